// What a block of assignments sees: those before it in the block, earlier spikes of the same neuron, and the rest as it was
// before the instant; in neurons, synapses and rules alike.
import { describe, expect, test } from 'vitest';
import { digest, passNames, run } from '../../../../simulator/index.js';
import { lowered } from '../../../support/lowered.js';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';
import { snn } from '../../../support/snn.js';

const source = `
neuron source {
  param times : list of ms
  state got = 0
  spike at times
}
`;
/** A connection of one neuron to another, whose synapse or rule has the given states and blocks. */
function network(kind: 'synapse' | 'rule', body: string, pre: string, post: string, delay = ''): string {
  const sends = 'synapse sends into got {\n  param weight = 0\n  on pre { post.got += weight }\n}';
  const model =
    kind === 'rule'
      ? `${sends}\nplasticity learns {\n${body}\n}`
      : `synapse learns ${body.includes('post.got') ? 'into got ' : ''}{\n  state weight = 0\n${body}\n}`;
  return snn`
    ${source}
    ${model}
    population A[1] : source(times = ${pre})
    population B[1] : source(times = ${post})
    connect c: A -> B {
      ${kind === 'rule' ? 'synapse sends\n  plasticity learns' : 'synapse learns'}
      pattern all_to_all
      ${delay}
    }
    experiment e {
      step 1 ms
      record weight of c every 1 ms
      record got of B
      run 20 ms
    }
  `;
}

/** The same bits on every backend, whichever pass is left out. */
function weightOf(text: string): number {
  const recording = simulatedOnAll(text);
  const model = lowered(text);
  for (const pass of [...passNames, 'all'])
    for (const backend of ['reference', 'wasm'])
      expect(digest(run(model, { experiment: 'e', backend, without: [pass] }))).toBe(digest(recording));
  return lastWeights(recording, 'c')[0]!;
}

const chain = `
  state a = 0
  state b = 0
  on pre {
    a = a + 1
    let twice = 2 * a
    a += 10
    b = twice + 100 * a
    weight = b
  }
`;
const chainOnPost = chain.replace('on pre', 'on post');

describe.each(['synapse', 'rule'] as const)('in a %s', kind => {
  test.each(['', 'delay dendritic 3 ms', 'delay axonal 3 ms'])('each assignment sees those before it: %s', delay => {
    expect(weightOf(network(kind, chain, '[5 ms]', '[1 ms]', delay))).toBe(2 + 1100);
    expect(weightOf(network(kind, chainOnPost, '[1 ms]', '[5 ms]', delay))).toBe(2 + 1100);
  });

  test('several spikes of one neuron in a step act one after the other', () => {
    expect(weightOf(network(kind, chain, '[5 ms, 5 ms]', '[1 ms]'))).toBe(24 + 2200);
    expect(weightOf(network(kind, chainOnPost, '[1 ms]', '[5 ms, 5 ms]'))).toBe(24 + 2200);
  });

  // x and y count spikes, before the weight reads what the other side has counted
  const pairs = `
  state x = 0
  state y = 0
  on pre {
    x += 1
    weight += 1 + 1000 * y
  }
  on post {
    y += 1
    weight += 100 + 100000 * x
  }
`;
  test.each([
    ['dendritic', '[8 ms]', '[5 ms]'],
    ['axonal', '[5 ms]', '[8 ms]']
  ])('with a delay that is %s spikes that meet make no pair, and both count', (side, pre, post) => {
    expect(weightOf(network(kind, pairs, pre, post, `delay ${side} 3 ms`))).toBe(101);
  });

  test.each([
    ['dendritic', '[6 ms, 8 ms, 8 ms]', '[5 ms, 5 ms]'],
    ['axonal', '[3 ms, 5 ms, 5 ms]', '[8 ms, 8 ms]']
  ])('with a delay that is %s several spikes of both see what was before the instant', (side, pre, post) => {
    // one pre spike alone; then two of each, of which the post spikes find one pre spike and the pre spikes no post spike
    expect(weightOf(network(kind, pairs, pre, post, `delay ${side} 3 ms`))).toBe(1 + 2 * 100100 + 2 * 1);
  });

  test('what both blocks change goes from one to the other, post first where the delay is dendritic', () => {
    const both = `
  state s = 1
  on pre {
    s = s + 1
    weight = s
  }
  on post { s = s * 10 }
`;
    expect(weightOf(network(kind, both, '[8 ms]', '[5 ms]', 'delay dendritic 3 ms'))).toBe(11);
    expect(weightOf(network(kind, both, '[5 ms]', '[8 ms]', 'delay axonal 3 ms'))).toBe(2);
  });
});

test('a rule sends the weight it has just made', () => {
  const recording = simulatedOnAll(network('rule', chain, '[5 ms]', '[1 ms]', 'delay dendritic 3 ms'));
  expect([7, 8].map(step => valueAt(recording, 'B', 'got', step))).toEqual([0, 1102]);
});

test('a weight that post spikes alone change is sent as they left it', () => {
  const rule = 'on post { weight += 5 }';
  const recording = simulatedOnAll(network('rule', rule, '[8 ms]', '[5 ms]', 'delay dendritic 3 ms'));
  expect(valueAt(recording, 'B', 'got', 11)).toBe(5);
});

test('several spikes through a synapse that tires: the second finds what the first has left', () => {
  const tires = `
  state left = 1
  on pre {
    post.got += left / 2
    left -= left / 2
  }
`;
  const recording = simulatedOnAll(network('synapse', tires, '[5 ms, 5 ms]', '[1 ms]'));
  expect(valueAt(recording, 'B', 'got', 6)).toBe(0.75);
});

describe('in a neuron', () => {
  test('on spike and each step act in order, and see the arrivals of earlier steps alone', () => {
    const recording = simulatedOnAll(`
neuron ordered {
  state got = 0
  state a = 1
  state b = 0
  state c = 0
  each step {
    a = a + 1
    b = 10 * a + got
  }
  spike when got >= 4
  on spike {
    c = a
    c = c + 100 * got
    got = 0
  }
}
${source}
synapse kick into got { on pre { post.got += 2 } }
population A[1] : source(times = [2 ms, 2 ms])
population P[1] : ordered
connect c: A -> P {
  synapse kick
  pattern all_to_all
}
experiment e {
  step 1 ms
  record a, b, c, got of P
  run 4 ms
}
`);
    const at = (variable: string): number[] => [2, 3, 4].map(step => valueAt(recording, 'P', variable, step));
    expect([at('a'), at('b'), at('c'), at('got')]).toEqual([
      [3, 4, 5],
      [30, 40, 50],
      [0, 404, 404],
      [0, 0, 0]
    ]);
  });

  test('several spikes of a neuron in a step are as many blocks one after the other', () => {
    const recording = simulatedOnAll(`
neuron thrice {
  state a = 1
  spike count 3
  on spike {
    a = a * 2
    a += 1
  }
}
population P[1] : thrice
experiment e {
  step 1 ms
  record a of P
  run 1 ms
}
`);
    expect(valueAt(recording, 'P', 'a', 1)).toBe(15);
  });
});
