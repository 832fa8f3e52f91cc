// A text has the same bits in Chromium as in Node: on one thread, on several, and where memory cannot be shared.
import * as esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snnFilesBelow } from '../../server/node-world.js';
import { openBrowser } from '../vscode/browser.mjs';
import { eachKind } from '../support/each-kind.js';
import { digestsOf, type Asked, type Files } from './digests.js';

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
const library: Asked = {
  names: Object.keys(files).filter(name => /^experiment /m.test(files[name]!) && !long.includes(name)),
  texts: {}
};
/** Small, and each with something that threads share in its own way. */
const kinds: Asked = { names: [], texts: eachKind };
const expectedOfKinds = expectedOf(kinds);

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

describe('in Chromium', () => {
  test('the library', async () => {
    isolated = true;
    expect(library.names.length).toBeGreaterThan(25);
    expect(await digestsIn(library, 0)).toEqual({ isolated, digests: expectedOf(library) });
  });

  test.each([0, 1, 2])('networks of each kind with %d workers', async workers => {
    isolated = true;
    expect(await digestsIn(kinds, workers)).toEqual({ isolated, digests: expectedOfKinds });
  });

  test('networks of each kind without shared memory', async () => {
    isolated = false;
    expect(await digestsIn(kinds, 1)).toEqual({ isolated, digests: expectedOfKinds });
  });
});

/** What Node makes of it, which must run to its end. */
function expectedOf(asked: Asked): string[] {
  const digests = digestsOf(files, asked);
  for (const digest of digests) expect(digest).toMatch(/^file:\S+( \S+)+ complete \d+ [0-9a-f]{32}$/);
  return digests;
}

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

async function digestsIn(asked: Asked, workers: number): Promise<Found> {
  const page = (await browser.newPage()) as Page;
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  return page.evaluate(
    argument => {
      const { digests } = globalThis as unknown as {
        digests: (files: Files, asked: Asked, workers: number) => Promise<Found>;
      };
      return digests(argument.files, argument.asked, argument.workers);
    },
    { files, asked, workers }
  );
}
