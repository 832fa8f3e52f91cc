// docs/generated/editor.md: what an editor asks of the language server, and the tests that prove each row over the protocol.
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { editorRows } from '../../test/support/editor-rows.js';
import type { GeneratedFile } from './generated-file.js';
import { table } from './table.js';

/** Tests of the bundled server; each declares what it proves by `row('name', 'what it shows'`. */
const folder = 'test/server/rows';
const proof = /\brow\(\s*'(?<row>[^']+)',\s*(?<quote>['"])(?<shows>.+?)\k<quote>/g;

interface Proof {
  readonly row: string;
  readonly shows: string;
  readonly file: string;
}

export function editorPage(): GeneratedFile {
  const proofs = readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .flatMap(proofsIn);
  const strangers = proofs.filter(({ row }) => !editorRows.some(({ name }) => name === row));
  if (strangers.length > 0)
    throw new Error(`${strangers.map(({ row }) => row).join(', ')}: no row of test/support/editor-rows.ts.`);
  return { path: 'docs/generated/editor.md', text: `${pageOf(proofs).join('\n')}\n` };
}

function proofsIn(file: string): Proof[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return [...text.matchAll(proof)].map(({ groups }) => ({ row: groups!['row']!, shows: groups!['shows']!, file }));
}

function pageOf(proofs: readonly Proof[]): string[] {
  const of = (name: string): readonly Proof[] => proofs.filter(({ row }) => row === name);
  const standing = editorRows.filter(({ name }) => of(name).length > 0);
  const open = editorRows.filter(({ name }) => of(name).length === 0);
  return [
    '# What the editor answers',
    '',
    `${standing.length} of ${editorRows.length} rows are proved, each by tests that send these messages to the bundled language server over stdio, on texts that nobody`,
    `saved and that do not parse; the tests are in \`${folder}\`. P0 is what is missed on the first day, P1 what makes people stay.`,
    '',
    table(
      ['row', '', 'messages', 'what it means here', 'proved by'],
      standing.map(({ name, priority, messages, meaning }) => [
        name,
        priority,
        messages.map(message => `\`${message.replace('textDocument/', '')}\``).join(', '),
        meaning,
        filesOf(of(name)).join(', ')
      ])
    ),
    '',
    ...(open.length > 0
      ? [
          'Not proved:',
          '',
          table(
            ['row', '', 'what it would mean'],
            open.map(({ name, priority, meaning }) => [name, priority, meaning])
          ),
          ''
        ]
      : []),
    '## What the tests show',
    '',
    ...standing.flatMap(({ name }) => [`**${name}**`, '', ...of(name).map(({ shows }) => `- ${shows}`), ''])
  ].slice(0, -1);
}

const filesOf = (proofs: readonly Proof[]): string[] =>
  [...new Set(proofs.map(({ file }) => file))].map(
    file => `[${file.replace('.test.ts', '')}](../../${folder}/${file})`
  );
