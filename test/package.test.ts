// What is packaged, and what the lock files promise. Needs the bundles (`npm run build`).
import { listFiles, PackageManager } from '@vscode/vsce';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';

test('the .vsix holds the bundles, the library and nothing else', async () => {
  const files = await listFiles({ packageManager: PackageManager.None });
  const library = readdirSync('library', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.snn'))
    .map(name => path.posix.join('dist/library', name));
  const contributed = readdirSync('client/contributed', { recursive: true, encoding: 'utf8' })
    .filter(name => /\.\w+$/.test(name) && name !== 'icon.svg')
    .map(name => path.posix.join('client/contributed', name));
  expect(files).toEqual(
    expect.arrayContaining([
      ...library,
      'dist/client/extension.cjs',
      'dist/server/main.cjs',
      'dist/server/sim-worker.cjs',
      'dist/webview/panel.js',
      'dist/webview/panel.css',
      'package.json',
      'LICENSE',
      ...contributed
    ])
  );
  expect(files.filter(name => /\.(ts|map)$|^(test|out|node_modules|scripts)\//.test(name))).toEqual([]);
});

test('the .vsix is under 3 MB, also from bundles that are not minified', async () => {
  const files = await listFiles({ packageManager: PackageManager.None });
  const packed = files.reduce((sum, name) => sum + deflateRawSync(readFileSync(name)).length, 0);
  expect(packed).toBeGreaterThan(200_000);
  expect(packed).toBeLessThan(3_000_000);
});

test('every program that package.json names is built', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { main: string; bin: Record<string, string> };
  expect([manifest.main, ...Object.values(manifest.bin)].filter(file => !existsSync(file))).toEqual([]);
  expect(readFileSync(manifest.bin.snn!, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
});

test('one copy of the protocol, of the version pinned', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const copies = (name: string): string[] =>
    Object.keys(packages).filter(where => where.endsWith(`node_modules/${name}`));
  for (const name of [
    'vscode-jsonrpc',
    'vscode-languageserver-protocol',
    'vscode-languageserver-types',
    'chevrotain'
  ]) {
    expect(
      copies(name),
      `${name} is installed more than once: see docs/decisions/0002-one-copy-of-the-protocol.md`
    ).toHaveLength(1);
  }
});
