// From a request to a worker: refused with a sentence, or started from the text of now; the newest run of an experiment counts.
import * as path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Runs, type RunsOptions } from '../../server/runs.js';
import type { RunEnded, RunStarted } from '../../server/protocol.js';
import { explainPlan, plan } from '../../simulator/index.js';
import { languageOf, uriOf } from '../support/text-world.js';
import { snn } from '../support/snn.js';

const net = `import "cells.snn"
population E[3] : lif(tau_m = tau)
experiment first { step 0.1 ms; record spikes of E; run 1 s }
experiment second { step 0.1 ms; record spikes of E; run 1 s }
`;
const files = {
  'net.snn': net,
  'cells.snn': 'const tau = 20 ms\n',
  'broken.snn': snn`
    param a = = 1
    param b = = 2
    experiment late { step 0.1 ms; run 1 s; expect a > 1; sweep b from 1 to 2 in 2 points { expect b > 0 } }
  `,
  'bare.snn': 'param a = 1\n',
  'one.snn': 'population E[3] : lif()\nexperiment only { step 0.1 ms; record spikes of E; run 1 s }\n',
  'slip.snn': 'param a = = 1\n',
  'huge.snn': 'population E[1000000000] : lif(I_e = 1 nA)\nexperiment e { step 0.1 ms; run 1 s }\n'
};
const netUri = uriOf('net.snn');
type Notification = Parameters<RunsOptions['notify']>[0];
const open: Runs[] = [];

function runsOf(worker: string): {
  runs: Runs;
  heard: Notification[];
  ended: (count: number) => Promise<readonly RunEnded[]>;
} {
  const heard: Notification[] = [];
  const endings = (): RunEnded[] => heard.flatMap(item => (item.method === 'snn/ended' ? [item.params] : []));
  const runs = new Runs({
    language: languageOf(files),
    worker: path.join(import.meta.dirname, 'workers', `${worker}.mjs`),
    limits: { heap: 64, patience: 3000 },
    settings: { memoryLimit: undefined, threads: 1, trusted: true },
    notify: item => heard.push(item)
  });
  open.push(runs);
  return {
    runs,
    heard,
    ended: async count => (await expect.poll(endings, { timeout: 10_000 }).toHaveLength(count), endings())
  };
}
afterEach(() => open.splice(0).forEach(runs => runs.stopAll()));

describe('a run is refused', () => {
  const { runs } = runsOf('obey');
  const refused = (name: string, experiment?: string): unknown =>
    runs.start({ run: name, uri: uriOf(name), ...(experiment && { experiment }) });
  test('where the file has errors', () => {
    expect(refused('slip.snn')).toMatchObject({
      refused: expect.stringMatching(/^slip\.snn has an error, in line 1: /) as string
    });
    expect(refused('broken.snn')).toMatchObject({
      refused: expect.stringMatching(/^broken\.snn has 2 errors, in line 1: .* Fix them, then run again\.$/) as string
    });
  });
  test('where it would take too much memory, at once', () => {
    const begun = performance.now();
    expect(refused('huge.snn')).toEqual({
      refused: expect.stringMatching(
        /^huge\.snn has an error, in line 1: This run would take 16 GB, above the limit of 4 GB: neurons of E 16 GB \(line 1\)\./
      ) as string
    });
    expect(performance.now() - begun).toBeLessThan(1000);
  });
  test('where there is no file', () =>
    expect(refused('absent.snn')).toMatchObject({ refused: expect.stringContaining('There is no file') as string }));
  test('where there is no experiment', () =>
    expect(refused('bare.snn')).toMatchObject({
      refused: expect.stringMatching(/^bare\.snn has no experiment: add one/) as string
    }));
  test('where it must be named', () =>
    expect(refused('net.snn')).toEqual({ refused: 'net.snn has 2 experiments: choose one of first, second.' }));
  test('where it does not exist', () =>
    expect(refused('net.snn', 'third')).toEqual({ refused: 'net.snn has no experiment third; it has first, second.' }));
});

