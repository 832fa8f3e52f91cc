// A run streams pictures and progress at a bounded pace, ends with the whole picture and its results, and stops at the flag.
import { describe, expect, test } from 'vitest';
import {
  dimensionless,
  type Fault,
  type NetworkModel,
  type Recording,
  type RunOptions
} from '../../simulator/index.js';
import { mostLive, simulate, type Surroundings } from '../../server/simulate.js';
import type { SimulationOrder, SimulationReport } from '../../server/simulation-order.js';
import { unpack, type PictureUpdate, type RunEnded } from '../../server/protocol.js';
import { call, neurons, population, recordingOf, source, spikesOf } from '../outputs/hand-made.js';

const model: NetworkModel = {
  uri: 'file:///net.snn',
  globals: [],
  noises: [],
  models: [],
  populations: [],
  projections: [],
  experiments: [],
  data: []
};
const refused = (): never => {
  throw new Error('nothing is written');
};
const parts = { populations: [population('E', 1)] };
const plannedSteps = 10_000;
const start = { point: 0, at: [], backend: 'reference', threads: 1, bytes: [] };

/** A simulator of one neuron that spikes every hundredth step; a chunk takes `chunkTime` ms of the clock. */
function simulator(clock: { now: number }, chunkTime: number, points = 1): Surroundings['run'] {
  return (_, { cancelled, onStart, onProgress, onRecorded }: RunOptions): Recording => {
    let recording = recordingOf(0);
    const finished: Recording[] = [];
    for (let point = 0; point < points; point++) {
      onStart?.(recordingOf(0, { ...parts, plannedSteps, spikes: [spikesOf('E', [[]])] }), { ...start, point });
      let steps = 0;
      const train = (): number[] => Array.from({ length: steps / 100 }, (_, i) => (i + 1) * 100);
      while (steps < plannedSteps && !cancelled?.()) {
        clock.now += chunkTime;
        steps += 100;
        onProgress?.({ phase: 'running', steps, plannedSteps, spikes: steps / 100 });
        onRecorded?.(() => recordingOf(steps, { ...parts, plannedSteps, spikes: [spikesOf('E', [train()])] }));
      }
      recording = recordingOf(steps, {
        ...parts,
        plannedSteps,
        spikes: [spikesOf('E', [train()])],
        ended: steps < plannedSteps ? 'cancelled' : 'complete'
      });
      finished.push(recording);
    }
    if (points === 1) return recording;
    return { ...recording, points: finished.map((recording, i) => ({ parameter: 'g', value: i, recording })) };
  };
}

function reportsOf(
  chunkTime: number,
  { points = 1, stopAt = Infinity, shown = 1e6, preview = 0 } = {}
): SimulationReport[] {
  const reports: SimulationReport[] = [];
  const clock = { now: 5000 };
  const order: SimulationOrder = {
    run: 'run-1',
    model,
    options: { experiment: 'demo' },
    texts: {},
    plots: [],
    ...(preview > 0 && { preview }),
    flag: Int32Array.of(0, shown, 0)
  };
  simulate(order, {
    run: simulator(clock, chunkTime, points),
    now: () => clock.now,
    write: refused,
    post: report => {
      reports.push(report);
      if (reports.length === stopAt) order.flag[0] = 1;
    }
  });
  return reports;
}

const pictures = (reports: readonly SimulationReport[]): PictureUpdate[] =>
  reports.flatMap(report => (report.method === 'snn/picture' ? [report.params] : []));
const ended = (reports: readonly SimulationReport[]): RunEnded | undefined => {
  const last = reports.at(-1);
  return last?.method === 'snn/ended' ? last.params : undefined;
};

/** Times in ms of all spikes a client holds after these updates. */
function spikeTimes(updates: readonly PictureUpdate[]): number[] {
  let held: number[] = [];
  for (const update of updates) {
    if (update.fresh) held = [];
    const mark = update.panels[0]?.marks.find(mark => mark.kind === 'spikes');
    if (mark && 'keep' in mark) held = [...held.slice(0, mark.keep), ...unpack(mark.columns[0]!)];
  }
  return held;
}

describe('a run', () => {
  test('streams as often as people can follow, and the last picture is whole', () => {
    const reports = reportsOf(10);
    expect(pictures(reports)).toHaveLength(Math.ceil(1000 / 120) + 1);
    expect(reports.filter(report => report.method === 'snn/progress')).toHaveLength(10);
    expect(spikeTimes(pictures(reports))).toEqual(Array.from({ length: 100 }, (_, i) => (i + 1) * 10));
  });

  test('sends two pictures ahead of those that were drawn, and the last one always', () => {
    expect(pictures(reportsOf(10, { shown: 0 }))).toHaveLength(3);
    expect(pictures(reportsOf(10, { shown: 4 }))).toHaveLength(7);
    expect(spikeTimes(pictures(reportsOf(10, { shown: 0 })))).toHaveLength(100);
  });

  test('sends each spike once', () => {
    const sent = pictures(reportsOf(10)).flatMap(picture =>
      picture.panels[0]!.marks.flatMap(mark => (mark.kind === 'spikes' ? [...unpack(mark.columns[0]!)] : []))
    );
    expect(sent).toHaveLength(100);
  });
});

