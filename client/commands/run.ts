// SNN: Run Experiment. From a code lens, the editor's title or the palette; asks which where the file has several.
import * as vscode from 'vscode';
import { chooseExperiment, uriOf } from './choose-experiment.js';
import type { Command } from './command.js';
import { done } from './done.js';

export const run: Command = {
  id: 'snn.run',
  /** `besides`: settings, records and plots that a panel asks for. */
  async execute(context, [file, name, besides]) {
    if (!vscode.workspace.isTrusted) return explainTrust();
    const uri = uriOf(file);
    if (uri === undefined) return void vscode.window.showErrorMessage('Open the .snn file whose experiment shall run.');
    const experiment = typeof name === 'string' ? name : await chooseExperiment(context, uri, 'Experiment to run');
    if (experiment === null) return;
    const answer = await context.runs.start(uri, experiment, besides ?? {});
    if ('refused' in answer) void vscode.window.showErrorMessage(answer.refused);
    else done('ran');
  }
};

export async function explainTrust(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    'Experiments run only in a workspace that you trust; checks and help work all the same.',
    manage
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