describe('what an experiment is compiled to', () => {
  const { runs } = runsOf('obey');
  test('is shown as the command line shows it', () => {
    const shown = runs.plan({ uri: netUri, experiment: 'second' });
    expect(shown).toMatchObject({ text: expect.stringMatching(/experiment second[^]*E[^]*lif/) as string });
    expect(shown).toEqual({
      text: explainPlan(plan(languageOf(files).lower(netUri).model!, { experiment: 'second' }).plan!)
    });
  });
  test('is refused as its run is', () => {
    expect(runs.plan({ uri: uriOf('slip.snn'), experiment: 'x' })).toMatchObject({
      refused: expect.stringMatching(/^slip\.snn has an error, in line 1: /) as string
    });
    expect(runs.plan({ uri: netUri, experiment: 'third' })).toEqual({
      refused: 'net.snn has no experiment third; it has first, second.'
    });
  });
});

describe('a run starts', () => {
  test('and says from which texts, and where its populations stand', () => {
    const { runs, heard } = runsOf('obey');
    expect(runs.start({ run: 'a', uri: netUri, experiment: 'first' })).toEqual({ experiment: 'first' });
    const started: RunStarted = {
      run: 'a',
      uri: netUri,
      experiment: 'first',
      files: [netUri, uriOf('cells.snn')].map(uri => ({ uri, fingerprint: expect.any(String) as string })),
      populations: [
        { name: 'E', place: { uri: netUri, start: { line: 1, character: 11 }, end: { line: 1, character: 15 } } }
      ],
      parameters: [],
      record: [],
      plots: []
    };
    expect(heard).toEqual([{ method: 'snn/started', params: started }]);
  });
  test('without a name where there is one experiment', () =>
    expect(runsOf('obey').runs.start({ run: 'a', uri: uriOf('one.snn') })).toEqual({ experiment: 'only' }));
  test('under a name that no other run has', () => {
    const { runs } = runsOf('obey');
    runs.start({ run: 'a', uri: netUri, experiment: 'first' });
    expect(runs.start({ run: 'a', uri: netUri, experiment: 'second' })).toHaveProperty('refused');
  });
});

describe('a run ends', () => {
  test('when another of the same experiment begins', async () => {
    const { runs, ended } = runsOf('obey');
    runs.start({ run: 'a', uri: netUri, experiment: 'first' });
    runs.start({ run: 'b', uri: netUri, experiment: 'second' });
    runs.start({ run: 'c', uri: netUri, experiment: 'first' });
    expect(await ended(1)).toMatchObject([{ run: 'a', ended: 'cancelled' }]);
    runs.stop('c');
    expect(await ended(2)).toMatchObject([{ run: 'a' }, { run: 'c' }]);
    runs.stop('c');
    runs.stop('never started');
  });
  test('a preview ends so too, and takes the place of another preview only', async () => {
    const { runs, heard, ended } = runsOf('obey');
    const preview = (run: string): unknown => runs.start({ run, uri: netUri, experiment: 'first', preview: 2 });
    expect(preview('a')).toEqual({ experiment: 'first' });
    expect(heard).toMatchObject([{ params: { run: 'a', preview: 2 } }]);
    expect(preview('b')).toEqual({ experiment: 'first' });
    expect(await ended(1)).toMatchObject([{ run: 'a' }]);
    runs.start({ run: 'c', uri: netUri, experiment: 'first' });
    expect(await ended(2)).toMatchObject([{ run: 'a' }, { run: 'b' }]);
    expect(preview('d')).toEqual({ refused: 'first runs already.' });
  });
  test('in a worker that breaks, and the next run starts as ever', async () => {
    const { runs, ended } = runsOf('leave');
    runs.start({ run: 'a', uri: netUri, experiment: 'first' });
    expect(await ended(1)).toMatchObject([{ run: 'a', ended: 'failed' }]);
    expect(runs.start({ run: 'a', uri: netUri, experiment: 'first' })).toEqual({ experiment: 'first' });
    expect(await ended(2)).toMatchObject([{ run: 'a' }, { run: 'a' }]);
  });
});

test('experiments are listed in order, also in a file with errors', () => {
  const { runs } = runsOf('obey');
  expect(runs.experiments(netUri)).toEqual(
    ['first', 'second'].map((name, i) => ({
      name,
      expectations: 0,
      place: {
        uri: netUri,
        start: { line: 2 + i, character: 0 },
        end: { line: 2 + i, character: net.split('\n')[2 + i]!.length }
      }
    }))
  );
  expect(runs.experiments(uriOf('broken.snn'))).toMatchObject([{ name: 'late', expectations: 2 }]);
  expect(runs.experiments(uriOf('absent.snn'))).toEqual([]);
});
