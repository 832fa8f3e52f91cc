// What a run writes, data read: spikes, traces and weights as comma-separated values, what was learnt as NPZ, of one run and of sweeps.
import { describe, expect, test } from 'vitest';
import { exportCsv, exporters } from '../../../outputs/index.js';
import { npzOf } from '../../../server/index.js';
import { digest, run, type Recording } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';

const network = (script: string): string => snn`
  param g = 1
  population A[3] : poisson(max_rate = g * 200 Hz) reads 0.5
  population E[4, 2] : lif(I_e = 300 pA)
  connect c: A -> E { synapse exp_current(weight = uniform(10 pA, 60 pA)); plasticity stdp(w_max = 100 pA); delay dendritic 1 ms }
  experiment e {
    step 0.1 ms
    record spikes of A, E
    record V, I of E every 1 ms
    record weight of c every 10 ms
    ${script}
  }
`;
const written = (recording: Recording, name: string): string =>
  exportCsv(exporters.find(exporter => exporter.name === name)!, recording);
const spikesIn = ({ spikes }: Recording, population: string): string[] => {
  const { steps, indices } = spikes.find(one => one.population === population)!;
  return [...steps].map((step, i) => `${step}:${indices[i]!}`);
};

describe('of one run', () => {
  const recording = run(lowered(network('run 50 ms\n save c to "learnt.npz"')), { experiment: 'e' });
  const files = {
    'spikes.csv': written(recording, 'spikes'),
    'traces.csv': written(recording, 'traces'),
    'weights.csv': written(recording, 'weights'),
    'learnt.npz': npzOf(recording.saved![0]!.arrays)
  };

  test('spikes are fired again', () => {
    const again = run(
      lowered(
        snn`
          data s = events("spikes.csv", where = "population = E")
          population Again[4, 2] : spike_train reads s
          experiment e { step 0.1 ms; record spikes of Again; present s[0] to Again for 50 ms }
        `,
        files
      ),
      { experiment: 'e' }
    );
    expect(spikesIn(recording, 'E').length).toBeGreaterThan(10);
    expect(spikesIn(again, 'Again')).toEqual(spikesIn(recording, 'E'));
  });

  test('of several populations are not mixed up', () =>
    expect(errorsOf('data s = events("spikes.csv")\n', files)).toEqual([
      'data-file 1 spikes.csv holds spikes of A, E, whose neurons have the same numbers; say of which: where = "population = A".'
    ]));

  test('traces are signals', () => {
    const text = snn`
      data t = table("traces.csv", where = "population = E, variable = V")
      neuron follower { input V : mV; state x = 0 mV; each step { x = V } }
      population F[8] : follower
      experiment e {
        step 0.1 ms
        record x of F every 1 ms
        stimulate F with sampled(grouped(t.value * 1 mV, t.id), every = 1 ms, end = "hold")
        run 50 ms
      }
    `;
    const followed = run(lowered(text, files), { experiment: 'e' });
    expect(followed.ended).toBe('complete');
    const given = recording.traces.find(({ variable }) => variable === 'V')!.values;
    // a value acts from its time on, so that the step behind it is the first to see it
    expect([...followed.traces[0]!.values].slice(8)).toEqual([...given].slice(0, -8));
  });

  test('weights make the same connection', () => {
    const text = snn`
      data w = table("weights.csv", where = "time_ms = 50")
      population A[3] : poisson(max_rate = 200 Hz) reads 0.5
      population E[4, 2] : lif(I_e = 300 pA)
      connect c: A -> E { synapse exp_current(weight = w.value * 1 pA); pattern list(pre = w.pre, post = w.post) }
      experiment e { step 0.1 ms; record weight of c; run 1 ms }
    `;
    const again = run(lowered(text, files), { experiment: 'e' }).weights[0]!;
    const last = recording.weights[0]!;
    const ends = ({ pre, post }: typeof last): string[] => [...pre].map((from, i) => `${from}>${post[i]!}`);
    expect(ends(again)).toEqual(ends(last));
    expect([...again.values].slice(-24)).toEqual([...last.values].slice(-24));
  });

  test('what was learnt is an array, and loaded', () => {
    const text = network('load c from "learnt.npz"\n freeze c\n run 10 ms');
    const values = lowered('data l = array("learnt.npz", name = "c.weight")\n', files).data[0]!.values;
    expect([...values]).toEqual([...recording.weights[0]!.values].slice(-24));
    const loaded = run(lowered(text, files), { experiment: 'e' }).weights[0]!.values;
    expect([...loaded].slice(-24)).toEqual([...values]);
  });
});

test('of a sweep, each value and seed is a recording', () => {
  const recording = run(lowered(network('sweep g in [1, 2] with seeds 1..2 { run 20 ms }')), { experiment: 'e' });
  const text = snn`
    data s = events("spikes.csv", where = "population = A")
    data second = events("spikes.csv", where = "population = A, g = 2")
    population Again[3] : spike_train reads s
    experiment e { step 0.1 ms; record spikes of Again; for one in s { present one to Again for 20 ms } }
  `;
  const model = lowered(text, { 'spikes.csv': written(recording, 'spikes') });
  expect(model.data.map(({ samples }) => samples)).toEqual([4, 2]);
  const points = recording.points.flatMap(point => (point.recording.points.length ? point.recording.points : [point]));
  expect(spikesIn(run(model, { experiment: 'e' }), 'Again')).toEqual(
    points.flatMap((point, i) => {
      const { steps, indices } = point.recording.spikes.find(one => one.population === 'A')!;
      return [...steps].map((step, at) => `${step + 200 * i}:${indices[at]!}`);
    })
  );
  expect(digest(recording)).not.toBe('');
});

describe('lines that are chosen', () => {
  const files = { 'a.csv': 'kind,a,b\nx,1,2\ny,3,4\nx,5,q\n' };
  const valuesOf = (where: string): number[] => {
    const { data } = lowered(`data d = table("a.csv", where = "${where}")\nconst a = d.a\n`, files);
    return [...data[0]!.values].slice(0, data[0]!.samples);
  };
  test('are those with all that is said, numbers as numbers', () => {
    expect(valuesOf('kind = x')).toEqual([1, 5]);
    expect(valuesOf('kind = x, a = 1.0')).toEqual([1]);
  });
  test.each([
    ['kind = z', 'a.csv has no line with kind = z; kind is x, y.'],
    ['sort = x', "a.csv has no column 'sort', for which where asks; it has 'kind', 'a', 'b'."],
    [
      'kind',
      'a.csv is asked for where = "kind", which names no column and value; write where = "population = E", and several behind commas.'
    ]
  ])('%s is refused', (where, message) =>
    expect(errorsOf(`data d = table("a.csv", where = "${where}")\n`, files)).toEqual([`data-file 1 ${message}`])
  );
  test('keep their places in messages', () =>
    expect(errorsOf('data d = events("e.csv", where = "k = 1")\n', { 'e.csv': 'k,id,t\n2,0,1\n1,0.5,2\n' })).toEqual([
      'data-file 1 e.csv has the neuron 0.5 in line 3; it must be a whole number from 0 on.'
    ]));
});
