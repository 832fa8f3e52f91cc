// What the bundled server says about itself, for those who find it slow.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timingsMethod } from '../../server/protocol.js';
import { BundledServer } from '../support/bundled-server.js';

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({ files: { 'closed.snn': 'const b = 2\n' } });
});
afterAll(() => server.stop());

test('memory, texts and runs are told', async () => {
  await server.open('open.snn', 'const a = 1\nconst c = 2\n');
  await server.diagnostics('open.snn');
  const { text } = await server.connection.sendRequest<{ text: string }>(timingsMethod, {});
  expect(text.split('\n').map(line => line.replace(/\d[\d .]*/g, '# '))).toEqual([
    expect.stringMatching(
      /^Language server, for # s: # .B of memory, # .B of it for trees and findings, # .B for data\.$/
    ),
    expect.stringMatching(/^Texts: # , those of the library among them, with # characters\.$/),
    'open.snn, # lines: all findings after # ms of work.',
    'Runs that go on: none.',
    'Runs whose recordings are kept: none.'
  ]);
});
