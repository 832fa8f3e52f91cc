// The linear form of a formula: each variable once, in the order in which the sum names them, and in one pass over a long sum.
import { describe, expect, test } from 'vitest';
import {
  add,
  affine,
  multiply,
  number,
  variable,
  type Formula,
  type Variable
} from '../../../simulator/2-plan/index.js';

const x = (slot: number): Formula => variable('state', slot);
const minus = (left: Formula, right: Formula): Formula => ({ kind: 'binary', operator: '-', left, right });
const isState = (v: Variable): boolean => v.of === 'state';
/** `slot: coefficient` of each term, then the rest. */
function formOf(formula: Formula): string | undefined {
  const form = affine(formula, isState);
  const text = (part: Formula): string => (part.kind === 'number' ? String(part.value) : part.kind);
  return (
    form &&
    [
      ...form.terms.map(({ variable: { slot }, coefficient }) => `${slot}: ${text(coefficient)}`),
      text(form.rest)
    ].join()
  );
}

describe('a sum', () => {
  test('has each variable once, and constants apart', () =>
    expect(formOf(minus(add(add(multiply(number(3), x(1)), number(5)), x(0)), add(x(1), number(2))))).toBe(
      '1: 2,0: 1,3'
    ));
  test('leaves out what comes to nothing, also if it comes back later', () => {
    expect(formOf(minus(add(x(0), x(1)), x(0)))).toBe('1: 1,0');
    expect(formOf(add(minus(add(x(0), x(1)), x(0)), x(0)))).toBe('1: 1,0: 1,0');
  });
  test('adds up on the right as on the left', () => expect(formOf(add(x(0), add(x(1), x(0))))).toBe('0: 2,1: 1,0'));
  test('is not linear where one of its terms is not', () => {
    const square = multiply(x(0), x(0));
    expect(formOf(add(add(square, x(1)), x(2)))).toBeUndefined();
    expect(formOf(add(add(x(1), x(2)), square))).toBeUndefined();
  });
  test('of thousands of terms is gone through once', () => {
    const count = 4000;
    const slots = Array.from({ length: count }, (_, slot) => slot);
    const form = affine(
      [...slots, ...slots].reduce<Formula>((sum, slot) => add(sum, x(slot)), number(1)),
      isState
    )!;
    expect(form.terms.map(term => term.variable.slot)).toEqual(slots);
    expect(form.terms.every(({ coefficient }) => coefficient.kind === 'number' && coefficient.value === 2)).toBe(true);
  });
});

test('of a choice has the terms of both sides', () => {
  const either: Formula = { kind: 'if', condition: variable('time'), then: add(x(0), x(1)), else: add(x(1), x(2)) };
  expect(formOf(either)).toBe('0: if,1: 1,2: if,0');
});
