// Inputs of neurons, synapses and rules that follow a variable of another population: of one neuron for all, or one for each.
import { afterAll, describe, expect, test } from 'vitest';
import { refused } from '../../../support/planned.js';
import { valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';

afterAll(stopPools);

const models = snn`
  neuron source {
    param rise = 1
    state level = 0
    level' = rise / 1 ms
  }
  neuron modulated {
    input d : 1
    state x = 0
    x' = d / 1 ms
  }
  neuron cell { state got = 0; state V = 0; spike when step_number >= 5 }
  synapse gated into got { input d : 1; param weight = 1; on pre { post.got += weight * d } }
  synapse flowing into got { input d : 1; param weight = 1; state s = 0; s' = d / 1 ms; on pre { post.got += weight * s } }
  synapse plain into got { param weight = 1; on pre { post.got += weight } }
  plasticity moving { input d : 1; weight' = d / 1 ms }
  plasticity jumping { input d : 1; on pre { weight += d }  on post { weight -= 100 * d } }
`;
const run = (network: string, records: string): ReturnType<typeof ranOnThreads> => {
  const recording = ranOnThreads(`${models}\n${network}\nexperiment e { step 1 ms; ${records}; run 12 ms }`);
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  return recording;
};

/** level is n after step n of a rise of 1; what follows it in step n + 1 sees n. */
const sumBelow = (n: number): number => (n * (n - 1)) / 2;

describe('an input of a neuron', () => {
  test('follows one neuron for all, as it was at the end of the last step', () => {
    const recording = run('population D : source\npopulation A[21] : modulated(d = level of D)', 'record x, d of A');
    for (const step of [1, 2, 7, 12])
      for (const neuron of [0, 20]) {
        expect(valueAt(recording, 'A', 'x', step, neuron)).toBeCloseTo(sumBelow(step), 10);
        expect(valueAt(recording, 'A', 'd', step, neuron)).toBeCloseTo(step, 10);
      }
  });

  test('follows one for each, and part of a population', () => {
    const recording = run(
      'population D[5] : source(rise = [1, 2, 3, 4, 5])\npopulation A[5] : modulated(d = level of D)\npopulation B[2] : modulated(d = level of D[3..4])\npopulation C[4] : modulated(d = level of D[2])',
      'record x of A, B, C'
    );
    const at = (population: string, neuron: number): number =>
      valueAt(recording, population, 'x', 12, neuron) / sumBelow(12);
    expect([0, 1, 2, 3, 4].map(neuron => at('A', neuron))).toEqual([1, 2, 3, 4, 5]);
    expect([0, 1].map(neuron => at('B', neuron))).toEqual([4, 5]);
    expect([0, 1, 2, 3].map(neuron => at('C', neuron))).toEqual([3, 3, 3, 3]);
  });

  test('left alone takes stimuli and synapses as ever', () => {
    const recording = run('population A[3] : modulated', 'record x of A; stimulate A with 2');
    expect(valueAt(recording, 'A', 'x', 12, 2)).toBe(24);
  });

  test('of a configured model is bound where that is, or where it is used', () => {
    const recording = run(
      'neuron known = modulated(d = level of D)\npopulation D : source\npopulation E : source(rise = 3)\npopulation A : known\npopulation B : known(d = level of E)',
      'record x of A, B'
    );
    expect([valueAt(recording, 'A', 'x', 12), valueAt(recording, 'B', 'x', 12)]).toEqual([66, 198]);
  });
});

describe('an input of a synapse or rule', () => {
  const populations = (members: string, size = '1'): string => snn`
    population D[${size}] : source${size === '1' ? '' : '(rise = [1, 2, 3])'}
    population S[2] : spike_list(times = [4 ms, 9 ms])
    population A[3] : cell
    connect c: S -> A { ${members} }
  `;

  test('is what it was at the end of the last step when a spike is sent', () => {
    const recording = run(populations('synapse gated(d = level of D)'), 'record got of A');
    // two sources, sent in steps 4 and 9
    expect([4, 5, 9, 10].map(step => valueAt(recording, 'A', 'got', step, 2))).toEqual([0, 2 * 3, 6, 6 + 2 * 8]);
  });

  test('may stand in equations of states and of weights', () => {
    const recording = run(populations('synapse flowing(d = level of D)'), 'record got of A');
    expect(valueAt(recording, 'A', 'got', 5)).toBeCloseTo(2 * sumBelow(4), 10);
    const moved = run(
      populations('synapse plain; plasticity moving(d = level of D)', '3'),
      'record weight of c every 1 ms'
    );
    const { values, post } = moved.weights[0]!;
    const last = Array.from(values.subarray(-6));
    last.forEach((weight, i) => expect(weight).toBeCloseTo(1 + (post[i]! + 1) * sumBelow(12), 10));
  });

  test('may stand in events, one for each target', () => {
    const recording = run(
      populations('synapse plain; delay axonal 1 ms; plasticity jumping(d = level of D)', '3'),
      'record weight of c every 1 ms'
    );
    const { values, post } = recording.weights[0]!;
    // pre spikes reach the synapse in steps 5 and 10, post spikes come in each from 5 on
    const posts = [5, 6, 7, 8, 9, 10, 11, 12].reduce((sum, step) => sum + 100 * (step - 1), 0);
    Array.from(values.subarray(-6)).forEach((weight, i) =>
      expect(weight).toBeCloseTo(1 + (post[i]! + 1) * (4 + 9 - posts), 8)
    );
  });

  test('of several rules and connections are told apart', () => {
    const network = snn`
      population D : source
      population E : source(rise = 10)
      population S[2] : spike_list(times = [4 ms, 9 ms])
      population A[3] : cell
      connect c: S -> A { synapse plain; plasticity moving(d = level of D) }
      connect g: S -> A { synapse plain; plasticity moving(d = level of E); plasticity moving(d = level of D) }
    `;
    const recording = run(network, 'record weight of c, g every 1 ms');
    const last = (connect: string): number => recording.weights.find(w => w.connect === connect)!.values.at(-1)!;
    expect(last('c')).toBeCloseTo(67, 10);
    expect(last('g')).toBeCloseTo(1 + 11 * 66, 10);
  });

  test('comes back with a snapshot', () => {
    const text = (script: string): string =>
      `${models}\n${populations('synapse plain; plasticity moving(d = level of D)')}\nexperiment e { step 1 ms; record weight of c every 1 ms; ${script} }`;
    const straight = ranOnThreads(text('run 12 ms'));
    const restored = ranOnThreads(text('run 6 ms; snapshot s; run 3 ms; restore s; run 6 ms'));
    expect(restored.weights[0]!.values.slice(-6)).toEqual(straight.weights[0]!.values.slice(-6));
  });
});

describe('refused:', () => {
  const experiment = 'experiment e { step 1 ms; run 1 ms }';

  test.each([
    [
      'population A[3] : modulated(d = level of D)',
      'd of A is bound to level of 2 neurons of D, and A has 3; give one neuron for all, or one for each of them.'
    ],
    ['population A[1] : modulated(d = level of D)', 'd of A is bound to level of 2 neurons of D, and A has 1;'],
    [
      'population S : spike_list(times = [1 ms])\npopulation A[3] : cell\nconnect c: S -> A { synapse gated(d = level of D) }',
      'd of c(S->A) is bound to level of 2 neurons of D, and its target A has 3; give one neuron for all, or one for each of them.'
    ]
  ])('%s', (network, message) => {
    const text = `${models}\npopulation D[2] : source\n${network}\n${experiment}`;
    const line = text.slice(0, text.indexOf('level of D)')).split('\n').length;
    expect(refused(text)).toContain(`binding-size ${line} ${message}`);
  });

  test('another input, bound or not', () => {
    const told = (bound: string): string =>
      refused(
        `${models}\npopulation D[2] : source\npopulation A[2] : modulated${bound}\npopulation B[2] : modulated(d = d of A)\n${experiment}`
      );
    expect(told('')).toMatch(
      /^bound-input \d+ d of B is bound to d of A, which is an input itself; bind it to a state of modulated\.$/
    );
    expect(told('(d = level of D)')).toContain('bind it to level of D, as d of A is.');
    expect(told('(d = d of B)')).toContain('which is an input itself; bind it to a state of modulated.');
  });

  test('a stimulus of what is bound', () => {
    const text = `${models}\npopulation D : source\npopulation A : modulated(d = level of D)\nexperiment e { step 1 ms; stimulate A with 1; run 1 ms }`;
    expect(refused(text)).toMatch(/^bound-input \d+ d of A follows level of D and takes no stimulus;/);
  });

  test('a synapse that injects into what is bound', () => {
    const text = `${models}\nsynapse into_d into d : 1 { state s = 0; s' = -s / 1 ms; on pre { s += 1 } inject d = s }\npopulation D : source\npopulation A : modulated(d = level of D)\npopulation S : spike_list(times = [1 ms])\nconnect S -> A { synapse into_d }\n${experiment}`;
    expect(refused(text)).toMatch(
      /^bound-input \d+ The synapse of S->A injects into d of A, which follows level of D;/
    );
  });
});
