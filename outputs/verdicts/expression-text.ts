// An expression as a user would write it, for messages and labels.
import {
  formatNumber,
  formatQuantity,
  type Dimension,
  type Expression,
  type Recording,
  type Selection
} from '../../simulator/index.js';

/** Numbers that stand next to a value of a known dimension are shown in its unit. */
export function expressionText(recording: Recording, expression: Expression, dimension?: Dimension): string {
  const text = (e: Expression) => expressionText(recording, e, dimension);
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value, expression.dimension ?? dimension);
    case 'name':
      return expression.of === 'pre' || expression.of === 'post'
        ? `${expression.of}.${expression.name}`
        : expression.name;
    case 'negate':
      return `-${text(expression.operand)}`;
    case 'not':
      return `not ${text(expression.operand)}`;
    case 'binary':
      return `${operand(recording, expression.left, dimension)} ${expression.operator} ${operand(recording, expression.right, dimension)}`;
    case 'if':
      return `if ${text(expression.condition)} then ${text(expression.then)} else ${text(expression.else)}`;
    case 'call':
      return callText(recording, expression);
    case 'list':
      return `[${expression.items.map(text).join(', ')}]`;
    case 'column':
      return `${expression.table}.${expression.column}`;
    case 'index':
      return `${text(expression.operand)}[${rangeText(recording, expression)}]`;
    case 'selection':
      return selection(recording, expression.selection);
    case 'recorded':
      return `${expression.variable} of ${selection(recording, expression.selection)}`;
    case 'text':
      return `"${expression.value}"`;
  }
}

function numberText(value: number, dimension?: Dimension): string {
  return dimension ? formatQuantity(value, dimension) : formatNumber(value);
}

function operand(recording: Recording, expression: Expression, dimension?: Dimension): string {
  const text = expressionText(recording, expression, dimension);
  return expression.kind === 'binary' || expression.kind === 'if' ? `(${text})` : text;
}

function callText(recording: Recording, call: Extract<Expression, { kind: 'call' }>): string {
  const times = ['from', 'to', 'bin', 'time', 'every', 'lag'];
  const { against, ...others } = call.arguments;
  const parts = Object.entries(others)
    .filter(([formal, e]) => !isDefault(formal, e, call))
    .map(([formal, e]) => {
      const text = expressionText(recording, e, times.includes(formal) ? [0, 0, 1, 0, 0, 0] : undefined);
      if (formal === 'what') return e.kind === 'list' ? text.slice(1, -1) : text;
      return ['x', 'a', 'b'].includes(formal) ? text : `${formal} = ${text}`;
    });
  return `${call.function}(${parts.join(', ')}${against ? ` against ${expressionText(recording, against)}` : ''})`;
}

/** What nobody wrote stands in another file than the call, beside the function; a limit of 0 is none. */
function isDefault(formal: string, e: Expression, call: Expression): boolean {
  if (e.source && call.source && e.source.uri !== call.source.uri) return true;
  return ['from', 'to', 'every'].includes(formal) && e.kind === 'number' && e.value === 0;
}

function selection(recording: Recording, { of, ranges }: Selection): string {
  return ranges.length === 0 ? of : `${of}[${ranges.map(range => rangeText(recording, range)).join(', ')}]`;
}

function rangeText(
  recording: Recording,
  { low, high }: { readonly low: Expression; readonly high?: Expression }
): string {
  return high
    ? `${expressionText(recording, low)}..${expressionText(recording, high)}`
    : expressionText(recording, low);
}
