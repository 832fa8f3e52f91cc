// What a file of some length takes: opening, typing, asking while typing, formatting.
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../tables.js';
import { networkText } from './network-text.js';
import { Previewing } from './previewing.js';
import { Served, type Spent } from './served.js';

/** ms, and MB */
export interface EditorTimes {
  readonly lines: number;
  readonly ready: number;
  readonly open: Spent;
  /** of the findings that come later: of plans */
  readonly openRest: number;
  readonly keystroke: { readonly p50: Spent; readonly p95: Spent };
  /** processor time of what comes after the first findings, per keystroke followed by a pause */
  readonly rest: number;
  readonly completion: number;
  readonly hover: number;
  readonly format: Spent;
  readonly resident: number;
}

/** `withPreview`: a preview goes on whenever a key is pressed, and is stopped by it. */
export async function measured(
  lines: number,
  edits: number,
  flags: readonly string[],
  withPreview: boolean
): Promise<EditorTimes> {
  const text = networkText(lines);
  const served = await Served.start('untitled:bench', flags);
  const open = await served.open(text);
  const openRest = await served.quiet();
  if (served.findings !== 0) throw new Error(`The text has ${served.findings} findings and should have none.`);
  const format = await served.spent(() =>
    served.connection.sendRequest('textDocument/formatting', {
      textDocument: { uri: served.uri },
      options: { tabSize: 2, insertSpaces: true }
    })
  );
  const places = placesToType(text);
  const previewing = withPreview ? await Previewing.of(served) : undefined;
  const keys: Spent[] = [];
  let rest = 0;
  const typed = '\n  let q = 2 * a';
  for (let n = 0; n < edits; n++) {
    const turn = Math.floor(n / typed.length) % places.length;
    const above = places.slice(0, turn).filter(place => place.line < places[turn]!.line).length;
    const at = n % typed.length;
    const place = { line: places[turn]!.line + above, character: places[turn]!.character };
    const here = at === 0 ? place : { line: place.line + 1, character: at - 1 };
    const stop = await previewing?.begin();
    void stop?.();
    keys.push(await served.edit({ ...here, text: typed[at]! }));
    rest += await served.quiet();
  }
  const [completion, hover] = [await asked(served, 'completion', places), await asked(served, 'hover', places)];
  await served.quiet();
  const resident = served.resident();
  await served.stop();
  return {
    lines,
    ready: served.ready,
    open,
    openRest,
    keystroke: { p50: ranked(keys, 0.5), p95: ranked(keys, 0.95) },
    rest: rest / edits,
    completion,
    hover,
    format,
    resident
  };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Empty lines put behind lines of models, here and there in the file: behind the last character of `let leak = …`. */
function placesToType(text: string): Place[] {
  const lines = text.split('\n');
  const found = lines.flatMap((line, i) =>
    line.startsWith('  let leak') ? [{ line: i, character: line.length }] : []
  );
  const some = [0.1, 0.9, 0.5, 0.3, 0.7, 0.2, 0.6].map(share => found[Math.floor(share * found.length)]!);
  return [...new Set(some)];
}

/** p95 of the time by the clock to an answer that is asked for right behind a keystroke, at 100 ms a key. */
async function asked(served: Served, what: 'completion' | 'hover', places: readonly Place[]): Promise<number> {
  const { line } = places[0]!;
  const took: Promise<number>[] = [];
  for (let n = 0; n < 20; n++) {
    await served.send({ line: line + 3, character: 0, text: ' ' });
    const begin = performance.now();
    took.push(
      served.connection
        .sendRequest(`textDocument/${what}`, { textDocument: { uri: served.uri }, position: { line, character: 7 } })
        .then(() => performance.now() - begin)
    );
    await pause(100);
  }
  return quantile(await Promise.all(took), 0.95);
}

function ranked(spent: readonly Spent[], share: number): Spent {
  const of = (kind: keyof Spent): number =>
    quantile(
      spent.map(one => one[kind]),
      share
    );
  return { processor: of('processor'), wall: of('wall') };
}
