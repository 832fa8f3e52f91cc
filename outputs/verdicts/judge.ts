// Expectations against what happened: one verdict an `expect`, over all points of a sweep.
import {
  dimensionless,
  formatQuantity,
  type Dimension,
  type Expression,
  type ExpectStatement,
  type Recording,
  type Source
} from '../../simulator/index.js';
import type { Value } from '../reading/value.js';
import { formatValue } from '../reading/quantity.js';
import { milliseconds } from '../reading/question.js';
import { dimensionOf, evaluateExpression, faultOf } from './evaluate-expression.js';
import { written } from '../reading/written.js';
import { leafText, leaves, means, type Leaf } from './sweep-points.js';

export interface Verdict {
  readonly source: Source;
  /** the statement as written */
  readonly text: string;
  readonly passed: boolean;
  /** what was found, in human units; of a sweep, at the first point that failed or else the last */
  readonly measured: string;
  /** `35.5 Hz to 39 Hz`, `91.27 ms within 0.5 ms`, `> 0.64` */
  readonly expected: string;
  /** one sentence for a person, also where it passed */
  readonly message: string;
}

/** In the order of the file. What was not recorded makes a failed verdict that says what to record. None of a run that was cut short: `unjudged`. */
export function judge(recording: Recording): readonly Verdict[] {
  if (recording.ended !== 'complete') return [];
  const runs = means(recording);
  return expectationsOf(recording, runs).map(expect => {
    const verdicts = runs.map(run => judgeRun(run.recording, expect));
    const worst = verdicts.findIndex(v => !v.passed);
    const failed = verdicts.filter(v => !v.passed).length;
    if (runs.length === 1) return verdicts[0]!;
    if (worst < 0) {
      const last = verdicts.at(-1)!;
      return {
        ...last,
        message: `Holds at all ${runs.length} points; at the last, ${leafText(runs.at(-1)!)}: ${last.message}`
      };
    }
    const others = failed > 1 ? ` (${failed} of ${runs.length} points fail)` : '';
    return { ...verdicts[worst]!, message: `At ${leafText(runs[worst]!)}${others}: ${verdicts[worst]!.message}` };
  });
}

/** What is expected of any of the runs, in the order of the file. */
function expectationsOf(recording: Recording, runs: readonly Leaf[]): readonly ExpectStatement[] {
  const expects = new Map<string, ExpectStatement>();
  for (const expect of [...runs.flatMap(r => r.recording.expects), ...recording.expects])
    expects.set(`${expect.source.uri} ${expect.source.offset}`, expect);
  return [...expects.values()].sort((a, b) => a.source.offset - b.source.offset);
}

/** Of a run that was cut short, why what it expects is not judged: a part of a run says nothing of the whole. Nothing where it was, or expects nothing. */
export function unjudged(recording: Recording): string | undefined {
  const { ended } = recording;
  const count = expectationsOf(recording, means(recording)).length;
  if (ended === 'complete' || count === 0) return undefined;
  const where = reachedText(recording);
  const why = ended === 'cancelled' ? `stopped at ${where}` : `a fault ended the run at ${where}`;
  return `${count === 1 ? 'The expectation is' : `${count} expectations are`} not judged: ${why}`;
}

/** How far a run came: `20 ms of 1 s`, of a sweep also at which point. */
export function reachedText(recording: Recording): string {
  const { steps, plannedSteps, step } = recording;
  const [reached, planned] = [steps, plannedSteps].map(steps => formatQuantity(steps * step, milliseconds));
  const { at } = leaves(recording).at(-1)!;
  return `${reached} of ${planned}${at.length > 0 ? ` at ${leafText({ at })}` : ''}`;
}

/** The run of one seed, or those of several: then the means hold, or each claim by itself with a share of the seeds. */
function judgeRun(recording: Recording, expect: ExpectStatement): Verdict {
  const { points } = recording;
  if (points.length === 0) return judgeOne(recording, expect);
  if (expect.share) return judgeShare(recording, expect, expect.share);
  const verdict = judgeOne(recording, expect);
  return { ...verdict, message: `In the mean over ${points.length} seeds: ${verdict.message}` };
}

function judgeShare({ points, ...recording }: Recording, expect: ExpectStatement, share: Expression): Verdict {
  const verdicts = points.map(point => judgeOne(point.recording, expect));
  const held = verdicts.filter(v => v.passed).length;
  const wanted = evaluateExpression({ ...recording, points: [] }, share);
  const percent = (x: number): string => `${Number((100 * x).toPrecision(4))} %`;
  const passed = held / points.length >= at(wanted, 0) - 1e-12;
  const failed = verdicts.findIndex(v => !v.passed);
  const [measured, expected] = [`${held} of ${points.length} seeds`, `${percent(at(wanted, 0))} of seeds`];
  const first =
    failed < 0 ? '' : `; with seed ${points[failed]!.value}, ${verdicts[failed]!.message.replace(/\.$/, '')}`;
  return {
    source: expect.source,
    text: expect.text,
    passed,
    measured,
    expected,
    message: `Holds with ${measured} (${percent(held / points.length)}), ${passed ? '' : 'not '}at least ${expected}${first}.`
  };
}

