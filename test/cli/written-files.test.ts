// Nothing of a user's is lost: what is written takes the place of a file only when it is whole, and never that of a file that is read.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clock, folderWith, type Folder } from './command.js';

const program = path.resolve('dist/cli/snn.cjs');
const at = (folder: Folder, name: string): string => path.join(folder.path, name);
const read = (folder: Folder, name: string): string => readFileSync(at(folder, name), 'utf8');
const untidy = `const a=1\n${Array.from({ length: 1000 }, (_, i) => `const c${i}=${i}\n`).join('')}`;

/** The built program where no file can grow beyond so many bytes, as on a full disk. */
function withRoomFor(blocks: number, folder: Folder, args: string): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, program, ...args.split(' ')],
    { cwd: folder.path, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' } }
  );
  return { code: status, out: stdout, err: stderr };
}

describe('where there is no room', () => {
  test('format leaves the source as it is, names the reason, and formats the others', () => {
    const folder = folderWith({ 'a.snn': untidy, 'b.snn': 'const  b = 1\n' });
    const { code, err } = withRoomFor(4, folder, 'format');
    expect(err).toBe(
      'snn: a.snn is left as it is: it cannot be written (file too large).\n1 file changed, 0 files formatted already, 1 file left alone\n'
    );
    expect([code, read(folder, 'a.snn'), read(folder, 'b.snn')]).toEqual([1, untidy, 'const b = 1\n']);
    expect(readdirSync(folder.path)).toEqual(['a.snn', 'b.snn']);
  });
  test('so it does with a file that has two names, and stays where it is', () => {
    const folder = folderWith({ 'a.snn': untidy });
    linkSync(at(folder, 'a.snn'), at(folder, 'same.txt'));
    expect(withRoomFor(4, folder, 'format').code).toBe(1);
    expect(read(folder, 'same.txt')).toBe(untidy);
  });
  test('plot keeps the picture of before', () => {
    const folder = folderWith({ 'net.snn': clock, 'x.svg': 'before' });
    const { code, err } = withRoomFor(2, folder, 'plot net.snn -e steady -o x.svg');
    expect([code, read(folder, 'x.svg'), readdirSync(folder.path)]).toEqual([2, 'before', ['net.snn', 'x.svg']]);
    expect(err).toBe('snn: x.svg cannot be written (file too large): choose another place with --output.\n');
  });
  test('run tells its statistics all the same, and where the rest is', () => {
    const folder = folderWith({ 'net.snn': clock, 'v.csv': 'before' });
    const { code, out, err } = withRoomFor(4, folder, 'run net.snn -e steady -o traces=v.csv -o spikes=s.csv');
    expect([code, read(folder, 'v.csv')]).toEqual([2, 'before']);
    expect(out).toContain('✓ rate(Clock) is 25 Hz');
    const [, kept] =
      /^snn: v\.csv cannot be written to its end \(file too large\); what was written until then is in (v\.csv\..*\.part)\.\n$/.exec(
        err
      )!;
    expect(read(folder, kept!)).toMatch(/^population,id,variable,unit,time_ms,value\n(Target,0,V,mV,.*\n)+/);
    expect(read(folder, 's.csv').split('\n')).toHaveLength(7);
  });
  test('a run that keeps nothing ends when it can write nothing', () => {
    const folder = folderWith({ 'net.snn': clock.replace('run 100 ms', 'run 300 s') });
    const { code, out, err } = withRoomFor(4, folder, 'run net.snn -e steady --stream -o traces=v.csv');
    expect([code, err.split('\n').at(-2)]).toEqual([2, expect.stringContaining('v.csv cannot be written to its end')]);
    expect(out).toContain('stopped');
  });
});

