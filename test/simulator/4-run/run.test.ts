// A run as its caller sees it: pieces, progress, cancellation, sweeps, and mistakes that become faults.
import { describe, expect, test } from 'vitest';
import { digest, run, type Chunk, type Progress, type Recording, type RunOptions } from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';

const network = (statements: string): string => `
param w = 0.2 mV
const rate = 20 kHz
population P[200] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV, V = uniform(0 mV, 5 mV))
population D[1] : poisson_source(rate = rate)
connect d: D -> P { synapse delta(weight = w); pattern independent }
connect c: P -> P { synapse delta(weight = -0.1 mV); pattern fixed_probability(0.1); delay 1 ms }
experiment e { step 0.1 ms; seed 4; record spikes of P; record V of P[3..4] every 0.7 ms; record weight of c[5 .. 9] every 10 ms; ${statements} }
`;
const model = lowered(network('run 50 ms'));
const ran = (options: Partial<RunOptions> = {}, of = model): Recording => run(of, { experiment: 'e', ...options });

test('a run of T equals runs of T / 2 and T / 2', () => {
  expect(digest(ran({}, lowered(network('run 25 ms; run 25 ms'))))).toBe(digest(ran()));
  expect(digest(ran({}, lowered(network('run 25 ms; run 25.1 ms'))))).not.toBe(digest(ran()));
});

test('the recording says what it is of', () => {
  const { experiment, seed, step, steps, plannedSteps, windows, populations, projections, ended, faults, globals } =
    ran();
  expect({ experiment, seed, step, steps, plannedSteps, windows, ended, faults, globals }).toEqual({
    experiment: 'e',
    seed: 4,
    step: 0.1,
    steps: 500,
    plannedSteps: 500,
    windows: [{ from: 0, to: 500 }],
    ended: 'complete',
    faults: [],
    globals: { w: 0.2, rate: 20 }
  });
  expect(populations.map(p => [p.name, p.size, p.shape])).toEqual([
    ['D', 1, [1]],
    ['P', 200, [200]]
  ]);
  expect(projections.map(p => [p.name, p.connect, p.from, p.to, p.synapses > 0])).toEqual([
    ['c(P->P)', 'c', 'P', 'P', true],
    ['d(D->P)', 'd', 'D', 'P', false]
  ]);
});

test('samples stand at steps 0, every, 2 every, …; weights at the end too', () => {
  const {
    traces: [trace],
    weights: [weight]
  } = ran({}, lowered(network('run 55 ms')));
  expect(Array.from(trace!.steps)).toEqual(Array.from({ length: 79 }, (_, i) => 7 * i));
  expect(Array.from(weight!.steps)).toEqual([0, 100, 200, 300, 400, 500, 550]);
  expect([Array.from(trace!.neurons), weight!.values.length, new Set(weight!.values)]).toEqual([
    [3, 4],
    35,
    new Set([-0.1])
  ]);
});

test('weights without every are taken at the start and at the end', () => {
  expect(ran({}, lowered(network('run 5 ms; record weight of c[0]'))).weights[1]!.steps).toEqual(
    Float64Array.of(0, 50)
  );
});

describe('pieces', () => {
  const chunks: Chunk[] = [];
  const started: Recording[] = [];
  const whole = ran({ onChunk: chunk => chunks.push(chunk), onStart: empty => started.push(empty) });
  const joined = (pick: (chunk: Chunk) => ArrayLike<number>): number[] =>
    chunks.flatMap(chunk => Array.from(pick(chunk)));

  test('are many, in order, and add up to the whole', () => {
    expect(chunks.length).toBeGreaterThanOrEqual(50);
    expect(chunks.map(c => c.steps)).toEqual(chunks.map(c => c.steps).sort((a, b) => a - b));
    expect(joined(c => c.spikes[0]!.steps)).toEqual(Array.from(whole.spikes[0]!.steps));
    expect(joined(c => c.spikes[0]!.indices)).toEqual(Array.from(whole.spikes[0]!.indices));
    expect(joined(c => c.traces[0]!.values)).toEqual(Array.from(whole.traces[0]!.values));
    expect(joined(c => c.traces[0]!.steps)).toEqual(Array.from(whole.traces[0]!.steps));
    expect(joined(c => c.weights[0]!.values)).toEqual(Array.from(whole.weights[0]!.values));
  });

  test('come after a recording that is whole but for the data', () => {
    expect(started).toHaveLength(1);
    const [{ spikes, traces, weights, steps, ...rest }] = started as [Recording];
    expect({ ...whole, ...rest }).toEqual(whole);
    expect([steps, spikes[0]!.steps.length, traces[0]!.values.length, weights[0]!.values.length]).toEqual([0, 0, 0, 0]);
    expect([traces[0]!.neurons, weights[0]!.pre]).toEqual([whole.traces[0]!.neurons, whole.weights[0]!.pre]);
  });
});

test('progress goes from connecting to the end, and counts all spikes', () => {
  const said: Progress[] = [];
  const { spikes } = ran({ onProgress: progress => said.push(progress) });
  expect(said[0]).toEqual({ phase: 'connecting', steps: 0, plannedSteps: 500, spikes: 0 });
  expect(said.at(-1)).toMatchObject({ phase: 'running', steps: 500, plannedSteps: 500 });
  expect(said.at(-1)!.spikes).toBeGreaterThanOrEqual(spikes[0]!.steps.length);
  expect(said.length).toBeGreaterThan(40);
});

