// Compiled code is run: only from a folder that nobody else could have filled.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCacheFolder } from '../../cli/compile-cache.js';

const caches = (): string => mkdtempSync(path.join(tmpdir(), 'snn-caches-'));
const folderIn = (base: string): string | undefined => compileCacheFolder({ XDG_CACHE_HOME: base });

describe('the folder of compiled code', () => {
  test('is made below the caches of the user, closed to others', () => {
    const base = caches();
    const folder = folderIn(base)!;
    expect(folder).toBe(path.join(base, 'snn', 'compiled'));
    expect([folder, path.dirname(folder)].map(name => statSync(name).mode & 0o777)).toEqual([0o700, 0o700]);
    expect(folderIn(base)).toBe(folder);
  });
  test('is not used where others may write to it, now or before', () => {
    const base = caches();
    chmodSync(folderIn(base)!, 0o777);
    expect(folderIn(base)).toBeUndefined();
    chmodSync(path.join(base, 'snn', 'compiled'), 0o700);
    chmodSync(path.join(base, 'snn'), 0o775);
    expect(folderIn(base)).toBeUndefined();
  });
  test('is no link to the folder of somebody else', () => {
    const base = caches();
    const theirs = caches();
    mkdirSync(path.join(base, 'snn'), { mode: 0o700 });
    symlinkSync(theirs, path.join(base, 'snn', 'compiled'));
    expect(folderIn(base)).toBeUndefined();
  });
  test('is none where there can be none', () => {
    expect(folderIn('/dev/null')).toBeUndefined();
    expect(folderIn('relative')).toBeUndefined();
  });
});

test('the program leaves nothing in the folder of temporary files, and runs without a cache', () => {
  const [home, temporary] = [caches(), caches()];
  const run = (env: NodeJS.ProcessEnv): number | null =>
    spawnSync(process.execPath, [path.resolve('dist/cli/snn.cjs'), '--version'], {
      env: { ...process.env, NODE_COMPILE_CACHE: undefined, TMPDIR: temporary, HOME: home, ...env }
    }).status;
  expect(run({ XDG_CACHE_HOME: home })).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  // Node 22 and later keep compiled code
  const keeps = Number(process.versions.node.split('.')[0]) >= 22;
  expect(readdirSync(path.join(home, 'snn', 'compiled')).length).toBe(keeps ? 1 : 0);
  rmSync(path.join(home, 'snn'), { recursive: true });
  expect(run({ XDG_CACHE_HOME: '/dev/null' })).toBe(0);
  expect([readdirSync(temporary), existsSync(path.join(home, 'snn'))]).toEqual([[], false]);
});
