// Whatever becomes of a worker, its run ends with one report in words that a user understands.
import * as path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { NetworkModel } from '../../simulator/index.js';
import { Simulation, type SimulationLimits } from '../../server/simulation.js';
import type { SimulationReport } from '../../server/simulation-order.js';

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
const order = { run: 'run-1', model, options: { experiment: 'spontaneous' }, texts: {}, plots: [] };

interface Started {
  readonly simulation: Simulation;
  readonly reports: readonly SimulationReport[];
  /** the first report of this method; fails where none comes */
  readonly first: <M extends SimulationReport['method']>(
    method: M
  ) => Promise<Extract<SimulationReport, { method: M }>['params']>;
}

/** Starts one of the workers beside this file. */
function start(worker: string, limits: Partial<SimulationLimits> = {}): Started {
  const reports: SimulationReport[] = [];
  const program = path.join(import.meta.dirname, 'workers', `${worker}.mjs`);
  const simulation = new Simulation(program, order, { heap: 64, patience: 200, ...limits }, report =>
    reports.push(report)
  );
  return {
    simulation,
    reports,
    async first(method) {
      await expect.poll(() => reports.map(report => report.method), { timeout: 10_000 }).toContain(method);
      return reports.find(report => report.method === method)!.params as never;
    }
  };
}

/** Long enough for a second report, were there one. */
const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 300));

afterEach(() => vi.restoreAllMocks());

describe('a worker', () => {
  test('that throws makes a failed run, without a stack trace', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { first, reports } = start('crash');
    const { ended, message } = await first('snn/ended');
    expect([ended, message]).toEqual([
      'failed',
      'The run of spontaneous was ended by a fault in snn itself (the ring buffer is empty); please report it with this file.'
    ]);
    expect(log.mock.calls.join()).toContain('crash.mjs');
    await settled();
    expect(reports).toHaveLength(1);
  });

  test('that ends without a word makes a failed run', async () => {
    const { message } = await start('leave').first('snn/ended');
    expect(message).toContain('its worker ended with code 3');
  });

  test('that runs out of memory says how to need less', async () => {
    const { ended, message } = await start('hoard', { heap: 20 }).first('snn/ended');
    expect(ended).toBe('failed');
    expect(message).toBe(
      'The run of spontaneous needed more memory than the 20 MB it may take: record less (fewer neurons, or `every` so often), or make the network smaller.'
    );
  });

  test('that is not found makes a failed run', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect((await start('absent').first('snn/ended')).ended).toBe('failed');
  });

  test('that does not stop is ended by force, with the progress it had', async () => {
    const { simulation, first, reports } = start('hang');
    await first('snn/progress');
    const asked = performance.now();
    simulation.stop();
    simulation.stop();
    expect(await first('snn/ended')).toMatchObject({
      ended: 'failed',
      message: expect.stringContaining('did not stop within 0.2 s') as string,
      steps: 7,
      plannedSteps: 10,
      spikes: 3,
      seconds: 0.5
    });
    expect(performance.now() - asked).toBeLessThan(5000);
    await settled();
    expect(reports.map(report => report.method)).toEqual(['snn/progress', 'snn/ended']);
  });

  test('that has stopped may take longer over its results', async () => {
    const { simulation, first } = start('tardy');
    await first('snn/progress');
    simulation.stop();
    expect((await first('snn/ended')).ended).toBe('cancelled');
  });

  test('that stops when asked is cancelled', async () => {
    const { simulation, first, reports } = start('obey', { patience: 5000 });
    simulation.stop();
    expect((await first('snn/ended')).ended).toBe('cancelled');
    simulation.stop();
    await settled();
    expect(reports).toHaveLength(1);
  });
});
