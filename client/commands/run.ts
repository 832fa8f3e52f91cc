// SNN: Run Experiment. From a code lens, the editor's title or the palette; asks which where the file has several.
import * as vscode from 'vscode';
import { experimentsMethod, type ExperimentInfo } from '../../server/protocol.js';
import type { Command, CommandContext } from './command.js';

export const run: Command = {
  id: 'snn.run',
  async execute(context, [file, name]) {
    if (!vscode.workspace.isTrusted) return explainTrust();
    const uri = uriOf(file);
    if (uri === undefined) return void vscode.window.showErrorMessage('Open the .snn file whose experiment shall run.');
    const experiment = typeof name === 'string' ? name : await chooseExperiment(context, uri);
    if (experiment === null) return;
    const answer = await context.runs.start(uri, experiment);
    if ('refused' in answer) void vscode.window.showErrorMessage(answer.refused);
  }
};

/** A code lens names the file as text, a menu as Uri; the palette means the one that is edited. */
function uriOf(file: unknown): string | undefined {
  if (typeof file === 'string') return file;
  if (file instanceof vscode.Uri) return file.toString();
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'snn' ? document.uri.toString() : undefined;
}

/** The one around the cursor, the only one, or the one that is picked. Null: nobody picked. Undefined: the server says why there is none. */
async function chooseExperiment({ server }: CommandContext, uri: string): Promise<string | null | undefined> {
  const experiments = await server.request(experimentsMethod, { uri }) as readonly ExperimentInfo[];
  if (experiments.length < 2) return experiments[0]?.name;
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document.uri.toString() === uri ? editor.selection.active.line : -1;
  const around = experiments.find(({ place }) => place.start.line <= line && line <= place.end.line);
  if (around) return around.name;
  return await vscode.window.showQuickPick(experiments.map(one => one.name), { placeHolder: 'Experiment to run' }) ?? null;
}

async function explainTrust(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage('Experiments run only in a workspace that you trust; checks and help work all the same.', manage);
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
