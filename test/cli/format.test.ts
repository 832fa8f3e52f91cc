// `snn format`: in place, only looking, from standard input; and what it leaves alone.
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../cli/index.js';
import { folderWith, type Folder } from './command.js';

const untidy = 'const a=1\nneuron n {\n  param x\n  }\n';
const tidy = 'const a = 1\nneuron n {\n  param x\n}\n';
const read = (folder: Folder, name: string): string => readFileSync(path.join(folder.path, name), 'utf8');
const input = (text: string | Uint8Array): Partial<Io> => ({
  input: () => (typeof text === 'string' ? new TextEncoder().encode(text) : text)
});

describe('files', () => {
  test('are written in place, and named', async () => {
    const folder = folderWith({ 'a.snn': untidy, 'b.snn': tidy, 'below/c.snn': untidy, 'd.txt': untidy });
    expect(await folder.snn('format')).toEqual({
      code: 0,
      out: `a.snn\n${path.join('below', 'c.snn')}\n`,
      err: '2 files changed, 1 file formatted already\n'
    });
    expect([read(folder, 'a.snn'), read(folder, 'b.snn'), read(folder, 'below/c.snn'), read(folder, 'd.txt')]).toEqual([
      tidy,
      tidy,
      tidy,
      untidy
    ]);
    expect(await folder.snn('format a.snn')).toEqual({
      code: 0,
      out: '',
      err: '0 files changed, 1 file formatted already\n'
    });
  });
  test('that are formatted are not touched', async () => {
    const folder = folderWith({ 'a.snn': tidy });
    const [file, longAgo] = [path.join(folder.path, 'a.snn'), new Date('2020-01-01')];
    utimesSync(file, longAgo, longAgo);
    await folder.snn('format a.snn');
    expect(statSync(file).mtime).toEqual(longAgo);
  });
  test('are only looked at with --check', async () => {
    const folder = folderWith({ 'a.snn': untidy, 'b.snn': tidy });
    expect(await folder.snn('format --check .')).toEqual({
      code: 1,
      out: 'a.snn\n',
      err: '1 file would change, 1 file formatted already\n'
    });
    expect(read(folder, 'a.snn')).toBe(untidy);
    expect((await folder.snn('format --check b.snn')).code).toBe(0);
  });
  test('that do not parse are left alone, and the others formatted', async () => {
    const broken = 'const  = 1\n';
    const folder = folderWith({ 'a.snn': untidy, 'b.snn': broken });
    const { code, out, err } = await folder.snn('format');
    expect({ code, out }).toEqual({ code: 1, out: 'a.snn\n' });
    expect(err).toMatch(
      /^snn: b\.snn is left as it is, because it does not parse:\nb\.snn:1:8: error: .* \[syntax-error\]\n1 file changed, 0 files formatted already, 1 file left alone\n$/
    );
    expect(read(folder, 'b.snn')).toBe(broken);
  });
  test('that are not UTF-8 are left alone, byte for byte', async () => {
    const folder = folderWith({});
    const bytes = Buffer.from('// caf\xE9\nconst a=1\n', 'latin1');
    writeFileSync(path.join(folder.path, 'a.snn'), bytes);
    const { code, err } = await folder.snn('format a.snn');
    expect(code).toBe(1);
    expect(err).toContain(
      'snn: a.snn is left as it is: it holds bytes that are not UTF-8; save it in this encoding.\n'
    );
    expect(readFileSync(path.join(folder.path, 'a.snn')).equals(bytes)).toBe(true);
  });
  test('that are not there end the command', async () => {
    expect(await folderWith({}).snn('format gone.snn')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('There is no file or folder gone.snn') as string
    });
  });
});

describe('--diff', () => {
  test('shows the changed lines with three around them, and writes nothing', async () => {
    const folder = folderWith({ 'a.snn': untidy });
    const { code, out } = await folder.snn('format --diff a.snn');
    expect({ code, out }).toEqual({
      code: 0,
      out: '--- a.snn\n+++ a.snn\n@@ -1,4 +1,4 @@\n-const a=1\n+const a = 1\n neuron n {\n   param x\n-  }\n+}\n'
    });
    expect(read(folder, 'a.snn')).toBe(untidy);
    expect((await folder.snn('format --diff --check a.snn')).code).toBe(1);
  });
  test('counts the lines before and after', async () => {
    const consts = (from: number): string => Array.from({ length: 10 }, (_, i) => `const c${from + i} = 1\n`).join('');
    const folder = folderWith({ 'a.snn': `${consts(0)}\n\n\n${consts(10)}const  d = 1\n${consts(20)}` });
    const { out } = await folder.snn('format --diff a.snn');
    // lines 12 and 13 go; what was line 24 is line 22
    expect(out.match(/^@@.*/gm)).toEqual(['@@ -9,8 +9,6 @@', '@@ -21,7 +19,7 @@']);
  });
  test('is what patch understands', async () => {
    const consts = Array.from({ length: 30 }, (_, i) => `const c${i} = ${i}`);
    const texts = [
      untidy,
      'const a=1',
      '\n\n\nconst a = 1\n\n\n\nconst b = 2\n\n\n',
      'neuron n { param x\n}',
      [...consts.slice(0, 10), '', '', '', ...consts.slice(10, 20), 'const  a = 1', ...consts.slice(20), ''].join('\n'),
      ['neuron n { on spike', '{ V = 1 } }', ...consts, 'const a = f(', '2)'].join('\n')
    ];
    for (const text of texts) {
      const folder = folderWith({ 'a.snn': text });
      const { out } = await folder.snn('format --diff a.snn');
      execFileSync('patch', ['-s', 'a.snn'], { cwd: folder.path, input: out });
      const patched = read(folder, 'a.snn');
      writeFileSync(path.join(folder.path, 'a.snn'), text);
      await folder.snn('format a.snn');
      expect(patched).toBe(read(folder, 'a.snn'));
      expect(patched).not.toBe(text);
    }
  });
});

describe('standard input', () => {
  const folder = folderWith({ 'a.snn': tidy });
  test('is formatted to standard output', async () => {
    expect(await folder.snn('format -', input(untidy))).toEqual({ code: 0, out: tidy, err: '' });
    expect(await folder.snn('format -', input(tidy))).toEqual({ code: 0, out: tidy, err: '' });
  });
  test('is checked and compared under its name', async () => {
    expect(await folder.snn('format - --check --stdin-filename cells.snn', input(untidy))).toEqual({
      code: 1,
      out: 'cells.snn\n',
      err: ''
    });
    expect((await folder.snn('format - --diff --stdin-filename cells.snn', input(untidy))).out).toContain(
      '--- cells.snn\n'
    );
    expect(await folder.snn('format - --check', input(tidy))).toEqual({ code: 0, out: '', err: '' });
  });
  test('that does not parse gives nothing but the reason', async () => {
    const { code, out, err } = await folder.snn('format - --stdin-filename cells.snn', input('const = 1'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^snn: cells\.snn is left as it is, because it does not parse:\ncells\.snn:1:7: error: .*\n$/);
  });
  test('stands alone, and alone has a name', async () => {
    expect(await folder.snn('format - a.snn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('- stands for standard input alone') as string
    });
    expect(await folder.snn('format a.snn --stdin-filename b.snn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--stdin-filename names what comes in') as string
    });
  });
});