test('progress takes loops that are to come to end as early as those before', () => {
  const said: Progress[] = [];
  const early = lowered(
    'population P[100] : poisson_source(rate = 100 Hz)\nexperiment e { step 0.1 ms; record spikes of P; repeat 20 { repeat 10 { run 5 ms; stop when count(P) >= 0 } } }'
  );
  ran({ onProgress: progress => said.push(progress) }, early);
  const running = said.filter(({ steps }) => steps > 50);
  expect(said[0]!.plannedSteps).toBe(10_000);
  expect(running.length).toBeGreaterThan(15);
  // within the pass under way
  for (const { steps, plannedSteps } of running) expect(Math.abs(plannedSteps - 1000)).toBeLessThan(50_000 / steps + 1);
  expect(said.at(-1)).toMatchObject({ steps: 1000, plannedSteps: 1000 });
});

describe('cancelling', () => {
  test('keeps what was recorded: the beginning of the whole', () => {
    let asked = 0;
    const cut = ran({ cancelled: () => ++asked > 40 });
    const whole = ran();
    const {
      steps,
      spikes: [spikes]
    } = cut;
    expect([cut.ended, cut.faults, steps > 0, steps < 500, asked]).toEqual(['cancelled', [], true, true, 41]);
    expect(spikes!.steps).toEqual(whole.spikes[0]!.steps.filter(step => step <= steps));
    expect(cut.traces[0]!.values).toEqual(whole.traces[0]!.values.subarray(0, cut.traces[0]!.values.length));
  });

  test('is asked for every few thousand operations while connecting, too', () => {
    let asked = 0;
    const large = lowered(
      snn`
        population A[1000] : lif_delta
        connect A -> A { synapse delta(weight = 1 mV); pattern all_to_all }
        experiment e { step 0.1 ms; run 1 ms }
      `
    );
    expect(ran({ cancelled: () => ++asked > 3 }, large)).toMatchObject({
      ended: 'cancelled',
      steps: 0,
      projections: []
    });
    asked = 0;
    ran({ cancelled: () => ++asked < 0 }, large);
    expect(asked).toBeGreaterThan(1e6 / 5000);
  });

  test('is asked for within one step of a large network', () => {
    let asked = 0;
    ran(
      { cancelled: () => ++asked < 0 },
      lowered('population A[100000] : lif_delta\nexperiment e { step 0.1 ms; run 0.1 ms }\n')
    );
    expect(asked).toBeGreaterThan(20);
  });
});

describe('a sweep', () => {
  const swept = lowered(`${network('sweep w in [0.1 mV, 0.2 mV, 0.4 mV] { run 20 ms }')}`);

  test('runs every value anew, with the same seed', () => {
    const { points, ...last } = ran({}, swept);
    const rates = points.map(p => p.recording.spikes[0]!.steps.length);
    expect(points.map(p => [p.parameter, p.value, p.recording.globals.w, p.recording.steps])).toEqual([
      ['w', 0.1, 0.1, 200],
      ['w', 0.2, 0.2, 200],
      ['w', 0.4, 0.4, 200]
    ]);
    expect(rates[0]! < rates[1]! && rates[1]! < rates[2]!).toBe(true);
    expect({ ...last, points: [] }).toEqual(points[2]!.recording);
    const alone = lowered(network('run 20 ms'));
    expect(digest(points[1]!.recording)).toBe(digest(ran({}, alone)));
    expect(digest(points[2]!.recording)).toBe(digest(ran({ settings: { w: 0.4 } }, alone)));
  });

  test('says of which value each piece is, and how far all of them are', () => {
    const pointsOfChunks = new Set<number>();
    const starts: number[] = [];
    const said: Progress[] = [];
    ran(
      {
        onChunk: c => pointsOfChunks.add(c.point),
        onStart: (_, { point }) => starts.push(point),
        onProgress: p => said.push(p)
      },
      swept
    );
    expect([[...pointsOfChunks], starts]).toEqual([
      [0, 1, 2],
      [0, 1, 2]
    ]);
    expect([said[0]!.plannedSteps, said.at(-1)!.steps, said.at(-1)!.plannedSteps]).toEqual([600, 600, 600]);
    expect(said.map(p => p.steps)).toEqual(said.map(p => p.steps).sort((a, b) => a - b));
  });

  test('ends where it is cancelled', () => {
    let done = 0;
    const { points, ended } = ran({ onProgress: p => (done = p.steps), cancelled: () => done > 200 }, swept);
    expect([ended, points.length, points[0]!.recording.ended, points[1]!.recording.ended]).toEqual([
      'cancelled',
      2,
      'complete',
      'cancelled'
    ]);
  });
});

describe('a mistake becomes a fault', () => {
  test.each<[string, Partial<RunOptions>, RegExp]>([
    ['an experiment that does not exist', { experiment: 'other' }, /^The file has no experiment other; it has e\.$/],
    ['a backend that does not exist', { backend: 'quantum' }, /^There is no backend quantum; there is .*reference/],
    ['a setting that is none', { settings: { q: 1 } }, /q/],
    ['too little memory', { memoryLimit: 1000 }, /above the limit of 1 kB/],
    ['a seed that is none', { seed: 0.5 }, /^The seed is 0\.5/]
  ])('%s', (_, options, message) => {
    const recording = ran(options);
    expect(recording).toMatchObject({ ended: 'fault', steps: 0, spikes: [] });
    expect(recording.faults[0]!.message).toMatch(message);
  });

  test("which is no user's goes on", () => {
    const broken = new RangeError('broken');
    expect(() =>
      ran({
        onProgress: () => {
          throw broken;
        }
      })
    ).toThrow(broken);
  });
});

test('the seed of the caller wins', () => {
  expect(ran({ seed: 9 }).seed).toBe(9);
  expect(digest(ran({ seed: 9 }))).not.toBe(digest(ran()));
  expect(digest(ran({ seed: 4 }))).toBe(digest(ran()));
});