function judgeOne(recording: Recording, expect: ExpectStatement): Verdict {
  try {
    const { passed, measured, expected, message } = expect.range
      ? inRange(recording, expect, expect.range)
      : expect.near
        ? near(recording, expect, expect.near)
        : holds(recording, expect.claim.value);
    return { source: expect.source, text: expect.text, passed, measured, expected, message };
  } catch (error) {
    return {
      source: expect.source,
      text: expect.text,
      passed: false,
      measured: 'nothing',
      expected: '',
      message: faultOf(error, expect).message
    };
  }
}

type Judgement = Pick<Verdict, 'passed' | 'measured' | 'expected' | 'message'>;

function inRange(
  recording: Recording,
  { claim }: ExpectStatement,
  range: NonNullable<ExpectStatement['range']>
): Judgement {
  const value = evaluateExpression(recording, claim.value);
  const low = evaluateExpression(recording, range.low);
  const high = evaluateExpression(recording, range.high);
  const passed = every(value, (x, i) => x >= at(low, i) && x <= at(high, i));
  const [measured, lowest, highest] = tellApart([value, low, high], claim.dimension);
  const expected = `${lowest} to ${highest}`;
  return {
    passed,
    measured: measured!,
    expected,
    message: `${claim.text} is ${measured}, ${passed ? 'within' : 'outside'} ${expected}.`
  };
}

function near(
  recording: Recording,
  { claim }: ExpectStatement,
  { value: goal, tolerance }: NonNullable<ExpectStatement['near']>
): Judgement {
  const value = evaluateExpression(recording, claim.value);
  const wanted = evaluateExpression(recording, goal);
  const width = evaluateExpression(recording, tolerance);
  const sameLength = typeof wanted === 'number' || (typeof value !== 'number' && value.length === wanted.length);
  // the difference of two decimals (10.1 - 10) is off by their last bit
  const close = (x: number, i: number) =>
    Math.abs(x - at(wanted, i)) <= at(width, i) + 4 * Number.EPSILON * Math.abs(x);
  const nothing = typeof value !== 'number' && value.length === 0;
  const passed = sameLength && (nothing || every(value, close));
  const pair = [value, wanted];
  const [measured, aim] = passed
    ? pair.map(value => formatValue(value, claim.dimension))
    : tellApart(pair, claim.dimension);
  const expected = `${aim} within ${formatValue(width, claim.dimension)}`;
  if (passed)
    return { passed, measured: measured!, expected, message: `${claim.text} is ${measured}, near ${expected}.` };
  const first = typeof value === 'number' || !sameLength ? -1 : value.findIndex((x, i) => !close(x, i));
  const precisely = (x: number): string => formatValue(x, claim.dimension, 7);
  const where =
    first < 0 ? '' : ` (element ${first}: ${precisely(at(value, first))} instead of ${precisely(at(wanted, first))})`;
  return {
    passed,
    measured: measured!,
    expected,
    message: `${claim.text} is ${measured}, not near ${expected}${where}.`
  };
}

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

/** A condition: each comparison in it is told with what its left side is. */
function holds(recording: Recording, claim: Expression): Judgement {
  const passed = every(evaluateExpression(recording, claim), x => x !== 0 && !Number.isNaN(x));
  const parts = compared(claim).map(c => compare(recording, c));
  if (parts.length === 0)
    return {
      passed,
      measured: String(passed),
      expected: 'true',
      message: `${written(claim)} is ${passed}.`
    };
  const measured = parts.map(p => p.measured).join('; ');
  const expected = parts.map(p => p.expected).join('; ');
  const message = parts.map(p => `${p.what} is ${p.measured}, ${p.passed ? '' : 'not '}${p.expected}`).join('; ');
  return { passed, measured, expected, message: `${message}.` };
}

type Comparison = Extract<Expression, { kind: 'binary' }>;

function compared(claim: Expression): readonly Comparison[] {
  if (claim.kind === 'not') return compared(claim.operand);
  if (claim.kind !== 'binary') return [];
  return comparisons.includes(claim.operator) ? [claim] : [...compared(claim.left), ...compared(claim.right)];
}

function compare(recording: Recording, comparison: Comparison): Judgement & { what: string } {
  const { left, right, operator } = comparison;
  const dimension = dimensionOf(recording, left) ?? dimensionOf(recording, right) ?? dimensionless;
  const [measured, limit] = tellApart(
    [evaluateExpression(recording, left), evaluateExpression(recording, right)],
    dimension
  );
  const named = isLiteral(right) ? '' : ` (${written(right, dimension)})`;
  return {
    what: written(left, dimension),
    measured: measured!,
    expected: `${operator} ${limit}${named}`,
    message: '',
    passed: every(evaluateExpression(recording, comparison), x => x !== 0)
  };
}

const isLiteral = (e: Expression): boolean => e.kind === 'number' || (e.kind === 'negate' && isLiteral(e.operand));

/** As few digits as tell the first value from the others: 39.004 Hz is not shown as 39 Hz beside a limit of 39 Hz. */
function tellApart(values: readonly Value[], dimension: Dimension): readonly string[] {
  for (let digits = 4; ; digits++) {
    const texts = values.map(v => formatValue(v, dimension, digits));
    const clash = texts.some((text, i) => i > 0 && text === texts[0] && String(values[i]) !== String(values[0]));
    if (!clash || digits === 16) return texts;
  }
}

const at = (value: Value, i: number): number => (typeof value === 'number' ? value : (value[i] ?? NaN));

/** An empty list fails: nothing was found of which the claim could hold. */
function every(value: Value, test: (x: number, i: number) => boolean): boolean {
  return typeof value === 'number' ? test(value, 0) : value.length > 0 && value.every(test);
}
