// Runs that take long: progress, Ctrl-C, recorded data written meanwhile, and what a run took.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { InProcessRunner } from '../../cli/index.js';
import { clock, folderWith } from './command.js';

/** 40 neurons that fire every ms, the first half two steps before the others. */
const busy = `population A[20] : regular(period = 1 ms, first = 0.1 ms)
population B[20] : regular(period = 1 ms, first = 0.3 ms)
experiment long {
  step 0.1 ms
  record spikes of A, B
  run 2 s
}
`;
const folder = folderWith({
  'busy.snn': busy,
  'net.snn': clock,
  'slow.snn': busy.replace('run 2 s', 'run 100 s; report count(A)'),
  'swept.snn': clock.replace('  run 15 ms', '  sweep g from 1 to 2 in 2 points { run 15 ms }')
});
const read = (name: string): string => readFileSync(path.join(folder.path, name), 'utf8');

/** Ctrl-C as soon as progress is shown. */
async function interrupted(args: string): Promise<{ code: number; out: string; err: string }> {
  let press: () => void = () => undefined;
  let err = '';
  const outcome = await folder.snn(args, {
    watched: true,
    runner: new InProcessRunner(),
    onInterrupt: act => {
      press = act;
      return () => undefined;
    },
    err: text => {
      err += text;
      if (text.includes('%')) press();
    }
  });
  return { ...outcome, err };
}

describe('progress', () => {
  test('is shown where a terminal watches, with percent and spikes, and wiped out', async () => {
    const { err } = await interrupted('run slow.snn');
    expect(err).toMatch(/\r\d+ %, [\d\u00a0]+ spikes/);
    expect(err).toMatch(/\r +\rStopped/);
  });
  test('is not shown to a file', async () => expect((await folder.snn('run busy.snn')).err).toBe(''));
});

