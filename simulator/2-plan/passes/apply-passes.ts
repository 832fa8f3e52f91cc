// Folds the list of passes over a plan, but for those left out.
import { networkError } from '../formula/index.js';
import type { Plan } from '../plan/index.js';
import { passes } from './registry.js';

/** Leaves out every pass. */
const everyPass = 'all';

/** What may be left out, besides `all`. */
export const passNames: readonly string[] = passes.map(pass => pass.name);

/** Those that change no bit of the results. */
export const bitEqualPasses: readonly string[] = passes.filter(pass => !pass.rounds).map(pass => pass.name);

/** What is wrong with names of passes to leave out; undefined where nothing is. */
export function unknownPass(without: readonly string[]): string | undefined {
  const unknown = without.find(name => name !== everyPass && !passNames.includes(name));
  return unknown === undefined
    ? undefined
    : `There is no pass ${unknown} to leave out; there are ${passNames.join(', ')}, and all for every one.`;
}

/** Throws for a name that no pass has. */
export function applyPasses(plan: Plan, without: readonly string[] = []): Plan {
  const wrong = unknownPass(without);
  if (wrong) throw networkError('unknown-pass', wrong);
  return passes.reduce((before, { name, apply, did }) => {
    const off = without.includes(name) || without.includes(everyPass);
    const after = off ? before : apply(before);
    return { ...after, passes: [...before.passes, { name, off, did: off ? [] : did(after, before) }] };
  }, plan);
}
