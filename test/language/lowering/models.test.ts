// Neurons, synapses and plasticity rules as they stand in the model; one of the library takes the same path as one's own.
import { describe, expect, test } from 'vitest';
import { type ModelDefinition, expressionText } from '../../../simulator/index.js';
import { errorsOf, lowered, withoutSources } from '../../support/lowered.js';
import { only } from '../../support/only.js';

const volt = [2, 1, -3, -1, 0, 0];
const modelOf = (text: string): ModelDefinition => only(lowered(text).models);
const neuron = (members: string): ModelDefinition => modelOf(`neuron n {\n${members}\n}`);

describe('a parameter', () => {
  test('has its dimension, default and limits', () => {
    const [a, b, c] = neuron(
      "param a = 3 mV in 0 mV .. 2 * c\nparam b : mV\nparam c = 5 mV positive\nstate V = a; V' = (b + c - V) / 1 ms"
    ).parameters;
    expect(withoutSources(a)).toMatchObject({
      name: 'a',
      dimension: volt,
      default: { value: 3 },
      low: { value: 0 },
      high: { operator: '*', right: { kind: 'name', of: 'own', name: 'c' } },
      positive: false,
      list: false
    });
    expect(withoutSources(b)).toEqual({ name: 'b', dimension: volt, positive: false, list: false });
    expect(withoutSources(c)).toMatchObject({ positive: true });
  });
  test('may be a list for each neuron', () =>
    expect(neuron('param times : list of ms\nspike at times').parameters[0]).toMatchObject({
      list: true,
      dimension: [0, 0, 1, 0, 0, 0]
    }));
  test('of the dimension of the weight has none until it is used', () => {
    const { models } = lowered(
      'plasticity p {\n param top : dimension of weight\n on pre { weight = min(weight, top) }\n}'
    );
    expect(only(models).parameters[0]).not.toHaveProperty('dimension');
    expect(withoutSources(only(only(models).events).assignments[0])).toMatchObject({
      target: { of: 'own', name: 'weight' },
      operator: '='
    });
  });
  test('may use constants of the model, by value', () => {
    expect(
      expressionText(
        only(neuron("const k = 2\nparam a = k * 3 mV\nstate V = a; V' = -k * V / 1 ms").parameters).default!
      )
    ).toBe('2 * 3 mV');
  });
});

describe('inside a model', () => {
  test('lets and constants stand before what uses them, wherever they are written', () => {
    const { lets } = neuron("let a = b + 1\nlet b = c * 2\nconst c = 3\nstate x = 0; x' = (a - x) / 1 ms");
    expect(lets.map(item => item.name)).toEqual(['c', 'b', 'a']);
  });
  test('a let defined by itself is refused', () => {
    expect(errorsOf("neuron n {\n let a = b\n let b = a\n state x = 0\n x' = (a - x) / 1 ms\n}")).toEqual([
      "recursive-definition 2 'a' is defined by itself (a → b → a); give one of them a value of its own."
    ]);
    expect(errorsOf('neuron n {\n param a = b\n param b = a\n state x = a\n}')).toEqual([
      "recursive-definition 2 'a' is defined by itself (a → b → a); give one of them a value of its own."
    ]);
  });
  test('inputs, states and equations', () => {
    const { inputs, states, equations } = neuron(
      "input I : mV\nstate V = -65 mV\nstate q : 1\nV' = (I - V) / 1 ms\nq' = -q / 1 ms"
    );
    expect(withoutSources(inputs)).toEqual([{ name: 'I', dimension: volt }]);
    expect(withoutSources(states)).toMatchObject([
      { name: 'V', dimension: volt, initial: { value: -65 } },
      { name: 'q', initial: { value: 0 } }
    ]);
    expect(equations.map(equation => [equation.state, expressionText(equation.value)])).toEqual([
      ['V', '(I - V) / 1 ms'],
      ['q', '-q / 1 ms']
    ]);
  });
  test('the four spike rules', () => {
    expect(neuron("state x = 0; x' = -x / 1 ms; spike with rate x * 5 Hz").spike).toMatchObject({
      kind: 'rate',
      rate: { operator: '*' }
    });
    expect(neuron("state V : mV = 0; V' = -V / 1 ms; spike when V >= 1 mV").spike).toMatchObject({
      kind: 'when',
      condition: { operator: '>=' }
    });
    expect(neuron('param r = 5 Hz; spike count poisson(r * dt)').spike).toMatchObject({
      kind: 'count',
      count: { kind: 'call', function: 'poisson', arguments: { mean: { operator: '*' } } }
    });
    expect(neuron('param p = 5 ms; spike at p every 2 * p').spike).toMatchObject({
      kind: 'at',
      time: { name: 'p' },
      interval: { operator: '*' }
    });
    expect(neuron('param p = 5 ms; spike at [p, 2 * p]').spike).not.toHaveProperty('interval');
  });
  test('a refractory time and what it holds', () => {
    expect(
      withoutSources(
        neuron(
          "state V : mV = 0; state w : mV = 0; V' = -V / 1 ms; w' = -w / 1 ms; spike when V > 1 mV; refractory 2 ms holds V, w"
        ).refractory
      )
    ).toEqual({ duration: { kind: 'number', value: 2, dimension: [0, 0, 1, 0, 0, 0] }, held: ['V', 'w'] });
  });
  test('assignments at a spike, with their lets and operators, in order', () => {
    const [event] = neuron(
      "state V : mV = 0; V' = -V / 1 ms; spike when V > 1 mV; on spike { let top = V * 2; V = 0 mV; V += top; V *= 2 }"
    ).events;
    expect(
      event!.assignments.map(assignment => [
        assignment.target.of,
        assignment.target.name,
        assignment.operator,
        expressionText(assignment.value)
      ])
    ).toEqual([
      ['let', 'top', '=', 'V * 2'],
      ['own', 'V', '=', '0 mV'],
      ['own', 'V', '+=', 'top'],
      ['own', 'V', '*=', '2']
    ]);
  });
  test('a synapse adds to the neuron behind it, or injects', () => {
    const { events, injects } = modelOf(
      "synapse s into I, V {\n param weight : nS\n state g : nS = 0\n g' = -g / 5 ms\n on pre { g += weight; post.V -= 1 mV }\n inject I = g * (0 mV - post.V)\n}"
    );
    expect(events[0]).toMatchObject({
      on: 'pre',
      assignments: [{ target: { of: 'own', name: 'g' } }, { target: { of: 'post', name: 'V' }, operator: '-=' }]
    });
    expect(injects).toMatchObject([
      { target: 'I', value: { left: { name: 'g' }, right: { right: { kind: 'name', of: 'post', name: 'V' } } } }
    ]);
  });
});

test('a copy of a library model under another name lowers to the same', () => {
  const text = (name: string): string => `neuron ${name} {
  param tau_m = 20 ms positive
  param R = 100 MOhm positive
  param E_L = -70 mV
  param V_th = -50 mV
  param V_reset = -60 mV
  param t_ref = 2 ms in 0 ms .. 1 s
  param I_e = 0 pA
  input I : pA
  state V = E_L
  V' = (E_L - V + R * (I + I_e)) / tau_m
  spike when V >= V_th
  on spike { V = V_reset }
  refractory t_ref holds V
}
`;
  const own = withoutSources(modelOf(`${text('mine')}population E[1] : mine`));
  expect(own).toEqual({ ...withoutSources(modelOf('population E[1] : lif')), name: 'mine' });
});
