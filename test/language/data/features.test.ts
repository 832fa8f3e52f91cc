// `save features of Output`: what a test took down of each sample is an array that is read as data, to learn from what a network makes of them.
import { describe, expect, test } from 'vitest';
import { dataRow } from '../../../simulator/1-model/index.js';
import { npzOf } from '../../../server/index.js';
import { run, type Recording } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { only } from '../../support/only.js';
import { simulated } from '../../support/simulated.js';

/** Two inputs, each to a neuron of its own that fires at its spikes; `f` is a filtered spike train. */
const network = `data bars = table("bars.csv", label = "class", test = "more.csv")
encoder beat {
  input x : 1
  spike at 5 ms every 10 ms when x > 0
}
neuron cell {
  state V = 0 mV
  state f = 0
  V' = -V / (5 ms)
  f' = -f / (20 ms)
  spike when V >= 1 mV
  on spike { V = 0 mV; f += 1 }
}
population Eye[2] : beat reads bars
population Out[2] : cell
connect see: Eye -> Out {
  synapse delta(weight = 2 mV)
  pattern one_to_one
}
`;
const files = { 'bars.csv': 'a,b,class\n1,0,left\n0,1,right\n0,1,right\n', 'more.csv': 'a,b,class\n1,1,left\n' };
const study = (more = '', record = 'record f of Out every 50 ms'): string => `${network}experiment e {
  step 1 ms
  ${record}
  label Out by bar in bars.train { present bar to Eye for 50 ms; clear state of Out }
  test Out on bar in bars.train { present bar to Eye for 50 ms; clear state of Out }
  ${more}
}
`;
const saved = (recording: Recording) => only(recording.saved!);
const arrays = (recording: Recording) =>
  Object.fromEntries(
    saved(recording).arrays.map(({ name, values, shape }) => [name, { shape, values: Array.from(values) }])
  );

describe('features', () => {
  const one = simulated(study('save features of Out to "features.npz"'), {}, files);
  // spikes at 5, 15, ... 45 ms, a step later at the neuron: 6, 16, ... 46 ms, the last of them 4 ms before the end
  const filtered = [4, 14, 24, 34, 44].reduce((sum, since) => sum + Math.exp(-since / 20), 0);
  test('are the spikes and the recorded variables at the end of each presentation, before anything is cleared', () => {
    const { 'bars.train.Out.spikes': spikes, 'bars.train.Out.f': f, 'bars.train.label': label } = arrays(one);
    expect(spikes).toEqual({ shape: [3, 2], values: [5, 0, 0, 5, 0, 5] });
    expect(f!.shape).toEqual([3, 2]);
    f!.values.forEach((value, i) => expect(value).toBeCloseTo([filtered, 0, 0, filtered, 0, filtered][i]!, 12));
    expect(label!.values).toEqual([0, 1, 1]);
  });
  test('are read back as data with their classes, and presented', () => {
    const { data } = lowered(
      `data seen = array("features.npz", name = "bars.train.Out.f", labels = "bars.train.label")\npopulation P[2] : poisson(max_rate = 1 Hz) reads seen\n`,
      { 'features.npz': npzOf(saved(one).arrays) }
    );
    const set = only(data);
    expect([set.samples, set.shape, Array.from(set.labels!.of)]).toEqual([3, [2], [0, 1, 1]]);
    expect(Array.from(dataRow(set, 1))).toEqual([0, expect.closeTo(filtered, 12)]);
  });
  test('of several tests are those of the last on each data set', () => {
    const again = simulated(
      study(
        'test Out on bar in bars.test { present bar to Eye for 30 ms }\n  test Out on bar in bars.train { present bar to Eye for 20 ms }\n  save features of Out to "features.npz"',
        'record spikes of Out'
      ),
      {},
      files
    );
    const found = arrays(again);
    expect(Object.keys(found).sort()).toEqual(
      ['bars.test.Out.spikes', 'bars.test.label', 'bars.train.Out.spikes', 'bars.train.label'].sort()
    );
    expect(found['bars.test.Out.spikes']!.values).toEqual([3, 3]);
    expect(found['bars.train.Out.spikes']!.values).toEqual([2, 0, 0, 2, 0, 2]);
  });
  test('of a run that is stopped are those of the tests that it made', () => {
    let asked = 0;
    const text = study('repeat 1000 { run 10 ms }\n  save features of Out to "features.npz"', 'record spikes of Out');
    const recording = run(lowered(text, files), { experiment: 'e', cancelled: () => asked++ > 60 });
    expect(recording.ended).toBe('cancelled');
    expect(saved(recording).isEarly).toBe(true);
    expect(arrays(recording)['bars.train.Out.spikes']!.values).toEqual([5, 0, 0, 5, 0, 5]);
  });
  test('of a population that is not tested are told before the run', () =>
    expect(errorsOf(study('save features of Eye to "features.npz"'), files)).toEqual([
      'nothing-learnt 25 Eye has no features to save, as they are those of the samples of a test; write label Eye by … and test Eye on … before.'
    ]));
  test('a name may be features, too', () =>
    expect(
      errorsOf(
        study('save features to "learnt.npz"')
          .replace('connect see:', 'connect features:')
          .replace('pattern one_to_one', 'pattern one_to_one\n  plasticity stdp(w_max = 4 mV)'),
        files
      )
    ).toEqual([]));
});
