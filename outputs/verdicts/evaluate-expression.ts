// The value of an experiment's expression on a recording: statistics, recorded globals, arithmetic.
import { NetworkError } from '../../simulator/index.js';
import type { Dimension, Expression, Fault, Measured, Recording } from '../../simulator/index.js';
import { calculate, refuse } from '../reading/arithmetic.js';
import type { Value } from '../reading/arithmetic.js';
import { resolveConstant } from '../reading/constant.js';
import { formatValue } from '../reading/quantity.js';
import { Question } from '../reading/question.js';
import { statistics } from '../statistics/registry.js';
import { expressionText } from './expression-text.js';

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
  const of = (e: Expression): Value => evaluateExpression(recording, e);
  return calculate(expression, e => {
    if (e.kind !== 'call') return e.kind === 'selection' || e.kind === 'recorded' ? bare(recording, e) : resolveConstant(recording, e, of);
    const statistic = statistics.find(s => s.name === e.function);
    return statistic ? statistic.take(new Question(recording, e, expressionText(recording, e), of)) : resolveConstant(recording, e, of);
  });
}

/** The fault that a NetworkError carries, placed at the statement where it names no place. Other errors are ours and pass. */
export function faultOf(error: unknown, at: Pick<Measured, 'source'>): Fault {
  if (!(error instanceof NetworkError) || !error.faults[0]) throw error;
  return { ...error.faults[0], source: error.faults[0].source ?? at.source };
}

/** Dimension of a value where statistics tell it; undefined where only literals and globals stand. */
export function dimensionOf(recording: Recording, expression: Expression): Dimension | undefined {
  switch (expression.kind) {
    case 'negate': return dimensionOf(recording, expression.operand);
    case 'index': return dimensionOf(recording, expression.operand);
    case 'binary': return expression.operator === '+' || expression.operator === '-'
      ? dimensionOf(recording, expression.left) ?? dimensionOf(recording, expression.right) : undefined;
    case 'call': {
      const dimension = statistics.find(s => s.name === expression.function)?.dimension;
      const what = expression.arguments.what;
      if (dimension !== 'what') return dimension ?? (expression.function === 'abs' ? dimensionOf(recording, expression.arguments.x!) : undefined);
      return what?.kind === 'recorded' ? unitOf(recording, what) : undefined;
    }
    default: return undefined;
  }
}

function unitOf(recording: Recording, { variable, selection }: Extract<Expression, { kind: 'recorded' }>): Dimension | undefined {
  return recording.traces.find(t => t.population === selection.of && t.variable === variable)?.unit
    ?? recording.weights.find(w => w.connect === selection.of && w.variable === variable)?.unit;
}

function bare(recording: Recording, expression: Extract<Expression, { kind: 'selection' | 'recorded' }>): never {
  const text = expressionText(recording, expression);
  throw refuse(`${text} is not a number; ask a statistic of it, such as ${expression.kind === 'recorded' ? `mean(${text})` : `rate(${text})`}.`, expression);
}