describe('Ctrl-C', () => {
  test('ends the run, keeps and shows what was recorded, exit code 130', async () => {
    const { code, out, err } = await interrupted('run slow.snn --output spikes=cut.csv');
    expect(code).toBe(130);
    expect(err).toContain('Stopped: what was recorded until then is kept.\n');
    const [, simulated] = /^experiment long \(([\d.]+) m?s of 100 s, stopped/.exec(out) ?? [];
    expect(Number(simulated)).toBeGreaterThan(0);
    const [, spikes] = / {2}A +20 neurons +([\d\u00a0]+) spikes/.exec(out)!;
    const written = read('cut.csv')
      .split('\n')
      .filter(line => line.startsWith('A,'));
    expect(written).toHaveLength(Number(spikes!.replaceAll('\u00a0', '')));
    expect(written.length).toBeGreaterThan(20);
    expect(written.length).toBeLessThan(2_000_000);
  });
  test('ends a sweep with the rows that are done', async () => {
    const { code, out } = await interrupted('sweep slow.snn --seeds 1..5');
    expect(code).toBe(130);
    expect(out).toMatch(/^seed,count\(A\)\n1,\d+\n$/);
  });
});

describe('--output', () => {
  test('writes each spike in order of time, also with --stream, which keeps nothing', async () => {
    const kept = await folder.snn('run busy.snn --output spikes=kept.csv');
    const streamed = await folder.snn('run busy.snn -o spikes=deep/streamed.csv --stream');
    expect([kept.code, streamed.code, kept.err, streamed.err]).toEqual([0, 0, '', '']);
    const lines = read('kept.csv').trimEnd().split('\n');
    expect(lines[0]).toBe('population,id,time_ms');
    expect(lines).toHaveLength(1 + 2 * 20 * 2000);
    expect(lines.slice(1)).toEqual(
      Array.from({ length: 2000 }, (_, k) =>
        ['A', 'B'].flatMap((name, p) =>
          Array.from({ length: 20 }, (_, id) => `${name},${id},${(10 * k + 1 + 2 * p) / 10}`)
        )
      ).flat()
    );
    expect(read('deep/streamed.csv')).toBe(read('kept.csv'));
    expect(kept.out).toMatch(/ {2}A +20 neurons +40\u00a0000 spikes +1000 Hz/);
    expect(streamed.out).toMatch(/ {2}A +20 neurons +40\u00a0000 spikes\n/);
    expect(streamed.out).toMatch(/\ndeep\/streamed\.csv\n$/);
  });
  test('of a sweep leads each row with the value', async () => {
    await folder.snn('run swept.snn -e brief --output spikes=swept.csv');
    expect(read('swept.csv')).toBe('g,population,id,time_ms\n1,Clock,0,10\n2,Clock,0,10\n');
  });
  test('writes traces and weights besides', async () => {
    await folder.snn('run net.snn -e steady -o traces=traces.csv -o weights=weights.csv');
    expect(read('traces.csv').split('\n')).toHaveLength(1 + 1001 + 1);
    expect(read('weights.csv')).toMatch(/^connect,.*\ndrive,weight,mV,0,0,0,2\n(drive,.*\n){3}$/);
  });
  test.each([
    ['spikes', '--output spikes is not of the form what=file, such as --output spikes=out.csv.'],
    [
      'voltage=v.csv',
      '--output voltage=v.csv: nothing that is recorded is called voltage; there is spikes, traces, weights.'
    ],
    ['spikes=.', '. cannot be written (it is a folder): choose another place with --output.']
  ])('%s is refused', async (given, message) => {
    expect(await folder.snn(['run', 'net.snn', '-e', 'brief', '--output', given])).toEqual({
      code: 2,
      out: '',
      err: `snn: ${message}\n`
    });
  });
  test('is for one experiment', async () => {
    expect((await folder.snn('run net.snn -o spikes=x.csv')).err).toBe(
      'snn: net.snn has 2 experiments and --output names files for one: choose one with --experiment.\n'
    );
    expect(existsSync(path.join(folder.path, 'x.csv'))).toBe(false);
  });
});

describe('--stream', () => {
  test('says that expectations are not judged', async () => {
    const { code, err, out } = await folder.snn('run net.snn -e steady --stream -o spikes=s.csv');
    expect([code, err]).toEqual([
      0,
      'The expect and report lines of steady are left out: with --stream nothing is kept that they could ask.\n'
    ]);
    expect(out).not.toContain('✓');
  });
  test.each([['--json'], ['--digest'], ['--raster']])('and %s are refused together', async flag => {
    expect((await folder.snn(`run busy.snn --stream -o spikes=s.csv ${flag}`)).err).toBe(
      `snn: --stream keeps nothing, and ${flag} needs what was recorded: leave one of them out.\n`
    );
  });
  test('without a file is refused', async () => {
    expect(await folder.snn('run busy.snn --stream')).toMatchObject({
      code: 2,
      err: 'snn: --stream keeps nothing but what --output writes: name a file, such as --output spikes=out.csv.\n'
    });
  });
});

describe('--stats', () => {
  test('says what the run took', async () => {
    const { out } = await folder.snn('run net.snn -e steady --stats');
    expect(out).toMatch(
      / {2}neurons +3\n {2}synapses +2\n {4}drive\(Clock->Target\) +2(, [\d.]+ bytes each)?\n {2}spikes +\d+\n/
    );
    expect(out).toMatch(
      / {2}connecting +\S+ s\n {2}running +\S+ s, [\d\u00a0]+ steps\/s\n {2}real-time factor +\S+ \(seconds a simulated second\)\n {2}memory +\S+ MB at most\n/
    );
    expect(out).toMatch(/ {2}backend +wasm, 1 thread\n {2}digest +[0-9a-f]{32}\n$/);
  });
  test('stands in --json', async () => {
    const {
      experiments: [{ stats }]
    } = JSON.parse((await folder.snn('run busy.snn --stats --json')).out) as {
      experiments: [{ stats: Record<string, number> }];
    };
    expect(stats).toMatchObject({ neurons: 40, synapses: 0, spikes: 80_000, threads: 1, backend: 'wasm' });
    expect(stats.stepsPerSecond! * stats.runningSeconds!).toBeCloseTo(20_000, 5);
    expect(stats.realTimeFactor! * 2).toBeCloseTo(stats.runningSeconds!, 10);
  });
});

test('more threads than a machine has any use for are not started, which is said', async () => {
  const { code, out, err } = await folder.snn('run busy.snn --stats --json --threads 256');
  const { threads } = (JSON.parse(out) as { experiments: { stats: { threads: number } }[] }).experiments[0]!.stats;
  const most = Math.max(8, 2 * availableParallelism());
  expect([code, threads]).toEqual([0, Math.min(256, most)]);
  if (most < 256) expect(err).toMatch(/^256 threads are too many for .* this run has \d+, and the same results\.\n/);
});
test.each(['0', '-1', '1.5', 'two', '257'])('--threads %s is refused', async threads => {
  expect(await folder.snn(`run busy.snn --threads=${threads}`)).toEqual({
    code: 2,
    out: '',
    err: `snn: --threads ${threads} is not a whole number from 1 to 256.\n`
  });
});
