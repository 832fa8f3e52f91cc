// What expectations, reports and plots of an experiment ask and its run can't answer, found before it runs: they are put to a recording
// that is planned and has no values yet.
import {
  NetworkError,
  operandsOf,
  type Expression,
  type ExpectStatement,
  type Fault,
  type Measured,
  type NetworkModel,
  type Plan,
  type Source,
  type Sweep
} from '../../simulator/index.js';
import { drawn } from '../plots/plot.js';
import type { Value } from '../reading/value.js';
import { NothingRecorded } from '../reading/nothing-recorded.js';
import { plannedRecording, Undecided, type PlannedRecording } from '../reading/planned-recording.js';
import {
  evaluateExpression,
  questionOf,
  questionsIn,
  statisticOf,
  type Call
} from '../verdicts/evaluate-expression.js';

/** `measured` is the claim, value or plot that asks. */
export interface Foreseen {
  readonly measured: Measured;
  readonly fault: Fault;
  /** the statement to add, where what is asked for is not recorded: `record V of E[0]` */
  readonly remedy?: string;
}

/** `plans` are of values of the sweep, where there is one. Each fault once, in the order of the file. */
export function foresee(plans: readonly Plan[], model: NetworkModel, sweep?: Sweep): readonly Foreseen[] {
  const found = plans.flatMap(plan => ofPlan(plan, model, sweep));
  return found
    .filter((foreseen, i) => found.findIndex(other => isSame(foreseen.fault, other.fault)) === i)
    .sort((a, b) => a.measured.source.offset - b.measured.source.offset);
}

const isSame = (a: Fault, b: Fault): boolean => a.message === b.message && a.source?.offset === b.source?.offset;

function ofPlan(plan: Plan, model: NetworkModel, sweep: Sweep | undefined): Foreseen[] {
  const recording = plannedRecording(plan);
  const { expects, reports, plots } = recording;
  return [
    ...expects.flatMap(expect => ofExpect(recording, expect)),
    ...reports.flatMap(measured => [...faultsIn(recording, measured, [measured.value])]),
    ...plots.flatMap(measured => ofPlot(recording, measured, model, sweep))
  ];
}

function ofExpect(recording: PlannedRecording, { claim, range, near, share }: ExpectStatement): Foreseen[] {
  const others = [range?.low, range?.high, near?.value, near?.tolerance, share].filter(item => item !== undefined);
  const found = [...faultsIn(recording, claim, [claim.value, ...others])];
  if (found.length > 0) return found;
  const lengths = [claim.value, ...others].map(expression => lengthOf(recording, expression));
  const length = lengths[0];
  const other = lengths.findIndex(item => item !== undefined && length !== undefined && item !== length);
  if (other < 0) return found;
  const message = `${claim.text} gives ${counted(length!)} and is compared with ${counted(lengths[other]!)}; give both the same length.`;
  return [{ measured: claim, fault: { code: 'no-value', message, source: claim.source } }];
}

const counted = (length: number): string => (length === 1 ? 'a list of one value' : `a list of ${length} values`);

function ofPlot(
  recording: PlannedRecording,
  measured: Measured,
  model: NetworkModel,
  sweep: Sweep | undefined
): Foreseen[] {
  const points = sweep ? firstOf(sweep, recording) : [];
  const call = {
    recording: { ...recording, points },
    title: measured.text,
    time: [0, recording.steps * recording.step] as const,
    mostLines: 1,
    model
  };
  const { value } = measured;
  const items = value.kind === 'call' ? questionsOf(value) : [value];
  const found = items.flatMap(item => attempt(measured, () => drawn(item, call)));
  if (value.kind !== 'call' || value.function !== 'curve') return found;
  return [...found, ...items.flatMap(item => [...faultsIn(recording, measured, valuesIn(item))])];
}

/** The first point of a sweep, as deep as it is. */
function firstOf({ parameters, points }: Sweep, recording: PlannedRecording): PlannedRecording['points'] {
  return parameters.reduceRight<PlannedRecording['points']>(
    (inner, parameter, level) => [
      { ...parameter, value: points[0]!.values[level]!, recording: { ...recording, points: inner } }
    ],
    []
  );
}

/** Each of several things to draw by itself. */
function questionsOf(call: Call): readonly Call[] {
  const { what } = call.arguments;
  return what?.kind === 'list'
    ? what.items.map(item => ({ ...call, arguments: { ...call.arguments, what: item } }))
    : [call];
}

