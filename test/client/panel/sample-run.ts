// A made-up run as the server would tell it: scenes of a network of two populations, and what stands at its end.
import type { Axis, Mark, Panel, RowBand, Scene } from '../../../outputs/index.js';
import { PictureStream } from '../../../server/picture-stream.js';
import { fingerprint, type SourceLocation, type RunEnded, type RunStarted } from '../../../server/protocol.js';
import type { RunNews } from '../../../client/panels/messages.js';

const place = (line: number): SourceLocation => ({
  uri: 'file:///net.snn',
  start: { line, character: 2 },
  end: { line, character: 12 }
});

export const started = (run = 'one'): RunStarted => ({
  run,
  uri: 'file:///net.snn',
  experiment: 'asynchronous',
  files: [{ uri: 'file:///net.snn', fingerprint: fingerprint('') }],
  populations: [
    { name: 'Driver', place: place(3) },
    { name: 'E', place: place(4) },
    { name: 'I', place: place(5) }
  ],
  parameters: [
    { name: 'drive', value: 300, low: 100, high: 600, default: 300, unit: { name: 'pA', size: 1 }, whole: false },
    { name: 'tau', value: 20, low: 5, high: 50, default: 20, unit: { name: 'ms', size: 1 }, whole: false }
  ],
  record: [],
  plots: []
});

/** Neurons of each population, in their order. */
const sizes = [1, 800, 200];

export interface SampleSize {
  /** of the network */
  readonly spikes: number;
  /** simulated so far, and in all, ms */
  readonly time: number;
  readonly end: number;
}

const timeAxis = (time: number): Axis => ({
  label: 'time',
  unit: time > 2000 ? { name: 's', size: 1000 } : { name: 'ms', size: 1 },
  domain: [0, time],
  linked: 'time'
});

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Spikes more frequent at the peaks of a slow oscillation, by time. */
function spikes(count: number, from: number, rows: number, series: number, size: SampleSize): Mark {
  const next = numbers(series + 1);
  const times: number[] = [];
  while (times.length < count) {
    const time = next() * size.end;
    if (next() < 0.55 + 0.45 * Math.sin((time / size.end) * 40)) times.push(Math.round(time * 10) / 10);
  }
  const x = Float64Array.from(times)
    .sort()
    .filter(time => time <= size.time);
  return { kind: 'spikes', x, y: Uint32Array.from(x, () => from + Math.floor(next() * rows)), series };
}

function raster(size: SampleSize): Panel {
  const bands: RowBand[] = [];
  const marks: Mark[] = [{ kind: 'span', from: Math.min(size.time, size.end * 0.2), to: size.time, label: 'measured' }];
  for (const [series, { name }] of started().populations.entries()) {
    const rows = sizes[series]!;
    const from = (bands.at(-1)?.to ?? -1) + 1;
    bands.push({
      label: name,
      population: name,
      from,
      to: from + rows - 1,
      series,
      neurons: Uint32Array.from({ length: rows }, (_, i) => i)
    });
    marks.push(spikes(Math.round(size.spikes * [0.01, 0.69, 0.3][series]!), from, rows, series, size));
  }
  const legend = bands.map(band => ({ label: band.label, series: band.series }));
  const y: Axis = { label: 'neuron', unit: { name: '', size: 1 }, domain: [-0.5, 1000.5], whole: true, bands };
  return {
    kind: 'raster',
    title: 'raster(Driver, E, I)',
    x: timeAxis(size.time),
    y,
    marks,
    legend,
    notes: [],
    weight: 2
  };
}

function rate(size: SampleSize): Panel {
  const x = Float64Array.from({ length: Math.floor(size.time / 5) }, (_, i) => 5 * i + 2.5);
  const line = (series: number, scale: number): Mark => ({
    kind: 'line',
    x,
    y: x.map(t => scale * (0.55 + 0.45 * Math.sin((t / size.end) * 40 + series))),
    series
  });
  const y: Axis = { label: 'rate', unit: { name: 'Hz', size: 1e-3 }, domain: [0, 0.022] };
  const legend = [
    { label: 'E', series: 0 },
    { label: 'I', series: 1 }
  ];
  return {
    kind: 'rate',
    title: 'rate(E, I)',
    x: timeAxis(size.time),
    y,
    marks: [line(0, 0.012), line(1, 0.02)],
    legend,
    notes: ['bins of 5 ms'],
    weight: 1
  };
}

/** One line with a gap, the other recorded ten times as rarely. */
function trace(size: SampleSize): Panel {
  const each = (step: number): Float64Array =>
    Float64Array.from({ length: Math.floor(size.time / step) + 1 }, (_, i) => i * step);
  const [fine, coarse] = [each(0.1), each(1)];
  const marks: Mark[] = [
    {
      kind: 'line',
      x: fine,
      y: fine.map(t => (t > size.end * 0.4 && t < size.end * 0.45 ? NaN : -70 + (t % 37) / 2)),
      series: 0
    },
    { kind: 'line', x: coarse, y: coarse.map(t => -62 + 5 * Math.sin(t / 13)), series: 1 }
  ];
  const y: Axis = { label: 'V', unit: { name: 'mV', size: 1 }, domain: [-72, -50] };
  const legend = [
    { label: 'E[0]', series: 0 },
    { label: 'E[1]', series: 1 }
  ];
  return {
    kind: 'trace',
    title: 'trace(V of E[0..1])',
    x: timeAxis(size.time),
    y,
    marks,
    legend,
    notes: [],
    weight: 1
  };
}

