// A document nobody runs goes stale: what the pages name must exist, be it a file, a script, a link or an option of `snn`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './cli/command.js';

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => path.posix.join(folder, name));
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...below('docs/guide')];
const linked = [...pages, ...below('docs/checks'), ...below('docs/generated'), ...below('docs/decisions')];
const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  version: string;
};

/** Paths in backticks that name a file or folder of ours; `<placeholders>` are cut off, build products left out. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`([a-z.][\w.-]*\/[^`\s]*|[A-Z]+\.md)`/g)].map(found => found[1]!);
  return named
    .map(name => name.replace(/<.*/, '').replace(/\/\*.*/, ''))
    .filter(name => !/^(dist|out|node_modules)\//.test(name));
}

/** Places inside the project that links and pictures of a page lead to, with `#heading` where there is one. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(found => found[1]!).filter(link => !/^\w+:/.test(link));
}

/** Why a link of a page leads nowhere. */
function brokenLink(page: string, link: string): string | undefined {
  const [file, heading] = link.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file!);
  if (!existsSync(target)) return `${page} links ${link}, and ${target} does not exist: correct the link.`;
  if (heading === undefined || headingsOf(readFileSync(target, 'utf8')).includes(heading)) return undefined;
  return `${page} links ${link}, and ${target} has no such heading: correct the link.`;
}

const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(found =>
    found[1]!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/ /g, '-')
  );

/** `snn` command lines of a page, as `command` and its long options. */
function commandsIn(text: string): { command: string; options: string[] }[] {
  return [...text.matchAll(/(?:npx |`)snn ([a-z]+)([^\n`#]*)/g)].map(([, command, rest]) => ({
    command: command!,
    options: [...rest!.matchAll(/--[a-z-]+/g)].map(found => found[0])
  }));
}

describe.each(pages)('%s', page => {
  const text = readFileSync(page, 'utf8');
  test('names files that exist', () => {
    expect(
      pathsIn(text)
        .filter(name => !existsSync(name))
        .map(name => `${page} names ${name}, which does not exist: correct the page.`)
    ).toEqual([]);
  });
  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(found => found[1]!).filter(name => name !== 'x');
    expect(
      named
        .filter(name => !scripts[name])
        .map(name => `${page} names \`npm run ${name}\`, which package.json does not have: correct one of them.`)
    ).toEqual([]);
  });
  test('names commands and options that snn has', async () => {
    const folder = folderWith({});
    for (const { command, options } of commandsIn(text)) {
      const { code, out } = await folder.snn([command, '--help']);
      expect(
        [code, ...options.filter(option => !out.includes(option))],
        `${page} has \`snn ${command} ${options.join(' ')}\``
      ).toEqual([0]);
    }
  });
});

test('the version is that of the first section of the changes', () => {
  const [, first] = /^## (\S+?),/m.exec(readFileSync('CHANGELOG.md', 'utf8'))!;
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  expect([first, lock.version, lock.packages['']!.version]).toEqual([version, version, version]);
});

test('links lead somewhere', () => {
  expect(
    linked.flatMap(page => linksIn(readFileSync(page, 'utf8')).flatMap(link => brokenLink(page, link) ?? []))
  ).toEqual([]);
});

test('the search finds links and headings', () => {
  expect(linksIn('[a](b.md#c), ![d](e.svg), [f](https://g.h/i)')).toEqual(['b.md#c', 'e.svg']);
  expect(
    [
      brokenLink('docs/a.md', 'b.md'),
      brokenLink('README.md', 'CONTRIBUTING.md#none'),
      brokenLink('docs/a.md', '../CONTRIBUTING.md#habits')
    ].map(item => item?.split(': ')[0])
  ).toEqual([
    'docs/a.md links b.md, and docs/b.md does not exist',
    'README.md links CONTRIBUTING.md#none, and CONTRIBUTING.md has no such heading',
    undefined
  ]);
});

test('the search finds commands', () => {
  expect(commandsIn('$ npx snn run a.snn --set g=6 --json  # --no\n`snn check --format json`, snn is')).toEqual([
    { command: 'run', options: ['--set', '--json'] },
    { command: 'check', options: ['--format'] }
  ]);
});

test('the search finds paths and leaves placeholders out', () => {
  expect(
    pathsIn(
      '`test/a.ts`, `docs/checks/<code>.md`, `language/snn.langium`, `npm run x`, `out/x`, `README.md`, `tsconfig.json`'
    )
  ).toEqual(['test/a.ts', 'docs/checks/', 'language/snn.langium', 'README.md']);
});
