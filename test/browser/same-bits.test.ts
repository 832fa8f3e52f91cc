// A text has the same bits in Chromium as in Node: on one thread, on several, and where memory cannot be shared.
import * as esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snnFilesBelow } from '../../server/node-world.js';
import { openBrowser } from '../vscode/browser.mjs';
import { digestsOf, type Files } from './digests.js';

interface Page {
  goto(address: string): Promise<unknown>;
  evaluate<T, A>(action: (argument: A) => T, argument: A): Promise<Awaited<T>>;
}
interface Found {
  readonly isolated: boolean;
  readonly digests: readonly string[];
}

const root = path.join(import.meta.dirname, '..', '..');
const folder = path.join(root, 'library');
const files: Files = Object.fromEntries(
  snnFilesBelow(folder).map(file => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')])
);
/** Every model of the library in its own experiment; but for those that take long and have nothing that others have not. */
const long = ['neurons/escape_rate.snn'];
const names = Object.keys(files).filter(name => /^experiment /m.test(files[name]!) && !long.includes(name));
const expected = digestsOf(files, names);

let browser: Awaited<ReturnType<typeof openBrowser>>;
let server: Server;
/** Whether pages may share memory: a matter of two headers. */
let isolated = true;

beforeAll(async () => {
  const bundles = await Promise.all(['page', 'simulation', 'thread'].map(bundled));
  server = createServer((request, response) => {
    if (isolated)
      response
        .setHeader('Cross-Origin-Opener-Policy', 'same-origin')
        .setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const script = bundles.find(({ name }) => request.url === `/${name}.js`);
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? script.text : '<!doctype html><title>snn</title><script src="page.js"></script>');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

test('the experiments run to their ends', () => {
  expect(names.length).toBeGreaterThan(25);
  for (const digest of expected) expect(digest).toMatch(/^\S+ \S+ complete \d+ [0-9a-f]{32}$/);
});

describe('in Chromium', () => {
  test.each([0, 1, 2])('with %d workers', async workers => {
    isolated = true;
    expect(await digestsIn(workers)).toEqual({ isolated: true, digests: expected });
  });

  test('without shared memory', async () => {
    isolated = false;
    expect(await digestsIn(1)).toEqual({ isolated: false, digests: expected });
  });
});

async function bundled(name: string): Promise<{ readonly name: string; readonly text: string }> {
  const built = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, `${name}.mjs`)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022'
  });
  return { name, text: built.outputFiles[0]!.text };
}

async function digestsIn(workers: number): Promise<Found> {
  const page = (await browser.newPage()) as Page;
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  return page.evaluate(
    argument => {
      const { digests } = globalThis as unknown as {
        digests: (files: Files, names: readonly string[], workers: number) => Promise<Found>;
      };
      return digests(argument.files, argument.names, argument.workers);
    },
    { files, names, workers }
  );
}
