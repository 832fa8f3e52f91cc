// The recordings behind the gallery: small, and every number from a formula.
import type { Recording } from '../../simulator/index.js';
import {
  binary,
  call,
  hertz,
  measured,
  milliseconds,
  millivolts,
  neurons,
  number,
  population,
  recorded,
  recordingOf,
  source,
  spikesOf,
  trainsOf,
  weight
} from './hand-made.js';

/** A spike each `period` steps, the first at `first`. */
const regular = (first: number, period: number, steps: number): number[] =>
  Array.from({ length: Math.floor((steps - first) / period) + 1 }, (_, i) => first + i * period);
const list = (...items: Parameters<typeof call>[1][]): Parameters<typeof call>[1] => ({ kind: 'list', items });
const ms = (value: number): ReturnType<typeof number> => number(value, milliseconds);

/** Two populations with waves of spikes, 500 ms; the last 300 ms are measured. */
export function network(): Recording {
  const steps = 5000;
  const wave = (count: number, period: number): number[][] =>
    Array.from({ length: count }, (_, i) =>
      regular(1 + ((i * 37) % period) + Math.round(60 * Math.sin(i / 6) + 60), period + ((i * 13) % 29), steps)
    );
  return recordingOf(steps, {
    experiment: 'waves',
    populations: [population('E', 80), population('I', 20)],
    windows: [{ from: 2000, to: 5000 }],
    spikes: [spikesOf('E', wave(80, 450)), spikesOf('I', wave(20, 180))],
    plots: [
      measured('raster(E, I)', call('raster', list(neurons('E'), neurons('I')))),
      measured('rate(E, I, bin = 20 ms)', call('rate', list(neurons('E'), neurons('I')), { bin: ms(20) }))
    ]
  });
}

/** Membrane potentials and a conductance of three cells over 60 ms, with a gap where V is not a number. */
export function traces(): Recording {
  const steps = 600;
  const at = Float64Array.from({ length: steps + 1 }, (_, s) => s);
  const cells = Uint32Array.of(0, 1, 2);
  const values = (of: (t: number, cell: number) => number): Float64Array =>
    Float64Array.from(Array.from(at).flatMap(s => Array.from(cells, cell => of(s / 10, cell))));
  const V = values((t, cell) =>
    cell === 1 && t > 30 && t < 35 ? NaN : -70 + 20 * (1 - Math.exp(-((t * (1 + cell * 0.4)) % 25) / 10))
  );
  return recordingOf(steps, {
    experiment: 'cells',
    populations: [population('Cell', 3)],
    traces: [
      { population: 'Cell', variable: 'V', unit: millivolts, neurons: cells, steps: at, values: V },
      {
        population: 'Cell',
        variable: 'g',
        unit: [-2, -1, 3, 2, 0, 0],
        neurons: cells,
        steps: at,
        values: values((t, cell) => 4 * (cell + 1) * (t / 5) * Math.exp(1 - t / 5))
      }
    ],
    plots: [measured('trace(V of Cell, g of Cell)', call('trace', list(recorded('V', 'Cell'), recorded('g', 'Cell'))))]
  });
}

/** Weights that split into two groups, as a histogram, and many traces of them. */
export function weights(): Recording {
  const synapses = 200;
  const index = Uint32Array.from({ length: synapses }, (_, i) => i);
  const samples = 11;
  const value = (s: number, i: number): number =>
    0.1 + 0.099 * Math.tanh((((i * 61) % synapses) - 110) / 30) * (s / (samples - 1));
  return recordingOf(1_000_000, {
    experiment: 'competition',
    projections: [{ name: 'plastic(In->Out)', connect: 'plastic', from: 'In', to: 'Out', synapses, source: source() }],
    weights: [
      {
        connect: 'plastic',
        variable: 'weight',
        unit: [-2, -1, 3, 2, 0, 0],
        pre: index,
        post: new Uint32Array(synapses),
        steps: Float64Array.from({ length: samples }, (_, s) => s * 100_000),
        values: Float64Array.from({ length: samples * synapses }, (_, k) =>
          value(Math.floor(k / synapses), k % synapses)
        )
      }
    ],
    plots: [
      measured('histogram(weight of plastic, bins = 30)', call('histogram', weight('plastic'), { bins: number(30) })),
      measured('trace(weight of plastic)', call('trace', weight('plastic')))
    ]
  });
}

/** Rates over a sweep of two parameters; one point has no CV. */
export function sweep(): Recording {
  const at = (g: number, eta: number): Recording =>
    trainsOf(1000, [regular(5, Math.round(400 / (g * eta)), 1000), regular(9, Math.round(1000 / g), 1000)]);
  const inner = (eta: number): Recording =>
    recordingOf(1000, { points: [1, 2, 3, 4, 6, 8].map(g => ({ parameter: 'g', value: g, recording: at(g, eta) })) });
  const against = { against: { kind: 'name', of: 'global', name: 'g' } } as const;
  const doubled = binary(number(2), '*', call('rate', neurons('E', 1)));
  return recordingOf(1000, {
    experiment: 'gain',
    points: [1, 2].map(eta => ({ parameter: 'eta', value: eta, recording: inner(eta) })),
    plots: [
      measured(
        'curve(rate(E), 2 * rate(E[1]) against g)',
        call('curve', list(call('rate', neurons('E')), doubled), against),
        hertz
      )
    ]
  });
}

/** What cannot be drawn, and names that are no markup. */
export function complaints(): Recording {
  const odd = 'E<b>&"\'';
  return recordingOf(2000, {
    experiment: 'complaints & <script>',
    plannedSteps: 5000,
    ended: 'fault',
    populations: [population(odd, 2), population('E', 1)],
    spikes: [
      spikesOf(odd, [
        [10, 500],
        [900, 901, 1999]
      ])
    ],
    plots: [
      measured(`raster(${odd})`, call('raster', neurons(odd))),
      measured('trace(V of E)', call('trace', recorded('V', 'E'))),
      measured('curve(rate(E) against g)', call('curve', call('rate', neurons('E'))))
    ]
  });
}

/** More spikes than pixels. */
export function crowd(): Recording {
  const steps = 2000;
  const trains = Array.from({ length: 300 }, (_, i) =>
    regular(1 + ((i * 79) % 400), 101 + (i % 31) + Math.round(60 * Math.sin(i / 40)), steps)
  );
  return trainsOf(steps, trains, { experiment: 'crowd' });
}
