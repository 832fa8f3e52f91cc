// What the server takes of this machine, as lines for people: its memory, its texts and what each open one took, its runs.
import { memoryUsage, uptime } from 'node:process';
import type { EditorLanguage } from '../language/index.js';
import { formatBytes } from '../simulator/index.js';
import { fileName } from './file-name.js';
import type { RunsNow } from './runs.js';

export function timingsText({ services }: EditorLanguage, { active, kept }: RunsNow): string {
  const { TextDocuments, LangiumDocuments } = services.shared.workspace;
  const { rss, heapUsed, external } = memoryUsage();
  const all = LangiumDocuments.all.toArray();
  const open = all.filter(({ uri }) => TextDocuments.get(uri) !== undefined);
  const characters = all.reduce((sum, { textDocument }) => sum + textDocument.getText().length, 0);
  const named = (runs: RunsNow['active']): string =>
    runs.map(({ uri, experiment }) => `${experiment} of ${fileName(uri)}`).join(', ') || 'none';
  return [
    `Language server, for ${Math.round(uptime())} s: ${formatBytes(rss)} of memory, ${formatBytes(heapUsed)} of it for trees and findings, ${formatBytes(external)} for data.`,
    `Texts: ${all.length}, those of the library among them, with ${characters} characters.`,
    ...open.map(document => {
      const took = services.later.took(document);
      const lines = document.textDocument.lineCount;
      return `${fileName(document.uri.toString())}, ${lines} lines: ${took === undefined ? 'still being looked at' : `all findings after ${Math.ceil(took)} ms of work`}.`;
    }),
    `Runs that go on: ${named(active)}.`,
    `Runs whose recordings are kept: ${named(kept)}.`
  ].join('\n');
}
