// Bytes above which a run is refused before anything is allocated. What a network takes is counted by who lays it out, see MemoryCount.
import { formatBytes } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { MemoryItem, Plan } from '../plan/index.js';

/** What a run of a plan takes; the `memory` of the plan is empty then. */
export type MemoryCount = (plan: Plan) => readonly MemoryItem[];

/** 4 GB */
const defaultLimit = 4e9;

/** What the neurons take at least: known before anything is counted or made a neuron, so that a billion are refused at once. */
export const leastMemoryOf = (drafts: readonly NeuronDraft[]): MemoryItem[] =>
  largestFirst(
    drafts.map(({ population, size, states }) => ({
      what: `neurons of ${population.name}`,
      source: population.source,
      bytes: 8 * size * (states.length + 1)
    }))
  );

/** Throws NetworkError where the sum is above the limit, in bytes. `items`: largest first. */
export function refuseAbove(items: readonly MemoryItem[], limit = defaultLimit): void {
  const sum = items.reduce((total, item) => total + item.bytes, 0);
  const source = items[0]?.source;
  if (sum <= limit) return;
  const most = items
    .slice(0, 3)
    .map(({ what, bytes, source: at }) => `${what} ${formatBytes(bytes)}${at ? ` (line ${at.line})` : ''}`)
    .join(', ');
  throw networkError(
    'too-much-memory',
    `This run would take ${formatBytes(sum)}, above the limit of ${formatBytes(limit)}: ${most}. ` +
      'Make it smaller, or raise the limit (--memory-limit; in VS Code the setting snn.memoryLimit).',
    source
  );
}

/** Without what takes nothing. */
export const largestFirst = (items: readonly MemoryItem[]): MemoryItem[] =>
  items.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
