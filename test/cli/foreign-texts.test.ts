// What stands in files and file names never acts on a terminal, nor on a CI that obeys lines.
import { expect, test } from 'vitest';
import { folderWith } from './command.js';

const escape = '\u001b[2J\u001b]0;title\u0007';
const turned = '\u202etxet\u2066';
const acts = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|^::/mu;

test.each([
  ['an import', `import "a\\n::warning file=x::gotcha${turned}.snn"\n`],
  ['a table', `data d = table("x${escape}\\n::error::${turned}.csv")\n`],
  ['what means nothing', `const c = 1 ${escape}\n// ${turned}\n`],
  ['a comment beside a fault', `const c = nothing // ${escape}${turned}\n`]
])('%s', async (_, text) => {
  const folder = folderWith({ 'net.snn': text });
  for (const args of [
    'check net.snn',
    'check --format concise net.snn',
    'run net.snn',
    'test',
    'explain --stage ast net.snn'
  ]) {
    const { out, err } = await folder.snn(args);
    expect(out + err, args).not.toMatch(acts);
  }
});

test('names of files', async () => {
  const name = `x\n::warning::y${turned}${escape}.snn`;
  const folder = folderWith({ [name]: 'const  c = nothing\n' });
  const said = await Promise.all(
    [
      ['check'],
      ['check', '--format', 'concise'],
      ['check', name],
      ['run', name],
      ['run', `${name}not`],
      ['test'],
      ['format', '--check'],
      ['format']
    ].map(args => folder.snn(args))
  );
  for (const { out, err } of said) expect(out + err).not.toMatch(acts);
  expect(said[1]!.out).toContain('x\\n::warning::y\\u202etxet\\u2066\\u001b[2J\\u001b]0;title\\u0007.snn:1:12: error');
});

test('what another program reads is as it is', async () => {
  const folder = folderWith({});
  const text = `const c = 1   // ${turned}\n`;
  expect((await folder.snn('format -', { input: () => new TextEncoder().encode(text) })).out).toBe(text);
});
