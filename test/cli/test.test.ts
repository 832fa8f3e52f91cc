// `snn test`: which experiments are run, what is said of each, and the exit code.
import { describe, expect, test } from 'vitest';
import { clock, folderWith } from './command.js';

const failing = clock.replace('20 Hz .. 30 Hz', '40 Hz .. 50 Hz');
/** The first experiment cannot be planned, the second can. */
const halfBroken = clock
  .replace('run 100 ms', 'run 0.05 ms')
  .replace('  run 15 ms\n', '  run 15 ms\n  expect count(Clock)\n    // each\n    == 1\n');
const folder = folderWith({
  'good/net.snn': clock,
  'good/deep/other.snn': clock.replace('steady', 'calm'),
  'bad.snn': failing,
  'half.snn': halfBroken,
  'unplanned.snn': clock.replace('record spikes of Clock\n', 'record spikes of Clock[7]\n'),
  'slow.snn': clock.replace('run 100 ms', 'run 100 s'),
  'broken.snn': 'population E[1] : nothing\n',
  'nothing/empty.snn': 'population E[1] : lif\n'
});
const untimed = (text: string): string => text.replace(/\(\d+ ms\)/g, '(ms)');

describe('snn test', () => {
  test('runs what expects something, in files and folders, exit code 0', async () => {
    const { code, out, err } = await folder.snn('test good');
    expect([code, err]).toEqual([0, '']);
    expect(untimed(out)).toBe(
      [
        '✓ good/deep/other.snn calm (ms)',
        '    ✓ rate(Clock) is 25 Hz, within 20 Hz to 30 Hz.',
        '✓ good/net.snn steady (ms)',
        '    ✓ rate(Clock) is 25 Hz, within 20 Hz to 30 Hz.',
        '',
        '2 experiments: 2 passed; 2 of 2 expectations hold',
        ''
      ].join('\n')
    );
  });
  test('names measured and expected value of what failed, at its line, exit code 1', async () => {
    const { code, out } = await folder.snn('test bad.snn good/net.snn');
    expect(code).toBe(1);
    expect(out).toContain(
      '    ✗ bad.snn:17:3 rate(Clock) is 25 Hz, outside 40 Hz to 50 Hz. expect rate(Clock) in 40 Hz .. 50 Hz\n'
    );
    expect(out).toMatch(/2 experiments: 1 failed, 1 passed; 1 of 2 expectations holds\n$/);
  });
  test('an experiment that cannot be planned fails with the reason, the others of its file run', async () => {
    const { code, out } = await folder.snn('test half.snn');
    expect(code).toBe(1);
    expect(untimed(out)).toMatch(
      /^✗ half\.snn steady \(ms\)\n {2}✗ half\.snn:16:\d+ .*0\.05 ms.*\n✓ half\.snn brief \(ms\)\n/
    );
    expect(out).toContain('✗');
  });
  test('a file with errors is a failure', async () => {
    const { code, out } = await folder.snn('test broken.snn');
    expect([code, out.split('\n')[0]]).toEqual([1, '✗ broken.snn has errors']);
    expect(out).toMatch(/broken\.snn:1:\d+ .*nothing/);
  });
  test('--filter chooses by file and experiment', async () => {
    expect((await folder.snn('test good --filter calm')).out).toMatch(
      /^✓ good\/deep\/other\.snn calm[^]*\n1 experiment: 1 passed;/
    );
    expect(await folder.snn('test good --filter nowhere')).toMatchObject({
      code: 2,
      out: 'No experiment with `expect` lines matches nowhere.\n'
    });
  });
  test('without any expectation says so', async () => {
    expect((await folder.snn('test nothing')).out).toBe('No experiment expects anything: add an `expect` line.\n');
  });
  test('--json is one document', async () => {
    const { code, out } = await folder.snn('test --json bad.snn good/net.snn');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      passed: 1,
      failed: 1,
      results: [
        {
          file: 'bad.snn',
          experiment: 'steady',
          passed: false,
          verdicts: [{ passed: false, measured: '25 Hz', file: 'bad.snn', line: 17 }],
          faults: []
        },
        { file: 'good/net.snn', experiment: 'steady', passed: true }
      ]
    });
  });
  test('shows how far it is where somebody watches', async () => {
    expect((await folder.snn('test slow.snn', { watched: true })).err).toMatch(
      /^\rslow\.snn steady: \d+ %, \d+ spikes/
    );
  });
});

describe('an experiment beside one that cannot be planned', () => {
  test('runs; what is wrong with the other is a warning', async () => {
    const { code, out, err } = await folder.snn('run half.snn -e brief');
    expect(code).toBe(0);
    expect(err).toMatch(/half\.snn:16:\d+ warning .*0\.05 ms/);
    expect(err).not.toContain(' error ');
    expect(out).toContain('count(Clock) is 1, == 1.');
  });
  test('the other does not', async () => {
    expect(await folder.snn('run half.snn -e steady')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(
        / error [^]*half\.snn: experiment steady has errors: fix them before it can run\.\n$/
      ) as string
    });
    expect((await folder.snn('run half.snn')).code).toBe(1);
  });
  test('also where only its plan tells', async () => {
    const { code, err } = await folder.snn('run unplanned.snn -e brief');
    expect([code, err.split('\n')[0]]).toEqual([0, expect.stringMatching(/^unplanned\.snn:\d+:\d+ warning .*Clock/)]);
    expect((await folder.snn('run unplanned.snn -e steady')).err).toMatch(/^unplanned\.snn:\d+:\d+ error /);
  });
});

test('a failed expectation over several lines is shown on one, without its comment', async () => {
  const lines = folderWith({ 'lines.snn': halfBroken.replace('run 0.05 ms', 'run 100 ms').replace('== 1', '== 7') });
  expect((await lines.snn('test lines.snn')).out).toContain('count(Clock) is 1, not == 7. expect count(Clock) == 7\n');
});
