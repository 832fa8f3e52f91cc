// SNN: Quick Fix. At the first finding of the text that was looked at last, also where a page such as the walkthrough has the focus.
import * as vscode from 'vscode';
import { uriOf } from './choose-experiment.js';
import type { Command } from './command.js';
import { done } from './done.js';

export const quickFix: Command = {
  id: 'snn.quickFix',
  async execute() {
    const file = uriOf(undefined);
    const uri = file === undefined ? undefined : vscode.Uri.parse(file);
    const finding = uri && vscode.languages.getDiagnostics(uri).find(({ source }) => source === 'snn');
    if (!uri || !finding)
      return void vscode.window.showInformationMessage(
        'There is nothing to fix: open a .snn file, and change a unit or a name in it.'
      );
    await vscode.window.showTextDocument(uri, { selection: finding.range });
    await vscode.commands.executeCommand('editor.action.quickFix');
    done('fixed');
  }
};
