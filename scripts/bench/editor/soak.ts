// Typing for a long time: what the memory does meanwhile.
import { networkText } from './network-text.js';
import { Served } from './served.js';

export interface Soak {
  readonly lines: number;
  readonly minutes: number;
  readonly edits: number;
  /** MB, at the end of each tenth of the time */
  readonly resident: readonly number[];
}

export async function soaked(lines: number, minutes: number): Promise<Soak> {
  const text = networkText(lines);
  const served = await Served.start('untitled:soak');
  await served.open(text);
  const line = text.split('\n').findIndex(one => one.startsWith('  let leak'));
  const character = text.split('\n')[line]!.length;
  const resident: number[] = [];
  let edits = 0;
  const begin = performance.now();
  while (resident.length < 10) {
    await served.edit({ line, character, text: ' ' });
    await served.edit({ line, character, removed: 1, text: '' });
    edits += 2;
    if (performance.now() - begin > ((resident.length + 1) / 10) * minutes * 60_000) resident.push(served.resident());
  }
  await served.stop();
  return { lines, minutes, edits, resident };
}
