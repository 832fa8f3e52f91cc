// The pages written by hand whose blocks are run: README, guide, changelog.
import { readdirSync, readFileSync } from 'node:fs';
import { blocksOf, type Block } from './blocks.js';

export interface Page {
  /** relative to the root */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** texts by name that blocks of the page import or read */
  readonly files: Readonly<Record<string, string>>;
}

export function handwrittenPages(): Page[] {
  const guide = readdirSync('docs/guide')
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `docs/guide/${name}`);
  return ['README.md', 'CHANGELOG.md', ...guide].map(path => pageOf(path, readFileSync(path, 'utf8')));
}

export function pageOf(path: string, text: string): Page {
  const blocks = blocksOf(text);
  return {
    path,
    text,
    blocks,
    files: Object.fromEntries(blocks.flatMap(({ file, text: content }) => (file ? [[file, content]] : [])))
  };
}
