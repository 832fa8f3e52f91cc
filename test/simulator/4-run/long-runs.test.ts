// Long and large runs: what is sent can be forgotten, and what the machine does not give is said in a sentence.
import { describe, expect, test } from 'vitest';
import {
  backends,
  run,
  type Chunk,
  type PointStart,
  type Recording,
  type RunOptions
} from '../../../simulator/index.js';
import { lowered } from '../../support/lowered.js';
import { unchecked } from '../../support/planned.js';
import { snn } from '../../support/snn.js';

const ran = (text: string, options: Partial<RunOptions> = {}): Recording =>
  run(lowered(text), { experiment: 'e', ...options });

describe('a recording that is not kept', () => {
  /** Every neuron fires in every step: ten million spikes. */
  const neurons = 2000;
  const steps = 5000;
  const text = snn`
    neuron always { spike count 1 }
    population P[${neurons}] : always
    experiment e { step 1 ms; record spikes of P; run ${steps} ms }
  `;

  test('is sent whole in pieces that are small, and nothing of it remains', () => {
    let spikes = 0;
    let largest = 0;
    let last = 0;
    const {
      spikes: [left],
      ended
    } = ran(text, {
      keep: false,
      onChunk: ({ spikes: [piece] }) => {
        const { length } = piece!.steps;
        expect([(piece!.steps[0] ?? last) >= last, piece!.indices.length]).toEqual([true, length]);
        last = piece!.steps[length - 1] ?? last;
        spikes += length;
        largest = Math.max(largest, length);
      }
    });
    expect([ended, spikes, last, left!.steps.length]).toEqual(['complete', neurons * steps, steps, 0]);
    // a call of a backend, or a hundredth of the run; all that is held is one of them
    expect(largest).toBeLessThanOrEqual(300 * neurons);
  });

  test('is the same as one that is kept', () => {
    const noisy = `population D[50] : poisson_source(rate = 200 Hz)
population P[20] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV)
connect c: D -> P { synapse delta(weight = 1 mV); pattern fixed_probability(0.3); delay dendritic 1 ms; plasticity stdp(w_max = 2 mV) }
experiment e { step 0.1 ms; record spikes of D, P; record V of P[3..4] every 0.7 ms; record weight of c every 10 ms; run 200 ms }
`;
    const whole = ran(noisy);
    const chunks: Chunk[] = [];
    const rest = ran(noisy, { keep: false, onChunk: chunk => chunks.push(chunk) });
    const joined = (pick: (piece: Pick<Recording, 'spikes' | 'traces' | 'weights'>) => ArrayLike<number>): number[] =>
      [...chunks, rest].flatMap(chunk => Array.from(pick(chunk)));
    expect(joined(pick => pick.spikes[1]!.indices)).toEqual(Array.from(whole.spikes[1]!.indices));
    expect(joined(pick => pick.traces[0]!.values)).toEqual(Array.from(whole.traces[0]!.values));
    expect(joined(pick => pick.traces[0]!.steps)).toEqual(Array.from(whole.traces[0]!.steps));
    expect(joined(pick => pick.weights[0]!.values)).toEqual(Array.from(whole.weights[0]!.values));
    expect(rest.spikes[0]!.steps).toHaveLength(0);
    expect(chunks.length).toBeGreaterThan(50);
  });

  test('is cut where it is cancelled, and what came before was sent', () => {
    let sent = 0;
    let last = 0;
    const { ended, steps: done } = ran(text, {
      keep: false,
      cancelled: () => sent > 1e6,
      onChunk: ({ spikes: [piece], steps: at }) => {
        sent += piece!.steps.length;
        last = at;
      }
    });
    expect([ended, last, sent]).toEqual(['cancelled', done, done * neurons]);
    expect(done).toBeLessThan(steps);
  });
});

test('what is recorded so far is looked at without a copy, and grows', () => {
  const lengths: number[] = [];
  const starts: PointStart[] = [];
  const {
    spikes: [whole]
  } = ran(
    'population P[10] : poisson_source(rate = 100 Hz)\nexperiment e { step 1 ms; record spikes of P; run 1 s }\n',
    {
      onStart: (_, start) => starts.push(start),
      onRecorded: soFar => lengths.push(soFar().spikes[0]!.steps.length)
    }
  );
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect([lengths.at(-1), lengths.length > 3]).toEqual([whole!.steps.length, true]);
  expect(starts).toMatchObject([{ point: 0, at: [], threads: 1 }]);
});

test('which value and seed begins is told with each start', () => {
  const starts: PointStart[] = [];
  ran(
    snn`
      param r = 1 Hz
      population P : poisson_source(rate = r)
      experiment e { step 1 ms; sweep r in [1 Hz, 2 Hz] with seeds 3..4 { run 5 ms } }
    `,
    { onStart: (_, start) => starts.push(start) }
  );
  const place = (r: number, seed: number): unknown => [
    { parameter: 'r', value: r, dimension: [0, 0, -1, 0, 0, 0] },
    { parameter: 'seed', value: seed, ofSeeds: true }
  ];
  expect(starts.map(({ point, at }) => [point, at])).toEqual([
    [0, place(0.001, 3)],
    [1, place(0.001, 4)],
    [2, place(0.002, 3)],
    [3, place(0.002, 4)]
  ]);
});

describe('memory that the machine does not give', () => {
  test.each(backends.map(backend => backend.name))(
    'is a fault with the remedy, at the line of the largest part (%s)',
    backend => {
      const model = unchecked(
        snn`
          population A[3] : lif
          population E[4294967295] : lif
          experiment e { step 0.1 ms; run 1 s }
        `
      );
      const {
        ended,
        faults: [fault],
        steps
      } = run(model, { experiment: 'e', memoryLimit: 1e15, backend });
      expect([ended, steps, fault!.code, fault!.source?.line]).toEqual(['fault', 0, 'out-of-memory', 2]);
      expect(fault!.message).toMatch(
        /^There is no more memory for this run: it needs 68\.7 GB by the estimate, most of it for neurons of E, and what spikes take; a network can have 4\.29 GB, /
      );
    }
  );

  test('in the middle of a run keeps what was recorded', () => {
    let looks = 0;
    const recording = ran(
      'population P[5] : regular(period = 1 ms)\nexperiment e { step 0.1 ms; record spikes of P; run 10 s }\n',
      {
        onRecorded: () => {
          if (++looks === 20) throw new RangeError('Array buffer allocation failed');
        }
      }
    );
    expect([recording.ended, recording.faults[0]!.code]).toEqual(['fault', 'out-of-memory']);
    expect(recording.spikes[0]!.steps.length).toBeGreaterThan(1000);
    expect(recording.steps).toBeLessThan(recording.plannedSteps);
  });
});
