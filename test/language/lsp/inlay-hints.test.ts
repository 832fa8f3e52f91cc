// Hints behind populations: how each is integrated, and why.
import type { InlayHint } from 'vscode-languageserver';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';
import { snn } from '../../support/snn.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start();
});
afterEach(() => editor.stop());

const hints = async (text: string, lines = 100): Promise<InlayHint[]> => {
  await editor.open('main.snn', text);
  const all = await editor.ask<InlayHint[]>('inlayHint', 'main.snn', {
    range: { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } }
  });
  // numbers of synapses need no plan: test/server/rows/hints.test.ts
  return all.filter(({ label }) => !/^\d+ synapses$/.test(label as string));
};
const network = snn`
  neuron noisy {
    state V = 0 mV
    state g = 1
    V' = -g * V / 10 ms + 1 mV * xi / sqrt(10 ms)
    g' = -g / 5 ms
  }
  population S : poisson_source(rate = 10 Hz)
  population A[5], B[2] : lif
  population C[3] : noisy
  connect S -> B {
    synapse exp_current(weight = 1 pA)
  }
  experiment e {
    step 0.1 ms
    seed 1
    record V of A, B, C
    run 1 ms
  }
`;

test('stand behind what is integrated, and say why on hovering', async () => {
  const found = await hints(network);
  expect(found.map(({ label, position }) => [label, position.line + 1])).toEqual([
    ['exact propagator', 8],
    ['exponential Euler-Maruyama', 9]
  ]);
  expect(found[0]!.position.character).toBe('population A[5], B[2] : lif'.length);
  expect(found[0]!.tooltip).toBe(
    'A:\nintegrated by exact propagator (V: linear with constant coefficients)\nB:\nintegrated by exact propagator (V, i of S->B: linear with constant coefficients)'
  );
  expect(found[1]!.tooltip).toContain("not by exact propagator: V' is not linear in the states");
});
test('stand behind equations of synapses and rules: where their states are kept', async () => {
  const text = snn`
    plasticity drifts reads V : mV {
      state x = 0
      state u = 0 mV
      x' = -x / 20 ms
      u' = (post.V - u) / 10 ms
      weight' = (1 pA - weight) * (u / 1 mV) / 1 s
      on pre {
        x += 1
        weight += 0.001 pA * x
      }
    }
    synapse own into I : pA {
      param weight : pA
      state i = 0 pA
      i' = -i / 5 ms
      on pre { i += weight }
      inject I = i
    }
    population S[20] : poisson_source(rate = 10 Hz)
    population A[5] : lif
    connect S -> A {
      synapse own(weight = 1 pA)
      plasticity drifts
    }
    experiment e {
      step 0.1 ms
      record V of A
      run 1 ms
    }
  `;
  const found = await hints(text);
  expect(found.map(({ label, position }) => [label, position.line + 1])).toEqual([
    ['exact propagator', 20],
    ['once a neuron, at its spikes', 4],
    ['once a neuron, 5 neurons each step', 5],
    ['100 synapses each step', 6],
    ['summed on each target', 15]
  ]);
  expect(found[2]!.tooltip).toBe("S->A: once a neuron, 5 neurons each step, as u' depends on post.V");
});
test('are those of the text as it is, within the range', async () => {
  expect(await hints(network, 3)).toEqual([]);
  expect((await hints(network.replace(' : lif', ' : adex'))).map(({ label }) => label)).toEqual([
    'Runge-Kutta 4',
    'exponential Euler-Maruyama'
  ]);
});
test('are none where the network cannot be planned', async () => {
  expect(await hints(network.replace('run 1 ms', 'run'))).toEqual([]);
  expect(await hints('population A[2] : lif\n')).toEqual([]);
});
