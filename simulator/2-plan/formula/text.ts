// Formulas as text for people: explanations and messages.
import { formatNumber } from '../../1-model/index.js';
import { children, type Formula, type Variable } from './formula.js';

const binding: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '==': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': 7
};

/** `name` says how a variable is called where the formula stands. */
export function formulaText(formula: Formula, name: (variable: Variable) => string): string {
  const write = (f: Formula, outer: number): string => {
    switch (f.kind) {
      case 'number':
        return f.value < 0 && outer > 4 ? `(${formatNumber(f.value, 12)})` : formatNumber(f.value, 12);
      case 'text':
        return JSON.stringify(f.value);
      case 'list':
        return `[${f.values.length} values]`;
      case 'variable':
        return name(f);
      case 'negate':
        return bracketed(`-${write(f.operand, 6)}`, 6, outer);
      case 'not':
        return bracketed(`not ${write(f.operand, 3)}`, 2, outer);
      case 'binary':
        return bracketed(
          `${write(f.left, binding[f.operator]!)} ${f.operator} ${write(f.right, binding[f.operator]! + 1)}`,
          binding[f.operator]!,
          outer
        );
      case 'if':
        return bracketed(`if ${write(f.condition, 0)} then ${write(f.then, 0)} else ${write(f.else, 0)}`, 0, outer);
      case 'entry':
        return `[${f.values.length} values][${write(f.index, 0)}]`;
      case 'call':
      case 'draw':
        return `${f.kind === 'call' ? f.function : f.distribution}(${children(f)
          .map(child => write(child, 0))
          .join(', ')})`;
      case 'distance':
        return 'distance(pre, post)';
    }
  };
  return write(formula, 0);
}

const bracketed = (text: string, own: number, outer: number): string => (own < outer ? `(${text})` : text);
