// Rows of the editor about what stands faintly between the words.
import type { InlayHint } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

const network = snn`
  const n = 20
  const tau = 2 * 5 ms
  population A[n, 10], B[5] : lif(tau_m = tau)
  connect A -> B {
    synapse exp_current(weight = 1 pA)
    pattern fixed_probability(10 %)
  }
  experiment e {
    step 0.1 ms
    run 1 ms
  }
`;
const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({ settings: { inlayHints: { units: 'yes' } } });
});
afterAll(() => server.stop());

/** `line text«hint»` */
async function hints(text: string, range = whole): Promise<string[]> {
  await server.open('main.snn', text);
  const found = await server.ask<InlayHint[]>('inlayHint', 'main.snn', { range });
  const lines = text.split('\n');
  return found.map(
    ({ position: { line, character }, label }) => `${lines[line]!.slice(0, character)}«${label as string}»`
  );
}
const set = async (inlayHints: object): Promise<void> => {
  const refreshed = new Promise<void>(resolve => {
    server.connection.onRequest('workspace/inlayHint/refresh', () => {
      resolve();
      return null;
    });
  });
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: { snn: { inlayHints } } });
  await refreshed;
};
const counts = ['population A[n, 10]«200 neurons»', 'connect A -> B«about 100 synapses»'];

row('inlay hints', 'integrators and counts where nobody chose otherwise, whatever the settings hold', async () =>
  expect(await hints(network)).toEqual(['population A[n, 10], B[5] : lif(tau_m = tau)«exact propagator»', ...counts])
);
row('inlay hints', 'counts in a text that does not parse, and of some lines', async () => {
  const broken = network.replace('experiment e', 'population : =\nexperiment e');
  expect(await hints(broken)).toEqual(counts);
  const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  expect(await hints(broken, range)).toEqual([counts[1]]);
});
row('inlay hints', 'units and defaults in force, each kind by a setting of its own', async () => {
  await set({ integrators: false, counts: false, units: true });
  expect(await hints(network)).toEqual(['const tau«: ms»']);
  await set({ integrators: false, counts: false, defaults: true });
  const found = await hints(network);
  expect(found[0]).toMatch(/«R = 100 MOhm, E_L = -70 mV, V_th = -50 mV, …»$/);
  expect(found[1]).toBe('  synapse exp_current(weight = 1 pA)«tau = 5 ms»');
  await set({});
  expect(await hints(network)).toHaveLength(3);
});
