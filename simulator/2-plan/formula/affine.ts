// Whether a formula is linear in some of its variables, and with which coefficients.
import { add, binary, choose, divide, isNumber, multiply, negate, subtract, zero } from './fold.js';
import { mentions, type Formula, type Variable } from './formula.js';

/** `rest + sum of coefficient * variable`, coefficients and rest free of these variables. */
export interface Affine {
  readonly terms: readonly Term[];
  readonly rest: Formula;
}

export interface Term {
  readonly variable: Variable;
  readonly coefficient: Formula;
}

/** undefined where the formula is not linear in the variables that meet `among`. */
export function affine(formula: Formula, among: (variable: Variable) => boolean): Affine | undefined {
  if (!mentions(formula, among)) return { terms: [], rest: formula };
  const again = (f: Formula): Affine | undefined => affine(f, among);
  switch (formula.kind) {
    case 'variable':
      return { terms: [{ variable: formula, coefficient: { kind: 'number', value: 1 } }], rest: zero };
    case 'negate':
      return scaled(again(formula.operand), negate);
    case 'if':
      return mentions(formula.condition, among)
        ? undefined
        : combined(again(formula.then), again(formula.else), (a, b) => choose(formula.condition, a, b));
    case 'binary':
      return affineBinary(formula, among);
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
  among: (variable: Variable) => boolean
): Affine | undefined {
  const leftHas = mentions(left, among);
  const rightHas = mentions(right, among);
  if (operator === '+' || operator === '-')
    return combined(affine(left, among), affine(right, among), operator === '+' ? add : subtract);
  if (operator === '*' && !rightHas) return scaled(affine(left, among), f => multiply(f, right));
  if (operator === '*' && !leftHas) return scaled(affine(right, among), f => multiply(left, f));
  if (operator === '/' && !rightHas) return scaled(affine(left, among), f => divide(f, right));
  if (operator === '^' && isNumber(right, 1)) return affine(left, among);
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

/** `sum of coefficient * variable + rest` written out again. */
export const expanded = (form: Affine): Formula =>
  form.terms.reduce((sum, term) => binary('+', sum, multiply(term.coefficient, term.variable)), form.rest);
