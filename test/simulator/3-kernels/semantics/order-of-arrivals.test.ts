// What `on pre` and `on post` see of the neurons at both ends, by the side of the delay: what is sent sees its target on arrival.
import { afterAll, describe, expect, test } from 'vitest';
import { digest, passNames, run, type Recording } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { lowered } from '../../../support/lowered.js';
import { refused } from '../../../support/planned.js';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const pools = [1, 2].map(testThreadPool);
afterAll(() => pools.forEach(pool => pool.stop()));

/** The same bits on every backend, on one thread and on several, whichever pass is left out. */
function simulated(text: string): Recording {
  const recording = simulatedOnAll(text);
  const model = lowered(text);
  const options = [...passNames, 'all'].map(pass => ({ without: [pass] }));
  for (const more of [...options, ...pools.map(pool => ({ pool }))])
    expect(digest(run(model, { experiment: 'e', backend: 'wasm', ...more }))).toBe(digest(recording));
  return recording;
}

/** Potentials that fall with 10 ms from 8 mV, and 20 mV at the source; the source fires at 5 ms. */
const network = (models: string, connection: string, more = ''): string => `
neuron cell {
  param start = 8 mV
  param times : list of ms
  state V = start
  V' = -V / 10 ms
  spike at times
}
${models}
population A[1] : cell(start = 20 mV, times = [5 ms])
population B[3] : cell(times = [100 ms])
connect c: A -> B {
  pattern all_to_all
  ${connection}
}
experiment e {
  step 0.1 ms
  record V of B
  ${more}
  run 20 ms
}
`;
const at = (recording: Recording, ms: number): number => valueAt(recording, 'B', 'V', Math.round(10 * ms), 2);
const fallen = (V: number, ms: number): number => V * Math.exp(-ms / 10);
const delays = ['delay 2 ms', 'delay dendritic 2 ms', 'delay axonal 2 ms'];

describe('what is sent sees its target on arrival', () => {
  const wanted = fallen(8, 7) + 0.5 * (10 - fallen(8, 7));

  test.each(delays)('of a synapse without states: %s', delay => {
    const recording = simulated(
      network('synapse pull into V { on pre { post.V += 0.5 * (10 mV - post.V) } }', `synapse pull\n  ${delay}`)
    );
    expect(at(recording, 6.9)).toBeCloseTo(fallen(8, 6.9), 12);
    expect(at(recording, 7)).toBeCloseTo(wanted, 12);
    expect(wanted).toBeCloseTo(6.98634, 5);
    expect(at(recording, 8)).toBeCloseTo(fallen(wanted, 1), 12);
  });

  test.each(delays)('of a synapse with states, also by a let: %s', delay => {
    const synapse = `synapse pull into V {
  state share = 0.25
  on pre {
    let pulled = share * (10 mV - post.V)
    share = 2 * share
    post.V += pulled / 0.25 * 0.5
  }
}`;
    expect(at(simulated(network(synapse, `synapse pull\n  ${delay}`)), 7)).toBeCloseTo(wanted, 12);
  });

  test.each(delays.slice(1))('of a synapse with a rule, which sends the new weight: %s', delay => {
    const models = `synapse pull into V {
  param weight = 0
  on pre { post.V += weight * (10 mV - post.V) }
}
plasticity grows {
  on pre { weight += 0.5 }
  on post { weight = 0 }
}`;
    const connection = `synapse pull\n  plasticity grows\n  ${delay}`;
    expect(at(simulated(network(models, connection)), 7)).toBeCloseTo(wanted, 12);
  });

  test.each(delays)('also where it is not linear in the target: %s', delay => {
    const synapse = 'synapse pull into V { on pre { post.V += post.V * post.V / 1 mV } }';
    const V = fallen(8, 7);
    expect(at(simulated(network(synapse, `synapse pull\n  ${delay}`)), 7)).toBeCloseTo(V + V * V, 11);
  });

  test('what arrives together does not see each other', () => {
    const synapse = 'synapse pull into V { on pre { post.V += 0.5 * (10 mV - post.V) } }';
    const text = network(synapse, 'synapse pull\n  delay 2 ms')
      .replace('population A[1]', 'population A[2]')
      .replace('times = [5 ms]', 'times = [5 ms, 5 ms]');
    const V = fallen(8, 7);
    expect(at(simulated(text), 7)).toBeCloseTo(V + 4 * 0.5 * (10 - V), 12);
  });

  test('through another state of the target, and where delays differ', () => {
    const text = `
neuron cell {
  state V = 1 mV
  state g = 2
  V' = -V / 10 ms
  g' = -g / 5 ms
}
neuron source {
  param times : list of ms
  spike at times
}
synapse both into g, V {
  param weight = 3
  on pre {
    post.g += weight * post.g
    post.V += weight * post.g * 1 mV + post.V
  }
}
population A[1] : source(times = [1 ms])
population B[2] : cell
connect c: A -> B {
  synapse both
  pattern all_to_all
  delay (1 + post.index) * 1 ms
}
experiment e {
  step 0.1 ms
  record V, g of B
  run 5 ms
}
`;
    const recording = simulated(text);
    for (const neuron of [0, 1]) {
      const ms = 2 + neuron;
      const [V, g] = [Math.exp(-ms / 10), 2 * Math.exp(-ms / 5)];
      expect(valueAt(recording, 'B', 'g', 10 * ms, neuron)).toBeCloseTo(4 * g, 12);
      expect(valueAt(recording, 'B', 'V', 10 * ms, neuron)).toBeCloseTo(2 * V + 3 * g, 12);
    }
  });

  test('unless it is not linear and needs what is known when the spike is sent: that is refused', () => {
    const synapse = `synapse pull into V {
  state share = 0.25
  on pre {
    post.V += share * post.V * post.V / 1 mV
    share = 2 * share
  }
}`;
    expect(refused(network(synapse, 'synapse pull\n  delay dendritic 2 ms'))).toMatch(
      /^arrival-not-linear .* delay axonal/
    );
    const V = fallen(8, 7);
    expect(at(simulated(network(synapse, 'synapse pull\n  delay axonal 2 ms')), 7)).toBeCloseTo(V + 0.25 * V * V, 11);
  });
});

