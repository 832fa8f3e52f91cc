// Rows of the editor about the layout of texts.
import * as fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { applied } from '../../support/editor.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start();
});
afterAll(() => server.stop());

const options = { tabSize: 8, insertSpaces: false };
async function formatted(text: string, method = 'formatting', more: object = {}): Promise<string> {
  await server.open('main.snn', text);
  return applied(text, await server.ask<TextEdit[]>(method, 'main.snn', { options, ...more }));
}

const untidy = `const   tau=5ms
// cells


neuron n{
 param   x=1   // one
     state V=0 mV
V'=-V/tau
}
experiment e{
step 0.1   ms
 record  V of E
      run 10ms
}
`;
const tidy = snn`
  const tau = 5 ms
  // cells

  neuron n {
    param x = 1   // one
    state V = 0 mV
    V' = -V / tau
  }
  experiment e {
    step 0.1 ms
    record V of E
    run 10 ms
  }
`;

row('formatting', 'of a text, of some lines, and of what was just typed', async () => {
  expect(await formatted(untidy)).toBe(tidy);
  expect(await formatted(tidy)).toBe(tidy);
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  expect(await formatted(untidy, 'rangeFormatting', { range })).toBe(
    untidy.replace('const   tau=5ms', 'const tau = 5 ms')
  );
  const typed = { ch: '\n', position: { line: 1, character: 0 } };
  expect(await formatted(untidy, 'onTypeFormatting', typed)).toBe(
    untidy.replace('const   tau=5ms', 'const tau = 5 ms')
  );
});
row('formatting', 'around a line that does not parse', async () => {
  expect(await formatted(untidy.replace(' record  V of E', ' record  V of = of'))).toBe(
    tidy.replace('  record V of E', ' record  V of = of').replace('// cells\n\n', '// cells\n\n\n')
  );
  expect(await formatted(untidy.replace('     state V=0 mV', '     sate V=0 mV'))).toBe(
    tidy.replace('    state V = 0 mV'.slice(2), '     sate V=0 mV').replace('// cells\n\n', '// cells\n\n\n')
  );
});
row('formatting', 'around a body that is never closed', async () =>
  expect(await formatted(untidy.replace("V'=-V/tau\n}", "V'=-V/tau\n"))).toBe(
    untidy
      .slice(0, untidy.indexOf('experiment'))
      .replace('const   tau=5ms', 'const tau = 5 ms')
      .replace('/tau\n}', '/tau\n') + tidy.slice(tidy.indexOf('experiment'))
  )
);
row('formatting', 'changes white space alone, whatever is broken, and once', async () => {
  const property = fc.asyncProperty(
    fc.nat(untidy.length - 1),
    fc.nat(4),
    fc.constantFrom('', '}', '{', '"', '=', ')', '// ', '\n', 'expect '),
    async (at, removed, put) => {
      const text = untidy.slice(0, at) + put + untidy.slice(at + removed);
      const once = await formatted(text);
      expect(once.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
      expect(await formatted(once)).toBe(once);
    }
  );
  await fc.assert(property, { numRuns: 60, seed: 11 });
});
