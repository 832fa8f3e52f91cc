// Populations and connections as they stand in the model.
import { describe, expect, test } from 'vitest';
import { type Projection, expressionText } from '../../../simulator/index.js';
import { errorsOf, lowered, withoutSources } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

const populations = 'population A[2] : lif_delta\npopulation B[3] : lif_delta\n';
const body = '{ synapse delta(weight = 1 mV); pattern all_to_all }';
const projectionsOf = (connect: string): readonly Projection[] => lowered(populations + connect).projections;

describe('a population', () => {
  test('has an extent for each axis, or is one neuron', () => {
    const { populations: found } = lowered(
      snn`
        const n = 3
        population A[n] : lif
        population B[2, n, 4] : lif
        population C : lif
      `
    );
    expect(found.map(population => population.size.map(size => expressionText(size)))).toEqual([
      ['n'],
      ['2', 'n', '4'],
      []
    ]);
  });
  test('is declared beside others that differ in size alone', () => {
    const together = lowered('population A[3], B[2, 2], C : lif(I_e = 300 pA) placed grid(1 um)');
    const apart = lowered(
      ['A[3]', 'B[2, 2]', 'C'].map(name => `population ${name} : lif(I_e = 300 pA) placed grid(1 um)`).join('\n')
    );
    expect(together.populations.map(population => population.name)).toEqual(['A', 'B', 'C']);
    expect(withoutSources(together)).toEqual(withoutSources(apart));
  });
  test('has lists, draws and formulas as arguments, also for states', () => {
    const [found] = lowered(
      'population A[2] : lif(tau_m = [10 ms, 20 ms], V_th = normal(-50 mV, sd = 1 mV), E_L = -70 mV + index * 1 mV, V = uniform(-60 mV, -50 mV))'
    ).populations;
    expect(withoutSources(found!.arguments)).toMatchObject({
      tau_m: { kind: 'list', items: [{ value: 10 }, { value: 20 }] },
      V_th: {
        kind: 'call',
        function: 'normal',
        arguments: { mean: { value: -50 }, sd: { value: 1 }, relative: { value: 0 } }
      },
      E_L: { operator: '+', right: { left: { kind: 'name', of: 'builtin', name: 'index' } } },
      V: { kind: 'call', function: 'uniform', arguments: { low: { value: -60 }, high: { value: -50 } } }
    });
  });
});

describe('a connect statement', () => {
  test('is one projection for each pair of populations', () => {
    expect(
      projectionsOf(`connect c: A, B -> A, B ${body}`).map(projection => [
        projection.name,
        projection.connect,
        projection.from.of,
        projection.to.of
      ])
    ).toEqual([
      ['c(A->A)', 'c', 'A', 'A'],
      ['c(A->B)', 'c', 'A', 'B'],
      ['c(B->A)', 'c', 'B', 'A'],
      ['c(B->B)', 'c', 'B', 'B']
    ]);
  });
  test('without a name is known by its populations', () =>
    expect(projectionsOf(`connect A -> B ${body}`).map(projection => [projection.name, projection.connect])).toEqual([
      ['A->B', 'A->B']
    ]));
  test('tells slices of one population apart', () =>
    expect(projectionsOf(`connect c: A[0], A[1] -> B[0..1] ${body}`).map(projection => projection.name)).toEqual([
      'c(A[0]->B[0..1])',
      'c(A[1]->B[0..1])'
    ]));
  test('a second one without a name between the same is refused', () => {
    expect(errorsOf(`${populations}connect A -> B ${body}\nconnect A -> B ${body}`)).toEqual([
      'unnamed-connection 4 There are two connections A->B without a name; give each one: connect NAME: A -> B.'
    ]);
    expect(errorsOf(`${populations}connect A -> B ${body}\nconnect c: A -> B ${body}`)).toEqual([]);
  });
  test('has synapse, pattern, delay and rule', () => {
    const [found] = projectionsOf(
      'connect c: A -> B { synapse delta(weight = 1 mV); pattern fixed_probability(10 %) without autapses; delay dendritic 2 ms; plasticity stdp(w_max = 2 mV) }'
    );
    expect(withoutSources(found)).toMatchObject({
      synapse: { model: 'delta', arguments: { weight: { value: 1 } } },
      pattern: { name: 'fixed_probability', arguments: { p: { value: 0.1 } }, without: ['autapses'] },
      delay: { side: 'dendritic', value: { value: 2 } },
      rules: [{ model: 'stdp', arguments: { w_max: { value: 2 } } }]
    });
  });
  test('without a pattern is all to all', () =>
    expect(withoutSources(only(projectionsOf('connect c: A -> B { synapse delta(weight = 1 mV) }')))).toEqual(
      withoutSources(only(projectionsOf(`connect c: A -> B ${body}`)))
    ));
  test('without delay and rule has none, not a default', () =>
    expect(Object.keys(only(projectionsOf(`connect A -> B ${body}`)))).not.toEqual(expect.arrayContaining(['delay'])));
  test('may say which pairs by a condition', () => {
    const [found] = projectionsOf(
      'connect A -> B { synapse delta(weight = 1 mV); pattern where pre.index != post.index and distance(pre, post) < 2 }'
    );
    expect(found!.pattern.name).toBe('where');
    expect(expressionText(found!.pattern.condition!)).toBe(
      'pre.index != post.index and distance(pre.index, post.index) < 2'
    );
  });
  test('takes weights and pairs from a table', () => {
    const { projections } = lowered(
      `data net = table("net.csv")\n${populations}connect A -> B { synapse delta(weight = net.w * 1 mV); pattern list(pre = net.pre, post = net.post) }`,
      { 'net.csv': 'pre,post,w\n0,0,1\n' }
    );
    expect(withoutSources(projections[0])).toMatchObject({
      pattern: { arguments: { pre: { kind: 'column', data: 'net', column: 'pre' } } },
      synapse: { arguments: { weight: { operator: '*', left: { column: 'w' } } } }
    });
  });
});

describe('of imported files', () => {
  const cells = snn`
    const E_rest = -65 mV
    neuron cell { param E_L = E_rest; state V = E_L; V' = (E_L - V) / 1 ms }
    neuron other { }
    ${populations}connect c: A -> B ${body}
    population Far[1] : lif_delta
    connect d: A -> Far ${body}
    experiment theirs { step 1 ms; run 1 ms }
  `;
  test('only what is used takes part', () => {
    const model = lowered('import "cells.snn"\npopulation Mine[1] : cell\n', { 'cells.snn': cells });
    expect([
      model.models.map(model => model.name),
      model.globals.map(global => global.name),
      model.populations.map(population => population.name),
      model.projections,
      model.experiments
    ]).toEqual([['cell'], ['E_rest'], ['Mine'], [], []]);
  });
  test('of populations on one line the named one alone comes', () => {
    const texts = { 'cells.snn': 'population A[1], B[2] : lif\n' };
    const use = 'experiment mine { step 0.1 ms; record V of B; run 1 ms }\n';
    expect(lowered(`import "cells.snn"\n${use}`, texts).populations.map(population => population.name)).toEqual(['B']);
  });
  test('a population that is named brings the connections into it, and their sources', () => {
    const model = lowered('import "cells.snn"\nexperiment mine { step 0.1 ms; record V of B; run 1 ms }\n', {
      'cells.snn': cells
    });
    expect(model.populations.map(population => population.name)).toEqual(['B', 'A']);
    expect(model.projections.map(projection => projection.name)).toEqual(['c(A->B)']);
  });
});
