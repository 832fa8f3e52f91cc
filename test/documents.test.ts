// A document nobody runs goes stale: what the pages for contributors name must exist.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

/** Paths in backticks that name a file or folder of ours; `<placeholders>` are cut off, build products left out. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`([a-z.][\w.-]*\/[^`\s]*|[A-Z]+\.md)`/g)].map(found => found[1]!);
  return named.map(name => name.replace(/<.*/, '').replace(/\/\*.*/, '')).filter(name => !/^(dist|out|node_modules)\//.test(name));
}

describe.each(pages)('%s', page => {
  const text = readFileSync(page, 'utf8');
  test('names files that exist', () => {
    expect(pathsIn(text).filter(name => !existsSync(name)).map(name => `${page} names ${name}, which does not exist: correct the page.`)).toEqual([]);
  });
  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(found => found[1]!).filter(name => name !== 'x');
    expect(named.filter(name => !scripts[name]).map(name => `${page} names \`npm run ${name}\`, which package.json does not have: correct one of them.`)).toEqual([]);
  });
});

test('the search finds paths and leaves placeholders out', () => {
  expect(pathsIn('`test/a.ts`, `docs/checks/<code>.md`, `language/snn.langium`, `npm run x`, `out/x`, `README.md`, `tsconfig.json`')).toEqual(
    ['test/a.ts', 'docs/checks/', 'language/snn.langium', 'README.md']);
});