describe('the end of a run', () => {
  test('says what it came to', () => {
    const reports = reportsOf(10);
    expect(ended(reports)).toMatchObject({
      run: 'run-1',
      ended: 'complete',
      steps: plannedSteps,
      plannedSteps,
      spikes: 100,
      seconds: 1
    });
    expect(ended(reports)?.statistics).toMatchObject([{ population: 'E', spikes: '100', rate: '100 Hz' }]);
  });

  test('after no time at all sends one picture more than it must', () =>
    expect(pictures(reportsOf(0))).toHaveLength(2));

  test('comes when the flag is raised, and shows what there is', () => {
    const reports = reportsOf(10, { stopAt: 3 });
    expect(ended(reports)?.ended).toBe('cancelled');
    expect(ended(reports)!.steps).toBeLessThan(plannedSteps);
    expect(spikeTimes(pictures(reports))).toHaveLength(ended(reports)!.steps / 100);
  });
});

describe('a run', () => {
  test('of a sweep begins its picture afresh at every value, and at the end', () => {
    const reports = reportsOf(10, { points: 3 });
    expect(pictures(reports).filter(picture => picture.fresh)).toHaveLength(4);
  });

  test('that records more than is drawn meanwhile says that its picture waits for the end', () => {
    const reports: SimulationReport[] = [];
    const wide = {
      connect: 'c',
      variable: 'weight',
      unit: dimensionless,
      pre: new Uint32Array(1),
      post: new Uint32Array(1),
      steps: new Float64Array(1),
      values: new Float64Array(mostLive)
    };
    const plots = [
      { value: call('raster', neurons('E')), dimension: dimensionless, text: 'raster(E)', source: source() }
    ];
    let now = 0;
    const run = (_: NetworkModel, { onStart, onRecorded }: RunOptions): Recording => {
      onStart?.(recordingOf(0, { ...parts, plots, plannedSteps, spikes: [spikesOf('E', [[]])] }), start);
      for (let steps = 100; steps <= plannedSteps; steps += 100) {
        now += 1000;
        onRecorded?.(() =>
          recordingOf(steps, {
            ...parts,
            plots,
            plannedSteps,
            spikes: [spikesOf('E', [[steps]])],
            weights: steps < 300 ? [] : [wide]
          })
        );
      }
      return recordingOf(plannedSteps, { ...parts, plots, spikes: [spikesOf('E', [[100]])] });
    };
    simulate(
      { run: 'r', model, options: { experiment: 'demo' }, texts: {}, plots: [], flag: Int32Array.of(0, 1e6, 0) },
      { run, now: () => now, write: refused, post: simulationReport => reports.push(simulationReport) }
    );
    const subtitles = pictures(reports).map(picture => picture.subtitle);
    expect(subtitles).toHaveLength(4);
    expect(subtitles[2]).toContain('the rest is drawn at the end');
    expect(subtitles.filter(subtitle => subtitle.includes('the rest'))).toHaveLength(1);
  });

  test('that could not begin has no picture', () => {
    const reports: SimulationReport[] = [];
    const fault: Fault = {
      code: 'off-step-grid',
      message: 'The delay of 0.15 ms is not a multiple of the step of 0.1 ms.',
      source: { uri: 'file:///net.snn', offset: 3, end: 8, line: 1, column: 4 }
    };
    const run = (): Recording => recordingOf(0, { faults: [fault], ended: 'fault' });
    simulate(
      { run: 'r', model, options: { experiment: 'demo' }, texts: {}, plots: [], flag: Int32Array.of(0, 1e6, 0) },
      { run, now: () => 0, write: refused, post: simulationReport => reports.push(simulationReport) }
    );
    expect(reports.map(report => report.method)).toEqual(['snn/ended']);
    const place = { uri: 'file:///net.snn', start: { line: 0, character: 3 }, end: { line: 0, character: 8 } };
    expect(ended(reports)).toMatchObject({
      ended: 'fault',
      faults: [{ code: 'off-step-grid', message: fault.message, place }]
    });
  });

  test('that is a preview stops when its time is over, and says how far it came', () => {
    const reports = reportsOf(10, { preview: 0.3 });
    expect(ended(reports)).toMatchObject({ ended: 'cancelled', steps: 3000, reached: '300 ms of 1 s' });
    expect(spikeTimes(pictures(reports))).toHaveLength(30);
    expect(ended(reportsOf(10, { preview: 5 }))).toMatchObject({ ended: 'complete', reached: '1 s of 1 s' });
    expect(ended(reportsOf(10))).not.toHaveProperty('reached');
  });

  test('that saves has its files written, and says where that cannot be', () => {
    const reports: SimulationReport[] = [];
    const written: [string, string, number][] = [];
    const arrays = [{ name: 'learnt.weight', values: Float64Array.of(1, 2) }];
    const saved = [
      { file: 'a.npz', arrays },
      { file: 'b.npz', arrays, isEarly: true },
      { file: 'full.npz', arrays }
    ];
    simulate(
      { run: 'r', model, options: { experiment: 'demo' }, texts: {}, plots: [], flag: Int32Array.of(0, 1e6, 0) },
      {
        run: () => recordingOf(0, { saved }),
        now: () => 0,
        post: report => reports.push(report),
        write: (uri, file, { length }) => {
          if (file === 'full.npz') throw new Error('no space left');
          written.push([uri, file, length]);
        }
      }
    );
    expect(written.map(([, file]) => file)).toEqual(['a.npz', 'b.npz']);
    expect(ended(reports)!.saved).toEqual([
      'a.npz has what was learnt.',
      'b.npz has what was learnt until it was stopped; to go on from there, write load from "b.npz" at the beginning.',
      'full.npz cannot be written (no space left): save to another place.'
    ]);
  });
});
