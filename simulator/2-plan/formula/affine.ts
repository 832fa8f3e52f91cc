// Whether a formula is linear in some of its variables, and with which coefficients.
import type { Formula, Variable } from '../plan/index.js';
import { add, choose, divide, isNumber, multiply, negate, subtract, zero } from './fold.js';
import { children, eachPartOnce } from './formula.js';

/** `rest + sum of coefficient * variable`, coefficients and rest free of these variables. */
export interface Affine {
  readonly terms: readonly Term[];
  readonly rest: Formula;
}

interface Term {
  readonly variable: Variable;
  readonly coefficient: Formula;
}

/** undefined where the formula is not linear in the variables that meet `among`. */
export function affine(formula: Formula, among: (variable: Variable) => boolean): Affine | undefined {
  const has = mentioning(among);
  return eachPartOnce<Affine | undefined>(formula, (part, of) => affinePart(part, of, has));
}

/** Whether a formula has a variable that meets the condition, each part looked at once over all that is asked. */
function mentioning(meets: (variable: Variable) => boolean): (formula: Formula) => boolean {
  const known = new Map<Formula, boolean>();
  const has = (formula: Formula): boolean => {
    const found = known.get(formula);
    if (found !== undefined) return found;
    const is = formula.kind === 'variable' ? meets(formula) : children(formula).some(has);
    known.set(formula, is);
    return is;
  };
  return has;
}

function affinePart(
  formula: Formula,
  of: (part: Formula) => Affine | undefined,
  has: (part: Formula) => boolean
): Affine | undefined {
  if (!has(formula)) return { terms: [], rest: formula };
  switch (formula.kind) {
    case 'variable':
      return { terms: [{ variable: formula, coefficient: { kind: 'number', value: 1 } }], rest: zero };
    case 'negate':
      return scaled(of(formula.operand), negate);
    case 'if':
      return has(formula.condition)
        ? undefined
        : combined(of(formula.then), of(formula.else), (a, b) => choose(formula.condition, a, b));
    case 'binary':
      return affineBinary(formula, of, has);
    default:
      return undefined;
  }
}

/** Coefficient of a variable; 0 where it does not occur. */
export const coefficientOf = (form: Affine, variable: Variable): Formula =>
  form.terms.find(term => same(term.variable, variable))?.coefficient ?? zero;

const same = (a: Variable, b: Variable): boolean => a.of === b.of && a.side === b.side && a.slot === b.slot;

function affineBinary(
  { operator, left, right }: Extract<Formula, { kind: 'binary' }>,
  of: (part: Formula) => Affine | undefined,
  has: (part: Formula) => boolean
): Affine | undefined {
  if (operator === '+' || operator === '-') return combined(of(left), of(right), operator === '+' ? add : subtract);
  if (operator === '*' && !has(right)) return scaled(of(left), f => multiply(f, right));
  if (operator === '*' && !has(left)) return scaled(of(right), f => multiply(left, f));
  if (operator === '/' && !has(right)) return scaled(of(left), f => divide(f, right));
  if (operator === '^' && isNumber(right, 1)) return of(left);
  return undefined;
}

function scaled(form: Affine | undefined, by: (formula: Formula) => Formula): Affine | undefined {
  return (
    form && {
      terms: form.terms.map(term => ({ ...term, coefficient: by(term.coefficient) })).filter(present),
      rest: by(form.rest)
    }
  );
}

function combined(
  a: Affine | undefined,
  b: Affine | undefined,
  by: (a: Formula, b: Formula) => Formula
): Affine | undefined {
  if (!a || !b) return undefined;
  const variables = [...a.terms, ...b.terms.filter(t => !a.terms.some(s => same(s.variable, t.variable)))].map(
    term => term.variable
  );
  const terms = variables
    .map(v => ({ variable: v, coefficient: by(coefficientOf(a, v), coefficientOf(b, v)) }))
    .filter(present);
  return { terms, rest: by(a.rest, b.rest) };
}

const present = (term: Term): boolean => !isNumber(term.coefficient, 0);
