// Opening the files of test/vscode/fixtures, which is the workspace folder of the suite.
import * as vscode from 'vscode';

/** Opens a fixture in an editor. */
export async function openFixture(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder)
    throw new Error('The suite was started without its workspace folder; run it with `npm run test:vscode`.');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}