describe('all else of on pre sees the neurons when the block acts', () => {
  const looks = {
    synapse: `synapse looks reads V {
  state weight = 0 mV
  state before = 0 mV
  on pre {
    weight = post.V
    before = pre.V
  }
}`,
    rule: `synapse plain into V {
  param weight = 0 mV
  on pre { post.V += 0 * weight }
}
plasticity looks reads V {
  state before = 0 mV
  on pre {
    weight = post.V
    before = pre.V
  }
}`
  };
  const used = { synapse: 'synapse looks', rule: 'synapse plain\n  plasticity looks' };
  const records = 'record weight of c every 0.1 ms\n  record before of c every 0.1 ms';

  test.each([
    ['synapse', 'dendritic', 5],
    ['rule', 'dendritic', 5],
    ['synapse', 'axonal', 7],
    ['rule', 'axonal', 7]
  ] as const)('%s, %s: at %i ms', (kind, side, ms) => {
    const recording = simulated(network(looks[kind], `${used[kind]}\n  delay ${side} 2 ms`, records));
    expect(lastWeights(recording, 'c')[2]).toBeCloseTo(fallen(8, ms), 12);
    expect(lastWeights(recording, 'c', 'before')[2]).toBeCloseTo(fallen(20, ms), 12);
  });

  test('axonal: after the equations and each step, before what arrives, threshold and reset', () => {
    const text = `
neuron cell {
  state V = 0
  state n = 0
  each step { n += 1 }
  V' = 1 / 1 ms
  spike when V >= 4
  on spike {
    V = 0
    n = 100
  }
}
neuron source {
  param times : list of ms
  spike at times
}
synapse kick into V { on pre { post.V += 0.5 } }
synapse looks reads V, n {
  state weight = 0
  state count = 0
  on pre {
    weight = post.V
    count = post.n
  }
}
population A[1] : source(times = [1 ms])
population B[1] : cell
connect k: A -> B {
  synapse kick
  pattern all_to_all
  delay 3 ms
}
connect c: A -> B {
  synapse looks
  pattern all_to_all
  delay axonal 3 ms
}
experiment e {
  step 1 ms
  record weight of c every 1 ms
  record count of c every 1 ms
  record V, n of B
  run 4 ms
}
`;
    const recording = simulated(text);
    expect([lastWeights(recording, 'c')[0], lastWeights(recording, 'c', 'count')[0]]).toEqual([4, 4]);
    expect([valueAt(recording, 'B', 'V', 4), valueAt(recording, 'B', 'n', 4)]).toEqual([0, 100]);
  });
});

test.each([
  ['dendritic', 7],
  ['axonal', 5]
])('on post with a delay that is %s sees the neurons at %i ms', (side, ms) => {
  const models = `synapse plain into V {
  param weight = 0 mV
  on pre { post.V += 0 * weight }
}
plasticity looks reads V {
  state before = 0 mV
  on post {
    weight = post.V
    before = pre.V
  }
}`;
  const text = network(
    models,
    `synapse plain\n  plasticity looks\n  delay ${side} 2 ms`,
    'record weight of c every 0.1 ms\n  record before of c every 0.1 ms'
  )
    .replace('times = [5 ms]', 'times = [100 ms]')
    .replace('B[3] : cell(times = [100 ms])', 'B[3] : cell(times = [5 ms])');
  const recording = simulated(text);
  expect(lastWeights(recording, 'c')[2]).toBeCloseTo(fallen(8, ms), 12);
  expect(lastWeights(recording, 'c', 'before')[2]).toBeCloseTo(fallen(20, ms), 12);
});
