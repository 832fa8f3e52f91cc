// SNN: Export Picture... Asks for a form and a place, then saves what a results panel shows.
import * as vscode from 'vscode';
import type { PictureFormat, PictureTheme } from '../panels/messages.js';
import type { PanelOf } from '../panels/panels.js';
import { uriOf } from './choose-experiment.js';
import type { Command, CommandContext } from './command.js';
import { done } from './done.js';

interface Form extends vscode.QuickPickItem {
  readonly format: PictureFormat;
  readonly theme: PictureTheme;
}

const forms: readonly Form[] = [
  { label: 'SVG for paper', description: 'lines, for papers and slides', format: 'svg', theme: 'print' },
  { label: 'SVG for dark screens', format: 'svg', theme: 'screen' },
  { label: 'PNG for paper', description: 'pixels', format: 'png', theme: 'print' },
  { label: 'PNG for dark screens', format: 'png', theme: 'screen' },
  { label: 'CSV', description: 'the numbers of the plots', format: 'csv', theme: 'print' }
];

export const exportPicture: Command = {
  id: 'snn.exportPicture',
  /** `target`, a Uri that ends in .svg, .png or .csv, and `theme` answer in place of the user. */
  async execute(context, [file, experiment, target, theme]) {
    const shown = choosePanel(context, file, experiment);
    if (!shown)
      return void vscode.window.showErrorMessage(
        'There is no picture to export yet: run an experiment, then export what its panel shows.'
      );
    const chosen = target instanceof vscode.Uri ? answered(target, theme) : await ask(shown);
    if (chosen) await save(shown, chosen.form, chosen.target);
  }
};

function choosePanel({ panels }: CommandContext, file: unknown, experiment: unknown): PanelOf | undefined {
  return typeof file === 'string' && typeof experiment === 'string'
    ? panels.of(file, experiment)
    : panels.choose(uriOf(file));
}

interface Chosen {
  readonly form: Pick<Form, 'format' | 'theme'>;
  readonly target: vscode.Uri;
}

function answered(target: vscode.Uri, theme: unknown): Chosen | undefined {
  const format = forms.find(form => target.path.endsWith(`.${form.format}`))?.format;
  if (!format)
    return void vscode.window.showErrorMessage(
      `${target.path} cannot be written: the name must end in .svg, .png or .csv.`
    );
  return { form: { format, theme: theme === 'screen' ? 'screen' : 'print' }, target };
}

/** Undefined where nobody picked. */
async function ask({ uri, experiment }: PanelOf): Promise<Chosen | undefined> {
  const form = await vscode.window.showQuickPick(forms, { placeHolder: `Export the picture of ${experiment} as` });
  if (!form) return undefined;
  const file = vscode.Uri.parse(uri);
  const folder =
    file.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(file, '..');
  const name = `${experiment}.${form.format}`;
  const target = await vscode.window.showSaveDialog({
    title: 'Export Picture',
    saveLabel: 'Export',
    filters: { [form.format.toUpperCase()]: [form.format] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) })
  });
  return target && { form, target };
}

async function save({ panel }: PanelOf, form: Chosen['form'], target: vscode.Uri): Promise<void> {
  const name = target.path.split('/').at(-1) ?? '';
  try {
    const content = await panel.export(form);
    await vscode.workspace.fs.writeFile(target, Buffer.from(content, form.format === 'png' ? 'base64' : 'utf8'));
  } catch (error) {
    return void vscode.window.showErrorMessage(
      `${name} was not written: ${error instanceof Error ? error.message : String(error)}`
    );
  }
  done('exported');
  const open = 'Open';
  void vscode.window.showInformationMessage(`${name} was written.${leftOut(panel.painted)}`, open).then(chosen => {
    if (chosen === open) void vscode.commands.executeCommand('vscode.open', target);
  });
}

/** A panel that was sent a part of the spikes exports that part. */
const leftOut = (painted: PanelOf['panel']['painted']): string =>
  painted && painted.spikes < painted.ofSpikes
    ? ` It has the ${painted.spikes} of ${painted.ofSpikes} spikes that the panel shows; \`snn plot\` draws all.`
    : '';
