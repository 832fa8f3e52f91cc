// Which populations the cursor is at: their rows are lit in the panels.
import * as vscode from 'vscode';
import type { RunStarted } from '../server/protocol.js';
import type { Panels } from './panels/panels.js';

/** ms that a cursor rests before it is followed */
const rest = 80;

export class Lights implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (textEditor.document.languageId !== 'snn') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.follow(textEditor), rest);
  });

  constructor(private readonly panels: Panels) {}

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  private follow({ document, selection }: vscode.TextEditor): void {
    const { active } = selection;
    const uri = document.uri.toString();
    const range = document.getWordRangeAtPosition(active);
    const word = range && document.getText(range);
    this.panels.light(uri, run => lit(run, uri, active.line, word));
  }
}

/** The one whose name is at the cursor, else those that are declared in its line. */
function lit({ populations }: RunStarted, uri: string, line: number, word: string | undefined): readonly string[] {
  const named = populations.filter(({ name }) => name === word);
  const declared = populations.filter(
    ({ place }) => place.uri === uri && place.start.line <= line && line <= place.end.line
  );
  return (named.length > 0 ? named : declared).map(({ name }) => name);
}
