// The set-up installs when the lock file says something else than node_modules, and only then.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installed } from '../../scripts/installed.mjs';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'snn-installed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

type Packages = Record<string, { version: string; optional?: true; os?: string[]; cpu?: string[]; libc?: string[] }>;

function write(wanted: Packages, present?: Packages): void {
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (!present) return;
  mkdirSync(path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
}
const machine = { platform: 'linux', arch: 'x64' };
const one = { 'node_modules/a': { version: '1.0.0' } };
const native = (os: string, libc?: string): Packages => ({
  'node_modules/n': {
    version: '1.0.0',
    optional: true,
    os: [os],
    cpu: ['x64'],
    ...(libc === undefined ? {} : { libc: [libc] })
  }
});

test('nothing installed', () => {
  write(one);
  expect(installed(folder, machine)).toBe(false);
});
test('the same versions', () => {
  write(one, one);
  expect(installed(folder, machine)).toBe(true);
});
test('another version, a package too few', () => {
  write(one, { 'node_modules/a': { version: '0.9.0' } });
  expect(installed(folder, machine)).toBe(false);
  rmSync(path.join(folder, 'node_modules'), { recursive: true });
  write({ ...one, 'node_modules/b': { version: '2.0.0' } }, one);
  expect(installed(folder, machine)).toBe(false);
});
test('an optional package is needed where it is made for this machine', () => {
  write({ ...one, ...native('linux') }, one);
  expect(installed(folder, machine)).toBe(false);
  expect(installed(folder, { platform: 'darwin', arch: 'x64' })).toBe(true);
});
test('one for another C library, or for no particular machine, may be absent', () => {
  write({ ...one, ...native('linux', 'musl'), 'node_modules/w': { version: '1.0.0', optional: true } }, one);
  expect(installed(folder, machine)).toBe(true);
});
