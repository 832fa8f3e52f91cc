// Tests are runs that no panel opens for; each is followed to its own end.
import { expect, test } from 'vitest';
import { Runs } from '../../../client/runs.js';
import { TestedRuns } from '../../../client/tests/tested-runs.js';
import { endedWithNothing, runMethod, type RunEnded, type RunParams } from '../../../server/protocol.js';

const uri = 'file:///net.snn';

function bench(refused?: string): { runs: Runs; tested: TestedRuns; seen: string[]; sent: [string, unknown][] } {
  const sent: [string, unknown][] = [];
  const seen: string[] = [];
  let ids = 0;
  const begin = ({ run, experiment }: RunParams): void =>
    runs.receive('snn/started', {
      run,
      uri,
      experiment,
      files: [],
      populations: [],
      parameters: [],
      record: [],
      plots: []
    });
  const runs = new Runs(
    {
      request(method, params) {
        if (method === runMethod && refused === undefined) begin(params as RunParams);
        return Promise.resolve(refused === undefined ? { experiment: (params as RunParams).experiment } : { refused });
      },
      notify: (method, params) => void sent.push([method, params])
    },
    () => `id-${++ids}`
  );
  const tested = new TestedRuns(runs);
  runs.watch({ started: ({ run }, isQuiet) => void seen.push(`${run} ${isQuiet ? 'quiet' : 'shown'}`) });
  runs.watch(tested);
  return { runs, tested, seen, sent };
}
const endOf = (run: string): RunEnded => ({ ...endedWithNothing(run, 'cancelled', 'over'), ended: 'complete' });
const never = new AbortController().signal;

test('a test is a quiet run, and ends as it ends', async () => {
  const { runs, tested, seen } = bench();
  const result = tested.run(uri, 'first', never);
  await runs.start(uri, 'second');
  runs.receive('snn/ended', endOf('id-2'));
  runs.receive('snn/ended', endOf('id-1'));
  expect(await result).toEqual(endOf('id-1'));
  expect(seen).toEqual(['id-1 quiet', 'id-2 shown']);
});

test('one that is refused says why', async () =>
  expect(await bench('net.snn has an error.').tested.run(uri, 'first', never)).toEqual({
    refused: 'net.snn has an error.'
  }));

test('one whose server cannot be reached says so', async () => {
  const tested = new TestedRuns({
    startQuietly: () => Promise.reject(new Error('The server is gone.')),
    stop: () => undefined
  });
  expect(await tested.run(uri, 'first', never)).toEqual({ refused: 'The server is gone.' });
});

test('one that is stopped is told to stop', async () => {
  const { runs, tested, sent } = bench();
  const stop = new AbortController();
  const result = tested.run(uri, 'first', stop.signal);
  await Promise.resolve();
  stop.abort();
  await new Promise(resolve => setTimeout(resolve));
  expect(sent).toEqual([['snn/stop', { run: 'id-1' }]]);
  runs.receive('snn/ended', { ...endOf('id-1'), ended: 'cancelled' });
  expect(await result).toMatchObject({ ended: 'cancelled' });
});

test('one whose experiment is run anew meanwhile ends, and says so', async () => {
  const { runs, tested } = bench();
  const result = tested.run(uri, 'first', never);
  await runs.start(uri, 'first');
  expect(await result).toMatchObject({ ended: 'cancelled', message: expect.stringContaining('run again') as string });
});
