// Whether the texts of runs are still those they were made from: told at once when one is edited, and a moment later when that was undone.
import * as vscode from 'vscode';
import type { RunFile } from '../server/protocol.js';
import type { Runs } from './runs.js';

/** ms after the last edit until the whole text is looked at */
const patience = 200;

export class ComparedTexts implements vscode.Disposable {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: readonly vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.edited(document);
    }),
    // one that is closed without being saved is again what the disk has
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (this.runs.differs(uri.toString())) void this.compareStored(uri);
    })
  ];

  constructor(private readonly runs: Runs) {}

  /** The texts as they stand now, by uri; what cannot be read is left out, as the run then cannot be told from what is there. */
  async textsOf(files: readonly RunFile[]): Promise<ReadonlyMap<string, string>> {
    const texts = await Promise.all(files.map(async ({ uri }) => [uri, await textOf(vscode.Uri.parse(uri))] as const));
    return new Map(texts.flatMap(([uri, text]) => (text === undefined ? [] : [[uri, text] as const])));
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private edited(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.runs.edited(uri);
    clearTimeout(this.waiting.get(uri));
    if (!this.runs.differs(uri)) return;
    const compare = (): void => {
      this.waiting.delete(uri);
      if (!document.isClosed) this.runs.compare(uri, document.getText());
    };
    this.waiting.set(uri, setTimeout(compare, patience));
  }

  private async compareStored(uri: vscode.Uri): Promise<void> {
    const text = await textOf(uri);
    if (text !== undefined) this.runs.compare(uri.toString(), text);
  }
}

/** Of the editor where it is open, else as it is stored. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
