// What the tests ask of our own extension.
import * as vscode from 'vscode';
import type { Exports } from '../../../client/extension.js';
import type { Painted } from '../../../client/panels/messages.js';
import type { RunEnded, RunStarted } from '../../../server/protocol.js';
import { until } from './until.js';

export async function ourExtension(): Promise<Exports> {
  const extension = vscode.extensions.all.find(
    extension => (extension.packageJSON as { name?: string }).name === 'snn'
  );
  if (!extension)
    throw new Error('The extension under test is not in this VS Code; run the suite with `npm run test:vscode`.');
  return (await extension.activate()) as Exports;
}

/** The tabs that show panels. */
export const panelTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof vscode.TabInputWebview);

export interface Witness {
  readonly started: readonly RunStarted[];
  readonly pictures: number;
  readonly progress: number;
  /** spikes of the newest run so far */
  readonly latest: number;
  readonly ended: readonly RunEnded[];
}

/** Notes what is reported of runs from now on. */
export async function witness(): Promise<Witness> {
  const seen = { started: [] as RunStarted[], pictures: 0, progress: 0, latest: 0, ended: [] as RunEnded[] };
  (await ourExtension()).watch({
    started: run => seen.started.push(run),
    picture: () => void seen.pictures++,
    progress: (_, { spikes }) => {
      seen.progress++;
      seen.latest = spikes;
    },
    ended: (_, ended) => seen.ended.push(ended)
  });
  return seen;
}

/** The panel of an experiment once it shows what is asked for. */
export async function paintedPanel(
  document: vscode.TextDocument,
  experiment: string,
  fits: (painted: Painted) => boolean
): Promise<Painted> {
  const extension = await ourExtension();
  let last: Painted | undefined;
  try {
    return await until(`the panel of ${experiment}`, () => {
      last = extension.painted(document.uri.toString(), experiment);
      return last && fits(last) ? last : undefined;
    });
  } catch (error) {
    throw new Error(`${(error as Error).message} Its last paint: ${JSON.stringify(last)}`, { cause: error });
  }
}

/** What this machine needs at the moment to ask the server anything, in ms: beside a build that alone can be seconds. */
export async function answerTime(document: vscode.TextDocument): Promise<number> {
  const asked = Date.now();
  await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  return Date.now() - asked;
}
