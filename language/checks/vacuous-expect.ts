// An expectation that holds, or fails, whatever the run gives: it tests nothing.
import {
  formatNumber,
  formatQuantity,
  type Expression,
  type ExpectStatement,
  type KnownValues
} from '../../simulator/index.js';
import { asksTheRun, partsOfClaim } from '../known/claims.js';
import { anything, between, intervalOf, notNegative, type Interval } from '../known/interval.js';
import { statementsIn } from '../known/statements.js';
import type { ModelCheck } from './check.js';

export const vacuousExpect: ModelCheck = {
  code: 'vacuous-expect',
  on: 'model',
  run({ experiments, report }) {
    for (const { experiment, known } of experiments) {
      for (const statement of statementsIn(experiment.statements)) {
        if (statement.kind !== 'expect') continue;
        const said = saidOf(statement, known);
        if (said) report(statement.claim.source, `${statement.claim.text} ${said}.`);
      }
    }
  }
};

function saidOf(statement: ExpectStatement, known: KnownValues): string | undefined {
  // What could not be read is told where it stands.
  if (partsOfClaim(statement).some(expression => expression.kind === 'number' && Number.isNaN(expression.value)))
    return undefined;
  if (!asksTheRun(statement))
    return 'does not depend on what the run gives, so this tests nothing; expect something of a statistic such as rate(E)';
  const empty = emptyIn(statement, known);
  if (empty) return empty;
  const holds = truthOf(statement, known);
  if (holds === undefined) return undefined;
  const can = limitsIn(partsOfClaim(statement));
  return `${holds ? 'always holds' : 'never holds'}${can ? `, as ${can}` : ''}; compare with a value that ${holds ? 'a run can miss' : 'a run can reach'}`;
}

/** What nothing can lie in. */
function emptyIn({ range, near, share, claim }: ExpectStatement, known: KnownValues): string | undefined {
  const number = (item: Expression | undefined): number => {
    const value = item && known.of(item);
    return typeof value === 'number' ? value : NaN;
  };
  const shown = (value: number): string => formatQuantity(value, claim.dimension);
  const [low, high] = [number(range?.low), number(range?.high)];
  if (low > high) return `never holds, as nothing lies in ${shown(low)} .. ${shown(high)}; write the smaller end first`;
  const tolerance = number(near?.tolerance);
  if (tolerance < 0) return `never holds, as nothing lies within ${shown(tolerance)}; give a tolerance of 0 or more`;
  const wanted = number(share);
  if (wanted <= 0) return 'always holds, as a share of no seeds is asked for; give a share above 0 %';
  if (wanted > 1) return `never holds across ${formatNumber(100 * wanted)} % of seeds; give a share of at most 100 %`;
  return undefined;
}

/** Undefined where the run decides. */
function truthOf({ claim, range, near }: ExpectStatement, known: KnownValues): boolean | undefined {
  const of = (expression: Expression): Interval => intervalOf(expression, named => boundsOf(named, known, of));
  if (near) return undefined;
  const value = of(claim.value);
  if (!range) return value.low === 1 ? true : value.high === 0 ? false : undefined;
  const [low, high] = [of(range.low), of(range.high)];
  if (value.low >= low.high && value.high <= high.low) return true;
  return value.high < low.low || value.low > high.high ? false : undefined;
}

type Bounded = Parameters<Parameters<typeof intervalOf>[1]>[0];

/** What a statistic can come to. */
const statistics: Readonly<Record<string, Interval>> = {
  rate: notNegative,
  count: notNegative,
  times: notNegative,
  isi: notNegative,
  cv_isi: notNegative,
  fano: notNegative,
  synchrony: notNegative,
  psth: notNegative,
  power_spectrum: notNegative,
  sd: notNegative,
  correlation: between(-1, 1),
  phase_locking: between(0, 1),
  vector_strength: between(0, 1)
};

/** Of a list of values that have limits, these have the same. */
const ofLists = ['mean', 'maximum', 'minimum'];

function boundsOf(one: Bounded, known: KnownValues, of: (expression: Expression) => Interval): Interval | undefined {
  if (one.kind === 'call') {
    const inner = ofLists.includes(one.function) ? one.arguments['what'] : undefined;
    return inner?.kind === 'call' ? of(inner) : statistics[one.function];
  }
  const value = one.kind === 'name' ? known.of(one) : undefined;
  return typeof value === 'number' ? between(value, value) : anything;
}

function limitsIn(parts: readonly Expression[]): string | undefined {
  const name = parts.flatMap(part => (part.kind === 'call' && statistics[part.function] ? [part.function] : []))[0];
  if (name === undefined) return undefined;
  return statistics[name] === notNegative
    ? `${name}() is never below 0`
    : `${name}() lies in ${statistics[name]!.low} .. ${statistics[name]!.high}`;
}
