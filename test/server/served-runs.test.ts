// Runs through the bundled server and its bundled worker, over stdio as an editor speaks: text that is not saved, a run that
// streams, editing meanwhile, stopping, and a server that survives. Needs the bundles (`npm run build`).
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection
} from 'vscode-languageserver/node';
import { unpack, type PictureUpdate, type RunAccepted, type RunEnded, type RunStarted } from '../../server/protocol.js';

const uri = 'file:///nowhere/clock.snn';
/** Neuron 0 fires every 10 ms and neuron 1 every 25 ms, both first at 5 ms. `forever` takes hours. */
const text = `population Source[2] : regular(period = [10 ms, 25 ms], first = 5 ms)
experiment short {
  step 0.1 ms
  record spikes of Source
  run 100 ms
  expect count(Source[0]) == 10
  expect count(Source[1]) > 4
  report rate(Source[0])
  plot raster(Source)
}
population Many[2000] : lif(I_e = 300 pA)
experiment forever {
  step 0.1 ms
  record spikes of Many[0..19]
  run 600 min
}
`;
/** Grows beyond all numbers at 1 ms. */
const astray = 'file:///nowhere/astray.snn';
const astrayText = `neuron runaway {
  state x = 1
  x' = x * x / 1 ms
}
population Lost : runaway()
experiment astray {
  step 0.1 ms
  record x of Lost
  run 100 ms
}
`;

let server: ReturnType<typeof spawn>;
let client: MessageConnection;
const heard: { method: string; params: { run: string } }[] = [];
const of = <T>(method: string, run: string): T[] =>
  heard.filter(item => item.method === method && item.params.run === run).map(item => item.params as unknown as T);
const ended = async (run: string): Promise<RunEnded> => {
  await expect.poll(() => of('snn/ended', run), { timeout: 20_000 }).toHaveLength(1);
  return of<RunEnded>('snn/ended', run)[0]!;
};
const start = (run: string, experiment: string, file = uri): Promise<RunAccepted> =>
  client.sendRequest('snn/run', { run, uri: file, experiment });
const edited = (method: string, params: object): Promise<void> =>
  client.sendNotification(`textDocument/${method}`, params);

beforeAll(async () => {
  server = spawn(process.execPath, [path.resolve('dist/server/main.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit']
  });
  client = createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  client.onNotification((method, params) => void heard.push({ method, params: params as { run: string } }));
  client.onUnhandledNotification(() => {});
  client.onRequest(() => null);
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  await edited('didOpen', { textDocument: { uri, languageId: 'snn', version: 1, text } });
  await edited('didOpen', { textDocument: { uri: astray, languageId: 'snn', version: 1, text: astrayText } });
});

afterAll(async () => {
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  client.dispose();
});

describe('a run', () => {
  test('of a text that no file holds comes to its results', async () => {
    expect(await start('short', 'short')).toEqual({ experiment: 'short' });
    const result = await ended('short');
    // Each of Many fires at 22 ms (20 ms · ln 3) and every 15.9 ms (20 ms · ln 2, 2 ms refractory) from then: five times.
    expect(result).toMatchObject({
      ended: 'complete',
      steps: 1000,
      plannedSteps: 1000,
      spikes: 14 + 5 * 2000,
      faults: []
    });
    expect(result.statistics.map(statistic => [statistic.population, statistic.spikes, statistic.rate])).toContainEqual(
      ['Source', '14', '70 Hz']
    );
    expect(result.verdicts.map(verdict => [verdict.passed, verdict.measured, verdict.place.start.line])).toEqual([
      [true, '10', 5],
      [false, '4', 6]
    ]);
    expect(result.reports).toMatchObject([
      { text: 'rate(Source[0])', value: '100 Hz', place: { uri, start: { line: 7 } } }
    ]);
    expect(of<RunStarted>('snn/started', 'short')).toMatchObject([{ uri, experiment: 'short', files: [{ uri }] }]);
  });

  test('has every spike in its picture, where it belongs', () => {
    const held: [number, number][] = [];
    for (const { fresh, panels } of of<PictureUpdate>('snn/picture', 'short')) {
      const mark = panels[0]!.marks.find(mark => mark.kind === 'spikes');
      if (!mark || !('keep' in mark)) continue;
      held.length = fresh ? 0 : mark.keep;
      const [times, rows] = mark.columns.map(unpack);
      times!.forEach((time, i) => held.push([time, rows![i]!]));
    }
    const train = (period: number, row: number): [number, number][] =>
      Array.from({ length: Math.ceil(95 / period) }, (_, i) => [5 + i * period, row]);
    const sorted = (spikes: readonly [number, number][]): unknown =>
      [...spikes].map(([time, row]) => [Math.round(time * 10), row]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
    expect(sorted(held)).toEqual(sorted([...train(10, 0), ...train(25, 1)]));
  });

  test('that goes wrong ends as a fault at its line, with what was recorded before', async () => {
    await start('astray', 'astray', astray);
    const { ended: how, faults, steps } = await ended('astray');
    expect([how, faults.length]).toEqual(['fault', 1]);
    expect(faults[0]).toMatchObject({
      message: expect.stringMatching(/^[^\n]*Lost[^\n]*$/) as string,
      place: { uri: astray }
    });
    expect(steps).toBeGreaterThan(5);
  });
});

describe('a run without end', () => {
  // A machine that builds beside the tests may need longer once.
  test('shows itself, lets one edit, and stops when asked', { retry: 2 }, async ({ task }) => {
    const run = `long-${task.result?.retryCount ?? 0}`;
    expect(await start(run, 'forever')).toEqual({ experiment: 'forever' });
    await expect.poll(() => of('snn/picture', run).length, { timeout: 20_000 }).toBeGreaterThan(1);
    expect(of('snn/progress', run).length).toBeGreaterThan(0);
    await edited('didChange', {
      textDocument: { uri, version: 2 + (task.result?.retryCount ?? 0) },
      contentChanges: [{ text: `${text}param extra = 1\n` }]
    });
    const symbols = await client.sendRequest<readonly { name: string }[]>('textDocument/documentSymbol', {
      textDocument: { uri }
    });
    expect(symbols.map(symbol => symbol.name)).toContain('extra');
    const asked = performance.now();
    await client.sendNotification('snn/stop', { run });
    const result = await ended(run);
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(result.ended).toBe('cancelled');
    expect(result.steps).toBeGreaterThan(0);
    expect(result.steps).toBeLessThan(result.plannedSteps);
  });

  test('replaces the one of the same experiment', async () => {
    await start('first', 'forever');
    await expect.poll(() => of('snn/progress', 'first').length, { timeout: 20_000 }).toBeGreaterThan(0);
    await start('second', 'forever');
    expect((await ended('first')).ended).toBe('cancelled');
    await client.sendNotification('snn/stop', { run: 'second' });
    expect((await ended('second')).ended).toBe('cancelled');
  });
});

test('what is no request is refused, and the server goes on', async () => {
  await expect(client.sendRequest('snn/run', { run: 7 })).rejects.toThrow('snn/run');
  await expect(client.sendRequest('snn/experiments', {})).rejects.toThrow('snn/experiments');
  await client.sendNotification('snn/stop', 'all');
  expect(await client.sendRequest<{ name: string }[]>('snn/experiments', { uri })).toMatchObject([
    { name: 'short' },
    { name: 'forever' }
  ]);
});
