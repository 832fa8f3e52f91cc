// Expectations: what passes, what fails, and that a failure names the expected and the measured value at its line.
import { describe, expect, test } from 'vitest';
import { judge, type Verdict } from '../../outputs/index.js';
import { type Expression, type ExpectStatement, type Recording, dimensionless, run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import {
  binary,
  call,
  expectation,
  hertz,
  measured,
  milliseconds,
  neurons,
  number,
  recorded,
  recordingOf,
  source,
  tracesOf,
  trainsOf
} from './hand-made.js';

const E = neurons('E');
const hz = (value: number): Expression => number(value / 1000, hertz);
const ms = (value: number): Expression => number(value, milliseconds);
const rate = measured('rate(E)', call('rate', E), hertz, 7);
const times = measured('times(E)', call('times', E), milliseconds, 8);
/** 40 Hz: four spikes of one neuron in 100 ms */
const steady = trainsOf(1000, [[100, 200, 300, 400]]);

const only = (recording: Recording, expect: ExpectStatement): Verdict => judge({ ...recording, expects: [expect] })[0]!;
const inRange = (low: number, high: number): ExpectStatement =>
  expectation('expect rate(E) in ...', rate, { range: { low: hz(low), high: hz(high) } });
const condition = (value: Expression): ExpectStatement =>
  expectation('expect ...', measured('', value, dimensionless, 9));
const near = (wanted: readonly number[], tolerance: number): ExpectStatement =>
  expectation('expect times(E) near ...', times, {
    near: { value: { kind: 'list', items: wanted.map(ms) }, tolerance: ms(tolerance) }
  });

describe('a range', () => {
  test('includes both ends', () => {
    expect(only(steady, inRange(40, 50))).toEqual({
      source: source(7),
      text: 'expect rate(E) in ...',
      passed: true,
      measured: '40 Hz',
      expected: '40 Hz to 50 Hz',
      message: 'rate(E) is 40 Hz, within 40 Hz to 50 Hz.'
    });
    expect(only(steady, inRange(30, 40)).passed).toBe(true);
  });
  test('fails outside, with both sides in human units', () => {
    expect(only(steady, inRange(41, 50))).toMatchObject({
      passed: false,
      measured: '40 Hz',
      expected: '41 Hz to 50 Hz',
      message: 'rate(E) is 40 Hz, outside 41 Hz to 50 Hz.'
    });
    expect(only(steady, inRange(10, 39)).passed).toBe(false);
  });
  test('shows as many digits as tell the value from its limit', () => {
    expect(only(steady, inRange(10, 39.999996)).message).toBe(
      'rate(E) is 40 Hz, outside 10 Hz to 40 Hz.'.replace('to 40 Hz', 'to 39.999996 Hz')
    );
  });
  test('holds for a list when it holds for each', () => {
    const all = (low: number, high: number): boolean =>
      only(steady, expectation('', times, { range: { low: ms(low), high: ms(high) } })).passed;
    expect([all(10, 40), all(11, 40), all(10, 39)]).toEqual([true, false, false]);
  });
  test('does not hold for an empty list', () => {
    const silent = trainsOf(1000, [[]]);
    expect(only(silent, expectation('', times, { range: { low: ms(0), high: ms(100) } }))).toMatchObject({
      passed: false,
      measured: 'none'
    });
  });
});

describe('near', () => {
  test('takes the tolerance to its end, in spite of decimals on the grid', () => {
    expect(only(steady, near([10.1, 20, 30, 40], 0.1)).passed).toBe(true);
    expect(only(steady, near([10.2, 20, 30, 40], 0.1)).passed).toBe(false);
  });
  test('names the element that is off', () => {
    expect(only(steady, near([10, 20, 31, 40], 0.5)).message).toBe(
      'times(E) is 10, 20, 30, 40 ms, not near 10, 20, 31, 40 ms within 0.5 ms (element 2: 30 ms instead of 31 ms).'
    );
  });
  test('needs as many values as wanted', () => {
    expect(only(steady, near([10, 20, 30], 100))).toMatchObject({
      passed: false,
      message: 'times(E) is 10, 20, 30, 40 ms, not near 10, 20, 30 ms within 100 ms.'
    });
    expect(only(trainsOf(1000, [[]]), near([], 1)).passed).toBe(true);
    expect(only(trainsOf(1000, [[]]), near([10], 1)).passed).toBe(false);
  });
  test('of a single value', () => {
    const one = (wanted: number): Verdict =>
      only(steady, expectation('', rate, { near: { value: hz(wanted), tolerance: hz(0.5) } }));
    expect([one(40.4).passed, one(40.6).passed]).toEqual([true, false]);
    expect(one(40.6).message).toBe('rate(E) is 40 Hz, not near 40.6 Hz within 0.5 Hz.');
  });
});

describe('a condition', () => {
  test.each([
    ['<', 41, true],
    ['<', 40, false],
    ['<=', 40, true],
    ['>', 40, false],
    ['>', 39, true],
    ['>=', 40, true],
    ['==', 40, true],
    ['==', 41, false],
    ['!=', 40, false]
  ] as const)('rate(E) %s %d Hz is %s', (operator, limit, passed) => {
    expect(only(steady, condition(binary(call('rate', E), operator, hz(limit))))).toMatchObject({
      passed,
      measured: '40 Hz',
      message: `rate(E) is 40 Hz, ${passed ? '' : 'not '}${operator} ${limit} Hz.`
    });
  });
  test('tells the parts of a conjunction, and both sides in the unit of the first', () => {
    const claim = binary(binary(call('count', E), '>', number(3)), 'and', binary(call('rate', E), '<', number(0.02)));
    expect(only(steady, condition(claim))).toMatchObject({
      passed: false,
      message: 'count(E) is 4, > 3; rate(E) is 40 Hz, not < 20 Hz.'
    });
  });
  test('compares two measured values, the second by name too', () => {
    const two = binary(call('rate', neurons('E', 0)), '>', { kind: 'name', of: 'global', name: 'limit' });
    expect(only({ ...steady, globals: { limit: 0.05 } }, condition(two)).message).toBe(
      'rate(E[0]) is 40 Hz, not > 50 Hz (limit).'
    );
  });
  test('not and arithmetic', () => {
    const sum = binary(binary(call('rate', E), '*', number(2)), '>', hz(79));
    expect(only(steady, condition(sum)).passed).toBe(true);
    expect(only(steady, condition({ kind: 'not', operand: sum })).passed).toBe(false);
  });
});

describe('what has no answer', () => {
  test('fails and says what to record', () => {
    const claim = measured('mean(V of E)', call('mean', recorded('V', 'E')), dimensionless, 5);
    expect(only(steady, expectation('expect mean(V of E) > -60 mV', claim))).toMatchObject({
      passed: false,
      measured: 'nothing',
      source: { line: 5 },
      message: 'Nothing is recorded for mean(V of E): add `record V of E`.'
    });
  });
  test('fails where nothing was simulated', () => {
    expect(only({ ...steady, steps: 0 }, inRange(0, 100))).toMatchObject({
      passed: false,
      message: 'Nothing was simulated, so there is nothing to measure.'
    });
  });
  test('a value that is not a number never passes', () => {
    const broken = tracesOf(10, [10], [[NaN]]);
    const claim = measured('mean(V of E)', call('mean', recorded('V', 'E')));
    expect(only(broken, expectation('', claim, { range: { low: number(-1e9), high: number(1e9) } })).passed).toBe(
      false
    );
    expect(only(broken, expectation('', claim)).passed).toBe(false);
  });
});

test('verdicts come in the order of the file', () => {
  const at = (line: number): ExpectStatement =>
    expectation(`expect ${line}`, measured('rate(E)', call('rate', E), hertz, line), {
      range: { low: hz(0), high: hz(line) }
    });
  expect(judge({ ...steady, expects: [at(50), at(20)] }).map(verdict => verdict.text)).toEqual([
    'expect 20',
    'expect 50'
  ]);
});

describe('a sweep', () => {
  const runAt = (spikes: number): Recording =>
    trainsOf(1000, [Array.from({ length: spikes }, (_, i) => 10 * (i + 1))], { expects: [inRange(20, 50)] });
  const swept = (counts: readonly number[]): Recording =>
    recordingOf(1000, { points: counts.map((count, i) => ({ parameter: 'g', value: i, recording: runAt(count) })) });
  test('passes where all points do, and says so', () => {
    expect(judge(swept([2, 3, 5]))[0]).toMatchObject({
      passed: true,
      message: 'Holds at all 3 points; at the last, g = 2: rate(E) is 50 Hz, within 20 Hz to 50 Hz.'
    });
  });
  test('fails at the first point that does', () => {
    expect(judge(swept([2, 6, 7]))[0]).toMatchObject({
      passed: false,
      measured: '60 Hz',
      message: 'At g = 1 (2 of 3 points fail): rate(E) is 60 Hz, outside 20 Hz to 50 Hz.'
    });
    expect(judge(swept([2, 6, 3]))[0]!.message).toMatch(/^At g = 1: /);
  });
});

test('messages name no argument that nobody wrote', () => {
  const text =
    'population A[2] : regular(period = 10 ms)\nexperiment e { step 0.1 ms; record spikes of A; run 50 ms; expect rate(A) > 500 Hz; expect rate(A, bin = 2 ms) > 500 Hz }';
  const model = lowered(text);
  const verdicts = judge(run(model, { experiment: 'e' }));
  expect(verdicts.map(verdict => verdict.message)).toEqual([
    'rate(A) is 100 Hz, not > 500 Hz.',
    'rate(A, bin = 2 ms) is 100 Hz, not > 500 Hz.'
  ]);
});
