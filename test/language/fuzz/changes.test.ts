// Small changes of all examples, the library and a text with every construct, always the same ones. `npm run fuzz -- --count 1000000` makes more.
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Campaign } from '../../../scripts/fuzz/campaign.js';
import type { Tally } from '../../../scripts/fuzz/tally.js';
import { only } from '../../support/only.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
/** Every tenth text is checked completely, down to the plans of its experiments, and an editor asks about every hundredth; of the others
 * tokens, tree and declarations are looked at. */
const wanted = { root, seed: 1, first: 0, count: 16_000, completeEvery: 10, requestsEvery: 100, patience: 120_000 };

async function run(): Promise<{ tally: Tally; faults: string[] }> {
  const faults: string[] = [];
  const tally = await new Campaign(wanted).run(({ index, kind, baseline }, found) => {
    faults.push(
      `${baseline.original.name}, ${kind}: ${only(found)} (npm run fuzz -- --seed ${wanted.seed} --first ${index} --count 1)`
    );
  });
  return { tally, faults };
}

describe('16 000 small changes', { timeout: 600_000 }, async () => {
  const { tally, faults } = await run();

  test('never throw, hang, point outside of the text, say what nobody understands, or cost more than one declaration', () =>
    expect(faults).toEqual([]));
  test('are all examined', () => expect(tally.all.texts).toBe(wanted.count));

  test('have an error on the changed line, in 95 % of those of one token', () => {
    const { withErrors, onLine, firstOnLine } = tally.ofOneToken;
    expect(withErrors).toBeGreaterThan(500);
    expect(onLine / withErrors).toBeGreaterThan(0.95);
    expect(firstOnLine / withErrors).toBeGreaterThan(0.94);
  });
  test('have few other errors', () => expect(tally.ofOneToken.errors / tally.ofOneToken.withErrors).toBeLessThan(1.5));
  test('of one token are seldom taken for right', () => {
    const { withErrors, checked } = tally.ofOneToken;
    expect(withErrors / checked).toBeGreaterThan(0.9);
  });
});
