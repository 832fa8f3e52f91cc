// Conditions by a range, `where index in 0 .. 4`: against the two comparisons that they stand for.
import { describe, expect, test } from 'vitest';
import { evaluateMeasured, type Value } from '../../../outputs/index.js';
import { only } from '../../support/only.js';
import { simulated } from '../../support/simulated.js';
import { snn } from '../../support/snn.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

const program = (condition: string): string => snn`
  function between(x : 1) = if x in 2 .. 3 then 1 else 0
  neuron cell {
    param size = 0
    state V = 0 mV
    state n = 0
    V' = 0 mV/ms
    spike when n in 3 .. 5
    each 1 ms { n += 1 }
  }
  population A[40] : cell(size = index * 1 mV / (10 mV))
  population Drawn[2000] : cell(size = if uniform(0, 1) in 0.4 .. 0.6 then 1 else 0)
  connect c: A -> A { synapse delta(weight = 1 mV); pattern where pre.index in 0 .. 4 and not (post.index in 3 .. 39) or pre.index == 7 }
  experiment e {
    step 1 ms
    record spikes of A
    record size of A, Drawn
    run 10 ms
    report ${condition}
  }
`;
const reported = (asked: string): (Value | string)[] => {
  const recording = simulated(program(asked));
  return recording.reports.map(measured => {
    const { value, fault } = evaluateMeasured(recording, measured);
    return fault ? fault.message : value;
  });
};
const found = (condition: string): readonly string[] =>
  shown(languageOf({ 'main.snn': program(condition) }).check(uriOf('main.snn'), program(condition)));

describe('a range in a condition', () => {
  test.each([
    ['index in 0 .. 4', 'index >= 0 and index <= 4'],
    ['size in 1.05 .. 2 and index < 15', 'size >= 1.05 and size <= 2 and index < 15'],
    ['not index in 1 .. 38', 'index == 0 or index == 39'],
    ['between(size) in 1 .. 1', 'size >= 2 and size <= 3']
  ])('%s is %s', (range, comparisons) => {
    const [one, other] = reported(`count(A where ${range}), count(A where ${comparisons})`);
    expect(one).toBe(other);
    expect(one).toBeGreaterThan(0);
  });
  test('holds in spike rules and patterns', () => {
    const recording = simulated(program('count(A[0])'));
    // n is 3, 4 and 5 after 3, 4 and 5 ms
    expect(reported('count(A[0])')).toEqual([3]);
    expect(only(recording.projections).synapses).toBe(5 * 3 + 40);
  });
  test('asks of one value, also where that is drawn', () => {
    const [share] = reported('mean(size of Drawn)');
    // four standard errors around 0.2; two draws would be 0.36
    expect(Math.abs(Number(share) - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / 2000));
  });
  test.each([
    [
      'count(A where index in [0, 1])',
      `A '..' is missing after ']'; there is ')' instead; a range goes from its lowest to its highest value, as in index in 0 .. 4.`
    ],
    [
      'count(A where size > mean(size))',
      'mean needs recorded values, such as V of E, or a list, but size is one plain number; behind where write the value to compare with.'
    ],
    [
      'count(A where size > mean(size of A))',
      'where asks each neuron of A by itself, and size of A is of several; write the value to compare with.'
    ],
    [
      'count(A where index in 0 mV .. 4)',
      '0 mV is a voltage (mV) and cannot be compared with index, a plain number; divide it by a voltage (mV).'
    ]
  ])('%s', (asked, message) => expect(found(asked).join('\n')).toContain(message));
});
