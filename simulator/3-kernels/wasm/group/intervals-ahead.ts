// Normal numbers that intervals between spikes are drawn with, four spikes of a neuron ahead: they are worked out side by side.
import { streamKey } from '../../../0-numbers/index.js';
import { parts, type Formula } from '../../../2-plan/index.js';
import { streamOf } from '../../values/index.js';
import { column, type Code, type F64, type I32 } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { normalsTogether } from '../random/normals-ahead.js';
import type { FiringPass } from './firing-pass.js';

/** Streams of the normal numbers of a formula. */
function streamsOf(formula: Formula): string[] {
  const streams = [...parts(formula)].flatMap(part =>
    part.kind === 'draw' && ['normal', 'lognormal'].includes(part.distribution)
      ? [streamOf(part.event!.stream, part)]
      : []
  );
  return [...new Set(streams)];
}

export class IntervalsAhead {
  /** by stream: those of a neuron behind each other */
  readonly normals: ReadonlyMap<string, Float64Array>;

  constructor(interval: Formula, size: number, arena: Arena) {
    this.normals = new Map(streamsOf(interval).map(stream => [stream, arena.f64(normalsTogether * size)]));
  }

  /** Before the intervals of a neuron from an occasion on, a multiple of four, are drawn. */
  fill({ f, at, machine, arrays }: FiringPass, step: I32, occasion: I32): void {
    for (const [stream, values] of this.normals) {
      const { low, high } = streamKey(arrays.seed, stream);
      const begin = at.number.times(8 * normalsTogether).plus(addressOf(values));
      f.call(machine.random.normalsAhead, begin, low, high, at.number, step, occasion);
    }
  }

  /** Whether numbers from an occasion on are to be filled. */
  isDue(occasion: I32): I32 {
    return occasion.and(normalsTogether - 1).not();
  }

  /** That of an occasion; undefined for a stream of others. */
  at(f: Code, stream: string, neuron: I32, occasion: I32): F64 | undefined {
    const values = this.normals.get(stream);
    if (!values) return undefined;
    return column(values).at(f.keep(neuron.times(normalsTogether).plus(occasion.and(normalsTogether - 1))));
  }
}

/** Bytes of these. */
export const intervalsAheadBytes = (interval: Formula, size: number): number =>
  8 * normalsTogether * size * streamsOf(interval).length;
