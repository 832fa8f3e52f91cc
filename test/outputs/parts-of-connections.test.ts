// Records of a part of a connection's synapses: what is asked for has the numbers that it has in the connection.
import { expect, test } from 'vitest';
import { judge, summarise } from '../../outputs/index.js';
import { defaultPlots } from '../../outputs/plots/default-plots.js';
import { snn } from '../support/snn.js';
import { simulated } from '../support/simulated.js';

/** Synapse i has weight i at its beginning, and two more from 2 ms on. */
const recordingWith = (statements: string): ReturnType<typeof simulated> =>
  simulated(snn`
    neuron cell { param times : list of ms; state V = 0; spike at times }
    synapse counted into V { param weight = 0; on pre { post.V += weight } }
    plasticity grows { on pre { weight += 2 } }
    population S[3] : cell(times = [1 ms])
    population T[2] : cell(times = [])
    connect c: S -> T { synapse counted(weight = [0, 1, 2, 3, 4, 5]); pattern list(pre = [0, 0, 1, 1, 2, 2], post = [0, 1, 0, 1, 0, 1]); plasticity grows }
    experiment e { step 1 ms; ${statements}; run 4 ms }
  `);
const judged = (statements: string): readonly boolean[] => judge(recordingWith(statements)).map(({ passed }) => passed);

test('parts are asked for by the numbers of the connection, whatever their order', () => {
  const two = 'record weight of c[4..5] every 1 ms; record weight of c[0..1] every 2 ms';
  expect(
    judged(`${two}
      expect last(weight of c[4..5]) == 6.5
      expect last(weight of c[0..1]) == 2.5
      expect value(weight of c[5], time = 0 ms) == 5
      expect last(weight of c[1]) == 3`)
  ).toEqual([true, true, true, true]);
});

test('what is recorded twice is read of the first record', () => {
  const twice =
    'record weight of c every 4 ms; record weight of c every 1 ms; record weight of c by target every 1 ms; record weight of c[1] by target';
  expect(judged(`${twice}; expect last(weight of c) == 4.5`)).toEqual([true]);
  expect(judged(`${twice}; expect last(weight of c by target) == 13.5`)).toEqual([true]);
});

test('what no record has is missing, the whole where a part is recorded', () => {
  const part = 'record weight of c[4..5]';
  const [whole, other] = judge(recordingWith(`${part}; expect mean(weight of c) > 0; expect last(weight of c[3]) > 0`));
  expect(whole).toMatchObject({
    passed: false,
    message: 'Nothing is recorded for mean(weight of c): add `record weight of c`.'
  });
  expect(other).toMatchObject({
    passed: false,
    message: 'Nothing is recorded for last(weight of c[3]): add `record weight of c[3]`.'
  });
});

test('a mean weight is that of all synapses, and pictures are of what there is', () => {
  const part = recordingWith('record weight of c[4..5]');
  expect(summarise(part).projections[0]).not.toHaveProperty('meanWeight');
  expect(defaultPlots(part)).toMatchObject([
    { arguments: { what: { selection: { of: 'c', ranges: [{ low: { value: 4 }, high: { value: 5 } }] } } } }
  ]);
  const whole = recordingWith('record weight of c every 1 ms; record weight of c[4..5]');
  expect(summarise(whole).projections[0]).toMatchObject({ meanWeight: 4.5 });
  expect(defaultPlots(whole)).toHaveLength(2);
});
