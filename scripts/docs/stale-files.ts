// Compares what is generated with what lies in the tree.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { keptFile } from '../systems/kept-systems.js';
import { systems } from '../systems/systems.js';
import type { GeneratedFile } from './generated-file.js';

/** Folders that hold generated files and nothing else. */
const folders = ['docs/generated', 'docs/pictures'];
/** Written by `npm run bench` and `npm run systems`, which nobody can repeat to the bit, or in a moment. */
const measured: readonly string[] = [
  'docs/generated/bench.md',
  'docs/generated/bench.svg',
  'docs/generated/bench-panel.md',
  'docs/generated/editor-speed.md',
  ...systems.flatMap(system => [keptFile(system, 'json'), keptFile(system, 'svg')])
];

/** Paths whose content is missing or another. */
export function staleFiles(files: readonly GeneratedFile[]): string[] {
  return files
    .filter(({ path: file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(file => file.path);
}

/** Paths of the generated folders that nothing generates any more. */
export function orphans(generated: readonly string[]): string[] {
  const present = folders.filter(existsSync).flatMap(folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.posix.join(entry.parentPath, entry.name))
  );
  return present.filter(file => !measured.includes(file) && !generated.includes(file));
}
