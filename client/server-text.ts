// A read-only text that the server writes, asked for anew each time it is shown.
import * as vscode from 'vscode';

export class ServerText implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  /** a text that is open already is asked for anew */
  readonly onDidChange = this.changed.event;

  /** `textOf` asks the server for the text of such a uri. */
  constructor(private readonly textOf: (uri: vscode.Uri) => Promise<string>) {}

  /** Opens the text beside the editor. */
  async open(uri: vscode.Uri): Promise<void> {
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.textOf(uri);
  }
}
