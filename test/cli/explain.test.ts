// `snn explain`: pages of checks, and what a file becomes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from '../../language/index.js';
import { clock, folderWith } from './command.js';

const folder = folderWith({ 'net.snn': clock, 'broken.snn': 'population E[10] : nothing\n' });

test('a code has its page', async () => {
  expect(await folder.snn('explain unknown-name')).toEqual({
    code: 0,
    out: readFileSync('docs/checks/unknown-name.md', 'utf8'),
    err: ''
  });
});

test('--list has a line with a sentence for every code', async () => {
  const { out } = await folder.snn('explain --list');
  const lines = out.trim().split('\n');
  for (const code of codes)
    expect(
      lines.some(line => line.startsWith(`${code} `)),
      code
    ).toBe(true);
  expect(lines.filter(line => !/^[a-z-]+ +\S.*/.test(line))).toEqual([]);
});

test('an unknown code or none has exit code 2 and says what there is', async () => {
  expect(await folder.snn('explain unknown-nam')).toMatchObject({
    code: 2,
    err: 'snn: There is no check unknown-nam; `snn explain --list` shows all. For a file add --stage ast, model or plan.\n'
  });
  expect((await folder.snn('explain')).code).toBe(2);
  expect((await folder.snn('explain ../decisions/0001')).code).toBe(2);
});

test('--stage ast shows the tree with places, also of a broken file', async () => {
  const { code, out } = await folder.snn('explain --stage ast net.snn');
  expect(code).toBe(0);
  expect(out).toMatch(/^Program {2}\(line \d\)\n {2}declarations: Param .*name=g/);
  expect(out).toMatch(/Population name=Clock .*\(line 4\)/);
  expect(await folder.snn('explain --stage ast broken.snn')).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing (unknown)') as string
  });
});

test('--stage model shows the network, and of a broken file its findings', async () => {
  const { code, out } = await folder.snn('explain --stage model net.snn');
  expect(code).toBe(0);
  expect(out).toMatch(/^network of net\.snn\n/);
  expect(out).toContain('param g = 2 in 0 .. 5');
  expect(out).toMatch(/population Clock/);
  expect(await folder.snn('explain --stage model broken.snn')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('unknown-name') as string
  });
});

test('--stage plan shows each experiment, or the one that is named, with its settings', async () => {
  const all = await folder.snn('explain --stage plan net.snn');
  expect(all).toMatchObject({ code: 0, err: '' });
  expect(all.out).toMatch(/steady/);
  expect(all.out).toMatch(/brief/);
  const one = await folder.snn('explain --stage plan net.snn -e brief');
  expect(one.out).not.toMatch(/steady/);
  expect((await folder.snn('explain --stage plan net.snn -e brief --set g=4')).out).not.toBe(one.out);
});

test('--stage plan says what each pass did, and which were left out', async () => {
  const lines = (out: string): string[] => out.split('\n').map(line => line.trim());
  const whole = lines((await folder.snn('explain --stage plan net.snn -e brief')).out);
  expect(whole).toContain('exact_propagators: 1 × 1 for all neurons of Target');
  const part = lines(
    (await folder.snn('explain --stage plan net.snn -e brief --without exact_propagators --without delay_slices')).out
  );
  expect(part.filter(line => line.endsWith(': off'))).toEqual(['exact_propagators: off', 'delay_slices: off']);
  const none = lines((await folder.snn('explain --stage plan net.snn -e brief --without all')).out);
  expect(none.filter(line => line.endsWith(': off'))).toHaveLength(10);
});

test('a pass that does not exist has exit code 2 and is told what there is', async () => {
  expect(await folder.snn('explain --stage plan net.snn --without lazy')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(
      /^snn: --without: There is no pass lazy to leave out; there are constant_folding, .*, and all for every one\.\n$/
    ) as string
  });
});

test('--stage plan of a setting out of range has exit code 2', async () => {
  expect(await folder.snn('explain --stage plan net.snn --set g=7')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('g is 7 and must lie in 0 .. 5') as string
  });
});
