import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../../language/names/nearest.js';

describe('the nearest name', () => {
  test.each([
    ['recrod', ['report', 'record'], 'record'],
    ['v', ['x', 'V'], 'V'],
    ['x', ['y', 'z'], undefined],
    ['tau', ['tau_m', 'theta'], undefined],
    ['tau_n', ['tau_m', 'tau_ref'], 'tau_m'],
    ['fixed_indegre', ['fixed_outdegree', 'fixed_indegree'], 'fixed_indegree'],
    ['abcdef', ['uvwxyz'], undefined],
    ['same', ['same'], undefined]
  ])('to %s among %j', (word, candidates, expected) => expect(nearest(word, candidates)).toBe(expected));
});

describe('the edit distance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3]
  ])('of %s and %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
