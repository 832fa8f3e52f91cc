// The results of the newest run of each experiment as faint text at the ends of lines, greyed after an edit.
import * as vscode from 'vscode';
import type { RunEnded, RunStarted } from '../server/protocol.js';
import { lineTexts, moved, notesOf, type LineNote, type LineText } from './line-notes.js';
import { keyOf, type RunWatcher } from './runs.js';

interface Shown {
  readonly experiment: string;
  notes: readonly LineNote[];
  stale: boolean;
}

type Style = LineText['kind'];
const colours: Readonly<Record<Style, string>> = {
  passed: 'snn.passed',
  failed: 'editorError.foreground',
  measured: 'snn.measured',
  stale: 'snn.stale'
};
const styles = Object.keys(colours) as readonly Style[];

export class ResultsBesideText implements RunWatcher, vscode.Disposable {
  /** by experiment */
  private readonly results = new Map<string, Shown>();
  private readonly types = new Map(styles.map(style => [style, decorationType(colours[style])]));
  private readonly subscriptions: readonly vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument(event => this.edited(event)),
    vscode.window.onDidChangeVisibleTextEditors(() => this.show())
  ];

  // of a preview nothing stands beside the text: what the last run has measured stays, greyed by the edit
  started({ uri, experiment, preview }: RunStarted): void {
    if (preview !== undefined) return;
    this.results.set(keyOf(uri, experiment), { experiment, notes: [], stale: false });
    this.show();
  }

  ended(run: RunStarted, ended: RunEnded, stale: boolean): void {
    if (!stale) this.restored(run, ended);
  }

  fresh(run: RunStarted, ended: RunEnded | undefined): void {
    if (ended) this.restored(run, ended);
  }

  restored({ uri, experiment, preview }: RunStarted, ended: RunEnded): void {
    if (preview !== undefined) return;
    this.results.set(keyOf(uri, experiment), { experiment, notes: notesOf(ended), stale: false });
    this.show();
  }

  stale({ uri, experiment }: RunStarted): void {
    const shown = this.results.get(keyOf(uri, experiment));
    if (shown) shown.stale = true;
    this.show();
  }

  dispose(): void {
    for (const subscription of [...this.subscriptions, ...this.types.values()]) subscription.dispose();
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    for (const shown of this.results.values()) {
      for (const change of contentChanges) shown.notes = moved(shown.notes, uri, change);
    }
    this.show();
  }

  private show(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.languageId !== 'snn') continue;
      const { document } = editor;
      const texts = lineTexts([...this.results.values()], document.uri.toString()).filter(
        lineText => lineText.line < document.lineCount
      );
      for (const [style, type] of this.types) {
        const own = texts.filter(text => text.kind === style).map(text => decoration(document, text));
        editor.setDecorations(type, own);
      }
    }
  }
}

function decoration(document: vscode.TextDocument, { line, text, hover }: LineText): vscode.DecorationOptions {
  const { end } = document.lineAt(line).range;
  const message = new vscode.MarkdownString().appendText(hover);
  return { range: new vscode.Range(end, end), hoverMessage: message, renderOptions: { after: { contentText: text } } };
}

const decorationType = (colour: string): vscode.TextEditorDecorationType =>
  vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color: new vscode.ThemeColor(colour), margin: '0 0 0 2em', fontStyle: 'italic' }
  });