describe('a file that is written anew', () => {
  test('keeps its mode, and a symbolic link stays one', async () => {
    const folder = folderWith({ 'below/a.snn': untidy });
    chmodSync(at(folder, 'below/a.snn'), 0o640);
    symlinkSync(path.join('below', 'a.snn'), at(folder, 'link.snn'));
    expect((await folder.snn('format link.snn')).code).toBe(0);
    expect(lstatSync(at(folder, 'link.snn')).isSymbolicLink()).toBe(true);
    expect(read(folder, 'below/a.snn')).toMatch(/^const a = 1\n/);
    expect(statSync(at(folder, 'below/a.snn')).mode & 0o777).toBe(0o640);
    expect(readdirSync(at(folder, 'below'))).toEqual(['a.snn']);
  });
  test('keeps its other names', async () => {
    const folder = folderWith({ 'a.snn': untidy });
    linkSync(at(folder, 'a.snn'), at(folder, 'same.txt'));
    await folder.snn('format a.snn');
    expect(read(folder, 'same.txt')).toMatch(/^const a = 1\n/);
    expect(readdirSync(folder.path)).toEqual(['a.snn', 'same.txt']);
  });
  test('may be one that a link names and that is not there yet, but no circle of links', async () => {
    const folder = folderWith({ 'net.snn': clock });
    symlinkSync('there.svg', at(folder, 'link.svg'));
    await folder.snn('plot net.snn -e steady -o link.svg');
    expect(read(folder, 'there.svg')).toMatch(/^<svg/);
    symlinkSync('b.svg', at(folder, 'a.svg'));
    symlinkSync('a.svg', at(folder, 'b.svg'));
    expect(await folder.snn('plot net.snn -e steady -o a.svg')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^snn: a\.svg cannot be written \(too many symbolic links encountered\): choose another/
      ) as string
    });
  });
  test('may be a pipe, which is written to as it is', () => {
    const folder = folderWith({ 'net.snn': clock });
    const out = execFileSync(
      'bash',
      ['-c', '"$0" "$@" | cat', process.execPath, program, 'run', 'net.snn', '-e', 'brief', '-o', 'spikes=/dev/stdout'],
      { cwd: folder.path, encoding: 'utf8' }
    );
    expect(out).toContain('population,id,time_ms\nClock,0,10\n');
  });
});

describe('what is read is not written', () => {
  const files = {
    'net.snn': `import "cells.snn"\ndata weights = table("weights.csv")\n${clock}`,
    'cells.snn': 'const other = 1\n',
    'weights.csv': 'w\n1\n'
  };
  test.each([
    [
      'run net.snn -e brief -o spikes=net.snn',
      '--output net.snn would overwrite net.snn, which the network is read from'
    ],
    ['run net.snn -e brief -o spikes=./cells.snn', '--output ./cells.snn would overwrite cells.snn'],
    ['run net.snn -e brief -o spikes=other.snn', '--output other.snn names a file of networks'],
    ['plot net.snn -e brief -o weights.csv', '--output weights.csv would overwrite weights.csv'],
    ['sweep net.snn -e steady --seeds 1,2 -o link.csv', '--output link.csv would overwrite weights.csv'],
    [
      'run net.snn -e brief -o spikes=x.csv -o traces=new/../x.csv',
      '--output names one file twice (x.csv, new/../x.csv)'
    ],
    ['plot net.snn -e brief -o x.svg -o x.svg', '--output names one file twice (x.svg)']
  ])('%s', async (args, message) => {
    const folder = folderWith(files);
    symlinkSync('weights.csv', at(folder, 'link.csv'));
    mkdirSync(at(folder, 'new'));
    const before = readdirSync(folder.path);
    const { code, err } = await folder.snn(args);
    expect(err).toContain(`snn: ${message}`);
    expect(code).toBe(2);
    expect(readdirSync(folder.path)).toEqual(before);
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);
  });
  test('also not in its folder without the right to', async () => {
    const folder = folderWith({ 'a.snn': untidy });
    writeFileSync(at(folder, 'a.snn'), untidy);
    chmodSync(at(folder, 'a.snn'), 0o444);
    const { code } = await folder.snn('format a.snn');
    // whoever may do everything may do this
    expect(code).toBe(process.getuid?.() === 0 ? 0 : 1);
  });
});