function histogram(): Panel {
  const low = Float64Array.from({ length: 20 }, (_, i) => i * 0.05);
  const bars: Mark = {
    kind: 'bars',
    low,
    high: low.map(value => value + 0.05),
    y: low.map((_, i) => Math.round(400 * Math.exp(-(((i - 9) / 4) ** 2)))),
    series: 0
  };
  const x: Axis = { label: 'weight', unit: { name: 'pA', size: 1 }, domain: [0, 1] };
  const y: Axis = { label: 'synapses', unit: { name: '', size: 1 }, domain: [0, 420], whole: true };
  return {
    kind: 'histogram',
    title: 'histogram(weight of plastic)',
    x,
    y,
    marks: [bars],
    legend: [{ label: 'weight of plastic', series: 0 }],
    notes: ['4 012 values at 1 s'],
    weight: 1.2
  };
}

function curve(): Panel {
  const x = Float64Array.from({ length: 9 }, (_, i) => 100 + 50 * i);
  const y = x.map(current => Math.max(0, current - 200) * 2e-4);
  const marks: Mark[] = [
    { kind: 'line', x, y, series: 2 },
    { kind: 'points', x, y, series: 2 }
  ];
  return {
    kind: 'curve',
    title: 'curve(rate(E), against = current)',
    marks,
    legend: [{ label: 'rate(E)', series: 2 }],
    notes: [],
    weight: 1.4,
    x: { label: 'current', unit: { name: 'pA', size: 1 }, domain: [90, 510] },
    y: { label: 'rate(E)', unit: { name: 'Hz', size: 1e-3 }, domain: [0, 0.065] }
  };
}

const message: Panel = {
  ...histogram(),
  title: 'trace(w)',
  marks: [{ kind: 'text', text: 'Nothing was recorded: add `record w of plastic`.' }],
  legend: [],
  notes: []
};

/** All kinds of panels, or only those with time. */
export function scene(size: SampleSize, all = true): Scene {
  const panels = [raster(size), rate(size), trace(size)];
  return {
    title: 'asynchronous',
    subtitle: `${size.time} of ${size.end} ms · step 0.1 ms · seed 1`,
    time: [0, size.time],
    panels: all ? [...panels, histogram(), curve(), message] : panels
  };
}

export const ended = (run = 'one', spikeCount = 20_000): RunEnded => ({
  run,
  ended: 'complete',
  seconds: 1.24,
  steps: 10_000,
  plannedSteps: 10_000,
  spikes: spikeCount,
  statistics: [
    {
      population: 'E',
      neurons: '800',
      spikes: '13 800',
      rate: '17.25 Hz',
      cvIsi: '0.98',
      fano: '0.9',
      synchrony: '0.12',
      values: { neurons: 800, spikes: 13_800, rate: 0.01725, cvIsi: 0.98, fano: 0.9, synchrony: 0.12 },
      place: place(4)
    },
    {
      population: 'I',
      neurons: '200',
      spikes: '6 000',
      rate: '30 Hz',
      cvIsi: '–',
      fano: '1.1',
      synchrony: '0.2',
      values: { neurons: 200, spikes: 6_000, rate: 0.03, fano: 1.1, synchrony: 0.2 },
      place: place(5)
    }
  ],
  reports: [
    {
      text: 'report synchrony(E)',
      value: '0.12',
      number: { value: 0.12, dimension: [0, 0, 0, 0, 0, 0] },
      place: place(20)
    }
  ],
  verdicts: [
    {
      passed: true,
      text: 'expect rate(E) in 5 Hz .. 20 Hz',
      measured: '17.25 Hz',
      message: 'rate(E) is 17.25 Hz, expected 5 to 20 Hz.',
      place: place(21)
    },
    {
      passed: false,
      text: 'expect cv_isi(E) < 0.5',
      measured: '0.98',
      message: 'cv_isi(E) is 0.98 but should be below 0.5.',
      place: place(22)
    }
  ],
  faults: [],
  offers: [
    { text: 'psth(E)', kind: 'PSTH' },
    { text: 'isi(E)', kind: 'Intervals between spikes' },
    { text: 'map(weight of rest)', kind: 'Matrix of synapses', missing: { what: 'weight', of: 'rest' } }
  ]
});

/** A run that comes in `parts` pictures and is complete, as messages to the panel. */
export function sampleRun(
  spikeCount: number,
  parts: number,
  options: { readonly run?: string; readonly end?: number; readonly all?: boolean } = {}
): RunNews[] {
  const { run = 'one', end = 1000, all = true } = options;
  const stream = new PictureStream(run);
  const messages: RunNews[] = [{ type: 'started', started: started(run) }];
  for (let part = 1; part <= parts; part++) {
    const time = (end * part) / parts;
    messages.push({ type: 'picture', picture: stream.update(scene({ spikes: spikeCount, time, end }, all)) });
    messages.push({
      type: 'progress',
      progress: {
        run,
        phase: 'running',
        steps: Math.round(time * 10),
        plannedSteps: end * 10,
        spikes: Math.round((spikeCount * part) / parts),
        seconds: part,
        left: parts - part
      }
    });
  }
  return [...messages, { type: 'ended', ended: ended(run, spikeCount) }];
}
