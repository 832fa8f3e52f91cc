// What is drawn when an event happens, as a value of a kernel: the same operations in the same order as `drawn` of the reference.
import { binomialTable, poissonTable, streamKey, type CountTable } from '../../../0-numbers/index.js';
import { isNumber, mostDrawn, type Distribution, type Draw } from '../../../2-plan/index.js';
import { streamOf } from '../../values/index.js';
import type { Lanes, Value } from '../code/index.js';

/** Occasions of a step begin anew behind this one. */
export const lastOccasion = 65535;

/** Where and when it is drawn: an element, a step, and how often the event happened to the element in the step before (absent: never). */
export interface DrawPlace {
  readonly seed: number;
  readonly element: Value;
  readonly step: Value;
  readonly occasion?: Value;
  /** a normal number of a stream that is known there already */
  readonly normal?: (stream: string) => Value | undefined;
}

type Args = readonly [Value, Value, Value, Value];

interface Rule {
  /** whether arguments make a distribution; absent: always */
  readonly possible?: (l: Lanes, args: Args) => Value;
  readonly value: (l: Lanes, args: Args, at: (name: string, ...args: readonly Value[]) => Value) => Value;
}

const aboveZero = (l: Lanes, x: Value): Value => l.op('and', l.op('gt', x, l.f64(0)), l.op('lt', x, l.f64(Infinity)));
const upTo = (l: Lanes, x: Value, most: number): Value =>
  l.op('and', l.op('ge', x, l.f64(0)), l.op('le', x, l.f64(most)));

const rules: Readonly<Record<Distribution, Rule>> = {
  uniform: {
    value: (l, [low, high], at) => l.op('add', low, l.op('mul', l.op('sub', high, low), at('uniform_at')))
  },
  normal: {
    possible: (l, [, sd]) => l.op('ge', sd, l.f64(0)),
    value: (l, [mean, sd], at) => l.op('add', mean, l.op('mul', sd, at('normal_at')))
  },
  truncated_normal: {
    possible: (l, [, sd, low, high]) => l.op('and', l.op('gt', sd, l.f64(0)), l.op('lt', low, high)),
    value: (_, args, at) => at('truncated_normal_at', ...args)
  },
  lognormal: {
    possible: (l, [, sigma]) => l.op('ge', sigma, l.f64(0)),
    value: (l, [median, sigma], at) =>
      l.op('mul', median, l.call('exp', l.op('add', l.f64(0), l.op('mul', sigma, at('normal_at')))))
  },
  exponential: {
    value: (l, [mean], at) => l.op('mul', l.op('neg', mean), l.call('log', l.op('sub', l.f64(1), at('uniform_at'))))
  },
  gamma: {
    possible: (l, [shape]) => aboveZero(l, shape),
    value: (_, [shape, scale], at) => at('gamma_at', shape, scale)
  },
  poisson: {
    possible: (l, [mean]) => upTo(l, mean, mostDrawn),
    value: (l, [mean], at) =>
      lookedUp(l, poissonCounts(mean), at('uniform_at')) ?? l.call('poisson_of', mean, at('uniform_at'))
  },
  binomial: {
    possible: (l, [n, p]) =>
      l.op('and', l.op('and', upTo(l, n, mostDrawn), l.op('eq', l.op('floor', n), n)), upTo(l, p, 1)),
    value: (l, [n, p], at) =>
      lookedUp(l, binomialCounts(n, p), at('uniform_at')) ?? l.call('binomial_of', n, p, at('uniform_at'))
  }
};

/** Counts with at most so many sums are found by comparing, one sum after the other. */
const mostCompared = 40;

function lookedUp(l: Lanes, table: CountTable | undefined, u: Value): Value | undefined {
  if (!table || table.sums.length > mostCompared) return undefined;
  const { sums, counts } = table;
  return sums.reduceRight(
    (others, sum, i) => {
      const isHere = l.op('lt', u, l.f64(sum));
      return l.op('select', isHere, l.f64(counts[i]!), others);
    },
    l.f64(counts.at(-1)!)
  );
}

/** Only of few expected: larger tables are not worth making. */
function poissonCounts({ constant }: Value): CountTable | undefined {
  const mean = Number(constant);
  const lookup = mean <= mostCompared ? poissonTable(mean).lookup : undefined;
  return lookup && { sums: [...lookup.sums], counts: [...lookup.counts] };
}

const binomialCounts = (n: Value, p: Value): CountTable | undefined =>
  Number(n.constant) <= mostCompared && p.constant !== undefined
    ? binomialTable(Number(n.constant), Number(p.constant))
    : undefined;

/** `impossible` is told where arguments make no distribution; 1 is drawn from in place of the first there. */
export function drawnValue(
  draw: Draw,
  given: readonly Value[],
  l: Lanes,
  { seed, element, step, occasion, normal }: DrawPlace,
  impossible: (mask: Value) => void
): Value {
  const { possible, value } = rules[draw.distribution];
  const nothing = l.f64(NaN);
  const [first = nothing, ...others] = given;
  const args = (x: Value): Args => [x, others[0] ?? nothing, others[1] ?? nothing, others[2] ?? nothing];
  const stream = streamOf(draw.event!.stream, draw);
  const key = streamKey(seed, stream);
  const counter = occasion ? l.op('mul', occasion, l.f64(lastOccasion + 1)) : l.f64(0);
  const at = (name: string, ...more: readonly Value[]): Value =>
    (name === 'normal_at' ? normal?.(stream) : undefined) ??
    l.call(name, l.f64(key.low), l.f64(key.high), element, step, counter, ...more);
  // constants were looked at when the plan was made
  if (!possible || draw.arguments.every(argument => isNumber(argument))) return value(l, args(first), at);
  const isPossible = possible(l, args(first));
  impossible(l.op('not', isPossible));
  return value(l, args(l.op('select', isPossible, first, l.f64(1))), at);
}
