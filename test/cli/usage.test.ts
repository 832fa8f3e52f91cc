// What holds for every command: help, version, wrong command lines, colours, our own mistakes.
import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { processIo } from '../../cli/io.js';
import { clock, folderWith } from './command.js';

const folder = folderWith({ 'net.snn': clock, 'broken.snn': 'population' });

test('--version and --help go to stdout with exit code 0', async () => {
  expect(await folder.snn('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  const { code, out } = await folder.snn('--help');
  expect([code, ...['check', 'run', 'plot', 'explain'].filter(name => !out.includes(`\n  ${name} `))]).toEqual([0]);
  expect((await folder.snn('run --help')).out).toMatch(/--set <name=value>/);
});

test.each([
  '',
  'fly',
  'run',
  'run net.snn --fly',
  'check --format rainbow',
  'run net.snn extra.snn',
  'explain --stage soul net.snn'
])('a wrong command line has exit code 2 and says so on stderr: snn %s', async args => {
  const { code, out, err } = await folder.snn(args === '' ? [] : args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/error: |Usage: /);
  expect(err).not.toMatch(/\n\s+at /);
});

test('colours come and go as asked', async () => {
  const paint = { colours: createColors(true) };
  expect((await folder.snn('check broken.snn', paint)).out).toContain('\u001b[31m');
  expect((await folder.snn('check broken.snn')).out).not.toContain('\u001b');
});

test('NO_COLOR and FORCE_COLOR are honoured, --color wins', () => {
  const colourful = (environment: Record<string, string>, wanted?: boolean): boolean => {
    const before = { ...process.env };
    Object.assign(process.env, { NO_COLOR: '', FORCE_COLOR: '' }, environment);
    try {
      return processIo(wanted).colours.isColorSupported;
    } finally {
      process.env = before;
    }
  };
  expect([colourful({ FORCE_COLOR: '1' }), colourful({ FORCE_COLOR: '0' }), colourful({ NO_COLOR: '1' })]).toEqual([
    true,
    false,
    false
  ]);
  expect([colourful({ NO_COLOR: '1' }, true), colourful({ FORCE_COLOR: '1' }, false)]).toEqual([true, false]);
});

test('a mistake of ours has exit code 3, names itself as ours and shows no stack', async () => {
  const { code, err } = await folder.snn('explain --list', {
    out: () => {
      throw new Error('the pen broke');
    }
  });
  expect(code).toBe(3);
  expect(err).toMatch(/^snn: internal error: the pen broke\nThis is a mistake of snn, not yours\./);
  expect(err).not.toMatch(/\n\s+at /);
});
