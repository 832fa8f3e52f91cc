// `snn sweep`: rows, columns and units of the table, and what is refused.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clock, folderWith } from './command.js';

const noisy = `param r = 100 Hz in 0 Hz .. 1 kHz
param n = 1
population In[20] : poisson_source(rate = r * n)
population Two[2] : spike_list(times = [[5 ms, 7 ms], [6 ms]])
experiment drive {
  step 0.1 ms
  seed 4
  record spikes of In, Two
  run 200 ms
  report rate(In), count(In), count(Two[0], Two[1])
}
experiment swept {
  step 0.1 ms
  record spikes of Two
  sweep n from 1 to 3 in 3 points {
    run 10 ms
    report n * count(Two), rate(Two)
  }
}
experiment across_seeds {
  step 0.1 ms
  record spikes of Two
  sweep n in [1, 2] with seeds 7..8 {
    run 10 ms
    report n * count(Two)
  }
}
experiment silent { step 0.1 ms; record spikes of Two; run 1 ms; report cv_isi(Two), count(Two) }
`;
const folder = folderWith({ 'noisy.snn': noisy, 'net.snn': clock });
const table = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(','));

describe('snn sweep', () => {
  test('has one column of seeds, those of the runs', async () => {
    const { out } = await folder.snn('sweep noisy.snn -e across_seeds');
    expect(table(out)).toEqual([
      ['n', 'seed', 'n * count(Two)'],
      ['1', '7', '3'],
      ['1', '8', '3'],
      ['2', '7', '6'],
      ['2', '8', '6']
    ]);
  });

  test('has one row per value and seed, with units in the head', async () => {
    const { code, out, err } = await folder.snn('sweep noisy.snn -e drive --values n=1,2 --seeds 1..3');
    expect([code, err]).toEqual([0, '']);
    const [head, ...rows] = table(out.replaceAll('"count(Two[0], Two[1])', 'pair').replaceAll('"', ''));
    expect(head).toEqual(['n', 'seed', 'rate(In) (Hz)', 'count(In)', 'pair[0]', 'pair[1]']);
    expect(rows.map(row => row.slice(0, 2))).toEqual([
      ['1', '1'],
      ['1', '2'],
      ['1', '3'],
      ['2', '1'],
      ['2', '2'],
      ['2', '3']
    ]);
    expect(new Set(rows.map(row => row[3])).size).toBe(6);
    for (const [, , rate, count, one, other] of rows) {
      expect(Number(rate)).toBeCloseTo(Number(count) / 20 / 0.2, 9);
      expect([one, other]).toEqual(['2', '1']);
    }
  });
  test('is what a run with the same setting and seed gives', async () => {
    const [, row] = table((await folder.snn('sweep noisy.snn -e drive --values n=2 --seeds 7')).out);
    expect((await folder.snn('run noisy.snn -e drive --set n=2 --seed 7')).out).toContain(`${row![3]} spikes`);
  });
  test('values have units; several parameters give all combinations; the seed is that of the file', async () => {
    const [head, ...rows] = table(
      (await folder.snn(['sweep', 'noisy.snn', '-e', 'drive', '--values', 'r=50 Hz, 0.1 kHz', '--values', 'n=1,2'])).out
    );
    expect(head!.slice(0, 3)).toEqual(['r (Hz)', 'n', 'seed']);
    expect(rows.map(row => row.slice(0, 3).join(' '))).toEqual(['50 1 4', '50 2 4', '100 1 4', '100 2 4']);
  });
  test('takes the values of a sweep in the file, or others in their place', async () => {
    expect((await folder.snn('sweep noisy.snn -e swept')).out).toBe(
      'n,seed,n * count(Two),rate(Two) (Hz)\n1,1,3,150\n2,1,6,150\n3,1,9,150\n'
    );
    expect((await folder.snn('sweep noisy.snn -e swept --values n=5')).out).toBe(
      'n,seed,n * count(Two),rate(Two) (Hz)\n5,1,15,150\n'
    );
  });
  test('leaves out what has no value and says why, exit code 1', async () => {
    const { code, out, err } = await folder.snn('sweep noisy.snn -e silent');
    expect([code, out]).toEqual([1, 'seed,cv_isi(Two),count(Two)\n1,,0\n']);
    expect(err).toMatch(/no neuron has three spikes/);
  });
  test('writes a file', async () => {
    expect(await folder.snn('sweep noisy.snn -e swept -o out/table.csv')).toMatchObject({
      code: 0,
      out: 'out/table.csv\n'
    });
    expect(readFileSync(path.join(folder.path, 'out/table.csv'), 'utf8')).toMatch(/^n,seed,/);
  });
});

test.each([
  [
    'sweep noisy.snn',
    'noisy.snn has the experiments drive, swept, across_seeds, silent: choose one with --experiment.'
  ],
  [
    'sweep net.snn -e brief',
    'brief reports nothing, so there is nothing to write: add a line such as `report rate(E)` to it.'
  ],
  ['sweep net.snn -e steady --values g', '--values g is not of the form name=list, such as --values g=3,4,5.'],
  ['sweep net.snn -e steady --values h=1,2', '--values h=1: the file has no parameter h; it has g, tau.'],
  ['sweep net.snn -e steady --values tau=1', '--values tau=1: the parameter is a time (ms), 1 is not.'],
  ['sweep net.snn -e steady --values g=1 --values g=2', '--values names g twice: write its values in one list.'],
  [
    'sweep net.snn -e steady --values g=1 --set g=2',
    'g has values and is set as well: leave one of --values and --set out.'
  ],
  [
    'sweep net.snn -e steady --seeds 3..1',
    '--seeds 3..1 is not a range of seeds: write the smaller first, a million at most.'
  ],
  ['sweep net.snn -e steady --seeds a', '--seeds a is not a whole number from 0 to 9007199254740991.']
])('%s is refused', async (args, message) => {
  expect(await folder.snn(args)).toEqual({ code: 2, out: '', err: `snn: ${message}\n` });
});
