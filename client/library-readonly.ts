// Files of the standard library can be read, not written: they are the extension's own and lost at its next update.
import * as vscode from 'vscode';

/** `library` is the folder the server shows definitions in. */
export function keepReadonly(library: vscode.Uri): vscode.Disposable {
  const protect = (editor: vscode.TextEditor | undefined): void => {
    if (!editor?.document.uri.path.startsWith(`${library.path}/`)) return;
    void vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
  };
  protect(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(protect);
}
