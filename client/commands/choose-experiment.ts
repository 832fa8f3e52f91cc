// Which file and which of its experiments a command is about: as it was called, else where the cursor is, else as picked.
import * as vscode from 'vscode';
import { experimentsMethod, type ExperimentInfo } from '../../server/protocol.js';
import { experimentAt } from '../preview/experiment-at.js';
import type { CommandContext } from './command.js';

/** A code lens names the file as text, a menu as Uri; the palette means the one that is edited; a button of the walkthrough, where no text has the focus, one that is open. */
export function uriOf(file: unknown): string | undefined {
  if (typeof file === 'string') return file;
  if (file instanceof vscode.Uri) return file.toString();
  const isSnn = ({ languageId }: vscode.TextDocument): boolean => languageId === 'snn';
  const active = vscode.window.activeTextEditor?.document;
  if (active) return isSnn(active) ? active.uri.toString() : undefined;
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  return [...shown, ...vscode.workspace.textDocuments].find(isSnn)?.uri.toString();
}

/** The one around the cursor, the only one, or the one that is picked. Null: nobody picked. Undefined: the server says why there is none. */
export async function chooseExperiment(
  { server }: CommandContext,
  uri: string,
  placeHolder: string
): Promise<string | null | undefined> {
  const experiments = (await server.request(experimentsMethod, { uri })) as readonly ExperimentInfo[];
  if (experiments.length < 2) return experiments[0]?.name;
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document.uri.toString() === uri ? editor.selection.active.line : -1;
  const around = experimentAt(experiments, line);
  if (around) return around.name;
  return (
    (await vscode.window.showQuickPick(
      experiments.map(experiment => experiment.name),
      { placeHolder }
    )) ?? null
  );
}
