// Pictures and statistics of a sweep: which point is shown where only one can be, and what several seeds come to.
import { describe, expect, test } from 'vitest';
import { judge, layout, plot, sceneCsv, shownRun, unjudged, type Panel } from '../../outputs/index.js';
import { run, type RunOptions } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { only } from '../support/only.js';
import { snn } from '../support/snn.js';

const program = (inside: string): string => snn`
  param g = 1
  population E[2] : poisson_source(rate = 100 Hz * g)

  experiment swept {
    step 0.1 ms
    record spikes of E
    ${inside}
    expect rate(E) > 0 Hz
    expect count(E) >= 0
    plot curve(count(E))
    plot raster(E)
    plot histogram(isi(E))
  }
`;
const sweep = 'sweep g from 1 to 3 in 3 points { run 50 ms }';
const acrossSeeds = 'sweep g from 1 to 3 in 3 points { across seeds 1..4 { run 50 ms } }';
const simulated = (inside: string, options: Partial<RunOptions> = {}) => {
  const model = lowered(program(inside));
  return run(model, { experiment: 'swept', ...options });
};
const lines = (panel: Panel) =>
  panel.marks.flatMap(mark => (mark.kind === 'line' ? [{ name: mark.name, y: Array.from(mark.y) }] : []));

describe('what shows one point of a sweep', () => {
  test('says which, a curve over all of them nothing', () => {
    const recording = simulated(sweep);
    const [curve, raster, histogram] = plot(recording).panels;
    expect(curve!.notes).toEqual([]);
    expect(raster!.notes).toEqual(['at g = 3, the last of 3 points']);
    expect(histogram!.notes[0]).toBe('at g = 3, the last of 3 points');
    expect(shownRun(recording).recording).toBe(recording.points[2]!.recording);
  });
  test('is of the last seed where there are several', () => {
    const recording = simulated(acrossSeeds);
    const [, raster, histogram] = plot(recording).panels;
    expect(raster!.notes).toEqual(['at g = 3, seed = 4, the last of 12 points']);
    // the intervals of one run, and no mean of lists of different lengths
    expect(histogram!.marks.map(mark => mark.kind)).toEqual(['bars']);
  });
  test('while the sweep goes on, too', () => {
    const { points } = simulated(sweep);
    const [, raster] = plot(points[1]!.recording, { at: [{ parameter: 'g', value: 2 }] }).panels;
    expect(raster!.notes).toEqual(['at g = 2']);
  });
  test('has nothing to say without a sweep', () => {
    const recording = simulated('run 50 ms');
    expect(shownRun(recording)).toEqual({ recording });
    expect(plot(recording).panels[1]!.notes).toEqual([]);
  });
});

describe('a curve over seeds', () => {
  const recording = simulated(acrossSeeds);
  const counts = recording.points.map(({ recording }) =>
    recording.points.map(({ recording: { spikes } }) => only(spikes).steps.length)
  );
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = counts.map(mean);
  const errors = counts.map((values, i) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - means[i]!) ** 2, 0) / (values.length - 1) / values.length)
  );
  const scene = plot(recording);
  const [curve] = scene.panels;
  test('is their mean, between lines a standard error of it away', () => {
    expect(errors.every(error => error > 0)).toBe(true);
    expect(lines(curve!)).toEqual([
      { name: undefined, y: means },
      { name: 'count(E), mean − standard error', y: means.map((value, i) => value - errors[i]!) },
      { name: 'count(E), mean + standard error', y: means.map((value, i) => value + errors[i]!) }
    ]);
    expect(curve!.notes).toEqual(['mean of 4 seeds, thin lines: ± standard error']);
    expect(curve!.x.label).toBe('g');
  });
  test('says in CSV which of its lines is which', () => {
    const named = sceneCsv(scene)
      .split('\n')
      .filter(line => line.includes('mean + standard error'));
    expect(named).toHaveLength(3);
  });
  test('is drawn against the seeds where nothing else is swept, and tells their mean', () => {
    const [first] = plot(simulated('across seeds 1..4 { run 50 ms }')).panels;
    expect(lines(first!)).toEqual([{ name: undefined, y: counts[0] }]);
    const shown = String(Number(errors[0]!.toPrecision(4)));
    expect(first!.notes).toEqual([`mean of 4 seeds ${means[0]}, standard error ${shown}`]);
  });
});

describe('expectations of a run that was cut short', () => {
  const stoppedAfter = (steps: number): Partial<RunOptions> => {
    let reached = 0;
    return { onProgress: progress => (reached = progress.steps), cancelled: () => reached >= steps };
  };
  test('are not judged, and it is said why', () => {
    const stopped = simulated('run 10 s', stoppedAfter(1000));
    expect(stopped.ended).toBe('cancelled');
    expect(judge(stopped)).toEqual([]);
    expect(unjudged(stopped)).toMatch(/^2 expectations are not judged: stopped at [\d.]+ m?s of 10 s$/);
  });
  test('name the point of a sweep at which it was', () => {
    const stopped = simulated('sweep g from 1 to 3 in 3 points { run 1 s }', stoppedAfter(12_000));
    expect(unjudged(stopped)).toMatch(/^2 expectations are not judged: stopped at [\d.]+ ms of 1 s at g = 2$/);
  });
  test('after a fault are not, either', () => {
    const recording = { ...simulated('run 50 ms'), steps: 200, ended: 'fault' as const };
    expect(judge(recording)).toEqual([]);
    expect(unjudged(recording)).toBe('2 expectations are not judged: a fault ended the run at 20 ms of 50 ms');
  });
  test('are judged once it is complete', () => {
    const complete = simulated('run 50 ms');
    expect(judge(complete)).toHaveLength(2);
    expect(unjudged(complete)).toBeUndefined();
  });
});

describe('the label of a y axis', () => {
  const labelsOf = (label: string) => {
    const scene = plot(simulated(sweep));
    const [curve] = scene.panels;
    const { panels } = layout({ ...scene, panels: [{ ...curve!, y: { ...curve!.y, label } }] });
    return { left: panels[0]!.left, labels: panels[0]!.yLabels.map(one => one.label) };
  };
  test('stands whole in several lines where it is longer than the axis', () => {
    const short = labelsOf('count(E)');
    const long = labelsOf('count(excitatory) / count(inhibitory) + count(E)');
    expect(short.labels).toEqual(['count(E)']);
    expect(long.labels).toEqual(['count(excitatory) /', 'count(inhibitory) +', 'count(E)']);
    expect(long.left).toBeGreaterThanOrEqual(short.left + 25);
  });
});
