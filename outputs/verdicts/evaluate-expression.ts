// The value of an experiment's expression on a recording: statistics, recorded globals, arithmetic.
import {
  dimensionless,
  divide,
  evaluate,
  multiply,
  NetworkError,
  type Dimension,
  type Expression,
  type Fault,
  type Measured,
  type Recording,
  type SweepPoint
} from '../../simulator/index.js';
import { plainValue, valueError, type Value } from '../reading/value.js';
import { resolveConstant } from '../reading/constant.js';
import { curveOf, givesCurve, type Curve, type CurveFrame, type CurveStatistic } from '../reading/curve.js';
import { formatValue } from '../reading/quantity.js';
import { Question, type Statistic } from '../reading/question.js';
import { statistics } from '../statistics/registry.js';
import { written } from '../reading/written.js';

/** A value with its text in human units, or why there is none. */
export type Outcome =
  | { readonly value: Value; readonly text: string; readonly fault?: undefined }
  | { readonly value?: undefined; readonly text?: undefined; readonly fault: Fault };

/** What `measured` is on this recording; a user's mistake comes back as a fault, never as an exception. */
export function evaluateMeasured(recording: Recording, measured: Measured): Outcome {
  try {
    const value = evaluateExpression(recording, measured.value);
    return { value, text: formatValue(value, measured.dimension) };
  } catch (error) {
    return { fault: faultOf(error, measured) };
  }
}

/** Throws NetworkError where the recording holds no answer. Truth is 1 and 0. */
export function evaluateExpression(recording: Recording, expression: Expression): Value {
  const value = evaluate(expression, e => {
    if (e.kind === 'selection' || e.kind === 'recorded') return bare(e);
    const statistic = e.kind === 'call' ? statisticOf(e) : undefined;
    return e.kind === 'call' && statistic ? take(recording, statistic, e) : resolveConstant(recording, e);
  });
  return plainValue(value, expression);
}

export type Call = Extract<Expression, { kind: 'call' }>;

export const statisticOf = (call: Call): Statistic | undefined => statistics.find(s => s.name === call.function);

/** The questions that a call asks: `rate(E, I)` asks one of each. A list of plain numbers is one sample. */
export function questionsIn(call: Call): readonly Call[] {
  const { what } = call.arguments;
  if (what?.kind !== 'list' || what.items.every(isPlain)) return [call];
  return what.items.flatMap(item => questionsIn({ ...call, arguments: { ...call.arguments, what: item } }));
}

/** Whether an expression is no thing to ask of, and no list of its own. */
const isPlain = (expression: Expression): boolean =>
  expression.kind !== 'selection' &&
  expression.kind !== 'recorded' &&
  expression.kind !== 'list' &&
  !(expression.kind === 'call' && statisticOf(expression));

/** `rate(E, I)` is a list, one value for each. */
function take(recording: Recording, statistic: Statistic, call: Call): Value {
  if (recording.points[0]?.ofSeeds)
    return meanOver(recording.points, point => take(point.recording, statistic, call), call);
  const asked = questionsIn(call);
  if (asked.length === 1 && asked[0] === call) return statistic.take(questionOf(recording, call));
  return asked.flatMap(item => statistic.take(questionOf(recording, item)));
}

/** Over the runs of several seeds; of lists, item by item. */
function meanOver(points: readonly SweepPoint[], of: (point: SweepPoint) => Value, call: Call): Value {
  const values = points.map(of);
  const [first] = values;
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  if (values.every(value => typeof value === 'number')) return mean(values);
  const lists = values.filter(value => typeof value !== 'number');
  const other = lists.findIndex(list => list.length !== lists[0]!.length);
  if (other < 0 && typeof first === 'object') return first.map((_, i) => mean(lists.map(list => list[i]!)));
  const lengths = `${lists[0]!.length} values with seed ${points[0]!.value} and ${lists[other]!.length} with seed ${points[other]!.value}`;
  throw valueError(
    `${call.function}() has ${lengths}, so there is no mean of them; ask for one number, or for a share: expect … across 90 % of seeds.`,
    call
  );
}

export function questionOf(recording: Recording, call: Call): Question {
  return new Question(recording, call, written(call), {
    value: e => evaluateExpression(recording, e),
    curve: e => frameOf(recording, e)?.frame
  });
}

/** The curve that a call such as `psth(E)` gives, and the statistic; undefined for other expressions. Throws NetworkError where it has no value. */
export function evaluateCurve(
  recording: Recording,
  expression: Expression
): { readonly statistic: CurveStatistic; readonly curve: Curve } | undefined {
  const found = frameOf(recording, expression);
  return found && { statistic: found.statistic, curve: curveOf(found.frame) };
}

function frameOf(
  recording: Recording,
  expression: Expression
): { readonly statistic: CurveStatistic; readonly frame: CurveFrame } | undefined {
  const statistic = expression.kind === 'call' ? statisticOf(expression) : undefined;
  if (expression.kind !== 'call' || !statistic || !givesCurve(statistic)) return undefined;
  return { statistic, frame: statistic.frame(questionOf(recording, expression)) };
}

/** The fault that a NetworkError carries, placed at the statement where it names no place. Other errors are ours and pass. */
export function faultOf(error: unknown, at: Pick<Measured, 'source'>): Fault {
  if (!(error instanceof NetworkError) || !error.faults[0]) throw error;
  return { ...error.faults[0], source: error.faults[0].source ?? at.source };
}

/** Dimension of a value where statistics and literals tell it; undefined for plain numbers and globals. */
export function dimensionOf(recording: Recording, expression: Expression): Dimension | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.dimension;
    case 'negate':
      return dimensionOf(recording, expression.operand);
    case 'index':
      return dimensionOf(recording, expression.operand);
    case 'list':
      return expression.items.map(item => dimensionOf(recording, item)).find(d => d !== undefined);
    case 'binary':
      return combined(recording, expression);
    case 'call':
      return callDimension(recording, expression);
    default:
      return undefined;
  }
}

function combined(
  recording: Recording,
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>
): Dimension | undefined {
  const a = dimensionOf(recording, left);
  const b = dimensionOf(recording, right);
  if (operator === '+' || operator === '-') return a ?? b;
  if (operator !== '*' && operator !== '/') return undefined;
  const factor = (e: Expression, known?: Dimension) => known ?? (e.kind === 'number' ? dimensionless : undefined);
  const x = factor(left, a);
  const y = factor(right, b);
  return x && y && (operator === '*' ? multiply(x, y) : divide(x, y));
}

function callDimension(recording: Recording, call: Call): Dimension | undefined {
  const dimension = statisticOf(call)?.dimension;
  const { what, x } = call.arguments;
  if (dimension !== 'what') return dimension ?? (call.function === 'abs' && x ? dimensionOf(recording, x) : undefined);
  const first = what?.kind === 'list' ? what.items[0] : what;
  return first?.kind === 'recorded' ? unitOf(recording, first) : undefined;
}

function unitOf(
  recording: Recording,
  { variable, selection }: Extract<Expression, { kind: 'recorded' }>
): Dimension | undefined {
  return (
    recording.traces.find(t => t.population === selection.of && t.variable === variable)?.unit ??
    recording.weights.find(w => w.connect === selection.of && w.variable === variable)?.unit
  );
}

function bare(expression: Extract<Expression, { kind: 'selection' | 'recorded' }>): never {
  const text = written(expression);
  throw valueError(
    `${text} is not a number; ask a statistic of it, such as ${expression.kind === 'recorded' ? `mean(${text})` : `rate(${text})`}.`,
    expression
  );
}