const valuesIn = (plot: Expression): readonly Expression[] =>
  plot.kind === 'call' && plot.arguments.what ? [plot.arguments.what] : [];

/** Of expressions and all their parts: what lies around a fault has the same one. */
function* faultsIn(
  recording: PlannedRecording,
  measured: Measured,
  expressions: readonly Expression[],
  seen = new Set<Expression>()
): Generator<Foreseen> {
  for (const expression of expressions) {
    if (seen.has(expression)) continue;
    seen.add(expression);
    const inner = [...faultsIn(recording, measured, partsOf(expression), seen)];
    yield* inner;
    if (inner.length === 0) yield* attempt(measured, () => valueBefore(recording, expression));
  }
}

function attempt(measured: Measured, find: () => unknown): Foreseen[] {
  try {
    find();
    return [];
  } catch (error) {
    if (error instanceof Undecided) return [];
    if (!(error instanceof NetworkError)) throw error;
    const [fault] = error.faults;
    const source: Source = fault?.source?.uri === measured.source.uri ? fault.source : measured.source;
    const remedy = error instanceof NothingRecorded ? { remedy: error.remedy } : {};
    return [{ measured, fault: { ...fault!, source }, ...remedy }];
  }
}

/** What has a value of its own: of a statistic, what it is asked of besides recordings, and its other arguments. */
function partsOf(expression: Expression): readonly Expression[] {
  // of a matrix one entry is a number, and the matrix none
  if (expression.kind === 'index' && isDecided(expression.operand))
    return [expression.low, ...(expression.high ? [expression.high] : [])];
  if (expression.kind !== 'call' || !statisticOf(expression)) return operandsOf(expression);
  return questionsIn(expression)
    .flatMap(({ arguments: given }) => Object.values(given))
    .filter(({ kind }) => kind !== 'selection' && kind !== 'recorded' && kind !== 'text');
}

const isDecided = (expression: Expression): boolean =>
  (expression.kind !== 'call' || !statisticOf(expression)) && partsOf(expression).every(isDecided);

/** NaN stands for numbers that the run decides. Throws NetworkError as it would on the recording, Undecided where only that can tell. */
function valueBefore(recording: PlannedRecording, expression: Expression): Value {
  if (isDecided(expression)) return evaluateExpression(recording, expression);
  if (expression.kind === 'call' && statisticOf(expression)) return answerBefore(recording, expression);
  if (expression.kind === 'if' && !isDecided(expression.condition)) throw new Undecided();
  if (expression.kind === 'index' && ![expression.low, expression.high].every(end => !end || isDecided(end)))
    throw new Undecided();
  const standIn = (expression: Expression): Expression => literal(valueBefore(recording, expression), expression);
  return evaluateExpression(recording, withParts(expression, standIn));
}

/** A number, or a list as long as the answers to all its questions. */
function answerBefore(recording: PlannedRecording, call: Call): Value {
  const statistic = statisticOf(call)!;
  const questions = questionsIn(call);
  const lengths = questions.map(question => {
    try {
      const value = statistic.take(questionOf(recording, question));
      return typeof value === 'number' ? 1 : value.length;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return statistic.list ? error.length : 1;
    }
  });
  if (!statistic.list && questions[0] === call) return NaN;
  if (lengths.includes(undefined)) throw new Undecided();
  return Array.from({ length: lengths.reduce<number>((sum, length) => sum + length!, 0) }, () => NaN);
}

function lengthOf(recording: PlannedRecording, expression: Expression | undefined): number | undefined {
  try {
    const value = expression && valueBefore(recording, expression);
    return typeof value === 'object' ? value.length : undefined;
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function literal(value: Value, { source }: Expression): Expression {
  const place = source ? { source } : {};
  if (typeof value === 'number') return { kind: 'number', value, ...place };
  return { kind: 'list', items: value.map(value => ({ kind: 'number', value })), ...place };
}

/** The same of other parts. */
function withParts(expression: Expression, of: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'negate':
    case 'not':
      return { ...expression, operand: of(expression.operand) };
    case 'binary':
      return { ...expression, left: of(expression.left), right: of(expression.right) };
    case 'if':
      return { ...expression, then: of(expression.then), else: of(expression.else) };
    case 'list':
      return { ...expression, items: expression.items.map(of) };
    case 'index':
      return { ...expression, operand: of(expression.operand) };
    case 'call':
      return {
        ...expression,
        arguments: Object.fromEntries(Object.entries(expression.arguments).map(([name, one]) => [name, of(one)]))
      };
    default:
      return expression;
  }
}
