// `snn check`: findings of files and folders, their formats and exit codes.
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { clock, folderWith } from './command.js';

const broken = 'population E[10] : lif\nexperiment x {\n  step 0.1 ms\n  record spikes of F\n  run 1 s\n}\n';
const unused = `const spare = 3\n${clock}`;
const folder = folderWith({
  'good.snn': clock,
  'broken.snn': broken,
  'unused.snn': unused,
  'deep/good.snn': clock,
  'empty/readme.txt': ''
});

describe('a clean file', () => {
  test('has no findings and exit code 0', async () => {
    expect(await folder.snn('check good.snn')).toEqual({ code: 0, out: '1 file checked: no findings\n', err: '' });
  });
  test('and so has a folder of clean files', async () => {
    expect(await folder.snn('check deep')).toMatchObject({ code: 0, out: '1 file checked: no findings\n' });
  });
});

describe('a file with an error', () => {
  test('is shown with place, line, spot and code, and exit code 1', async () => {
    const { code, out } = await folder.snn('check broken.snn');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^broken\.snn:4:20 error .*F.* \[unknown-name\]\n {5}4 \| {3}record spikes of F\n {7}\| {20}\^\n/
    );
    expect(out).toMatch(/1 file checked: 1 error, 0 warnings\n$/);
  });
  test('has a line a finding in the concise format', async () => {
    const { out } = await folder.snn('check --format concise broken.snn');
    expect(out.split('\n')[0]).toMatch(/^broken\.snn:4:20: error: .* \[unknown-name\]$/);
  });
  test('is data in the json format', async () => {
    const { code, out } = await folder.snn('check --format json broken.snn good.snn');
    const { files, diagnostics } = JSON.parse(out) as {
      files: number;
      diagnostics: { code: string; file: string; source: { uri: string; line: number; column: number } }[];
    };
    expect([code, files, diagnostics.length]).toEqual([1, 2, 1]);
    expect(diagnostics[0]).toMatchObject({
      code: 'unknown-name',
      file: 'broken.snn',
      source: { uri: pathToFileURL(`${folder.path}/broken.snn`).href, line: 4, column: 20 }
    });
  });
});

test('a warning gives exit code 1, with --fail-on error 0', async () => {
  expect(await folder.snn('check unused.snn')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/warning .*spare.*\[unused-declaration\][^]*0 errors, 1 warning\n$/) as string
  });
  expect((await folder.snn('check --fail-on error unused.snn')).code).toBe(0);
  expect((await folder.snn('check --fail-on error broken.snn')).code).toBe(1);
});

test('several files and folders are checked together, each once, the current folder by default', async () => {
  expect((await folder.snn('check good.snn deep good.snn')).out).toBe('2 files checked: no findings\n');
  expect((await folder.snn('check')).out).toMatch(/4 files checked: 1 error, 1 warning\n$/);
});

test('what is not there is named, exit code 2', async () => {
  expect(await folder.snn('check gone.snn')).toEqual({
    code: 2,
    out: '',
    err: `snn: There is no file or folder gone.snn: check the path, seen from ${folder.path}.\n`
  });
  expect(await folder.snn('check empty')).toEqual({
    code: 2,
    out: '',
    err: 'snn: The folder empty holds no .snn files.\n'
  });
});

test('a file that is no text or no network gives findings, never an exception', async () => {
  const odd = folderWith({ 'binary.snn': '\u0000\u0001\uFFFF{{{', 'empty.snn': '', 'prose.snn': 'Call me Ishmael.' });
  expect((await odd.snn('check binary.snn')).code).toBe(1);
  expect((await odd.snn('check prose.snn')).code).toBe(1);
  expect((await odd.snn('check empty.snn')).err).toBe('');
});
