// How the planner lets spikes cross a projection: by structure, never by the name of a model.
import { describe, expect, test } from 'vitest';
import { readBefore, type ProjectionPlan } from '../../../simulator/2-plan/index.js';
import { planned, refused } from '../../support/planned.js';
import { only } from '../../support/only.js';

const network = (connections: string, cell = 'lif', models = ''): string => `${models}
population S[4] : spike_list(times = [5 ms])
population D[1] : poisson_source(rate = 1 kHz)
population E[3] : ${cell}
${connections}
experiment e { step 0.1 ms; run 10 ms }`;
const kinds = (text: string): string[] => planned(text).projections.map(p => p.transmission.kind);
const receptorsOf = (text: string): (readonly string[])[] =>
  planned(text)
    .groups.find(g => g.name === 'E')!
    .receptors.map(r => r.fedBy);
const connect = (name: string, synapse: string, more = '', from = 'S'): string =>
  `connect ${name}: ${from} -> E { synapse ${synapse}; pattern all_to_all; ${more} }`;

describe('static synapses', () => {
  test('share a receptor where equations and parameters agree', () => {
    const same =
      connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)') +
      '\n' +
      connect('b', 'exp_current(weight = normal(20 pA, sd = 1 pA), tau = 5 ms)');
    expect(receptorsOf(network(same))).toEqual([['a(S->E)', 'b(S->E)']]);
    expect(kinds(network(same))).toEqual(['static', 'static']);
  });
  test('have receptors of their own where they differ', () => {
    const different =
      connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)') +
      '\n' +
      connect('b', 'exp_current(weight = 10 pA, tau = 6 ms)');
    expect(receptorsOf(network(different))).toEqual([['a(S->E)'], ['b(S->E)']]);
  });
  test('have states of their own, carried each step, with a time constant each', () => {
    const text = network(connect('a', 'exp_current(weight = 10 pA, tau = uniform(1 ms, 2 ms))'));
    const { program } = only(planned(text).projections).transmission as Extract<
      ProjectionPlan['transmission'],
      { kind: 'dynamic' }
    >;
    expect(program.side).toBe('axonal');
    expect(program.carried?.name).toBe('exact');
    expect(program.states.map(({ name, carried }) => `${name}: ${carried}`)).toEqual([
      'i: the current of the synapse depends on it at all times'
    ]);
    expect(program.injects).toHaveLength(1);
    expect(receptorsOf(text)).toEqual([]);
  });
  test('are written with a let or without', () => {
    const own = 'synapse doubled into V { param weight : mV\n on pre { let w = 2 * weight; post.V += w } }';
    const { transmission } = only(
      planned(network(connect('a', 'doubled(weight = 1 mV)'), 'lif_delta', own)).projections
    );
    expect(transmission).toMatchObject({ kind: 'static', sends: [{ amount: { kind: 'number', value: 2 } }] });
  });
});

describe('other synapses', () => {
  test('of a Poisson source with the pattern independent are counts', () => {
    expect(
      kinds(network('connect d: D -> E { synapse delta(weight = 1 mV); pattern independent }', 'lif_delta'))
    ).toEqual(['poisson']);
  });
  test('that no spike changes are continuous', () => {
    const gap = 'synapse gap into I reads V { param weight : nS\n inject I = weight * (pre.V - post.V) }';
    const plan = planned(network('connect g: E -> E { synapse gap(weight = 1 nS); pattern all_to_all }', 'lif', gap));
    expect(only(plan.projections).transmission.kind).toBe('continuous');
    expect(only(plan.groups.find(g => g.name === 'E')!.inputs).driven).toBe(true);
  });
  test('with a rule are programs that send the new weight', () => {
    const { program } = plastic('delay dendritic 1 ms');
    expect(program.states.map(s => s.name)).toEqual(['x', 'y', 'weight']);
    expect(readBefore(program)).toEqual([true, true, false]);
    expect(program.onPre.map(a => a.target.kind)).toEqual(['state', 'state', 'send']);
    expect([program.weight, program.side]).toEqual([2, 'dendritic']);
  });
  test('with a rule and a delay say where the delay lies', () => {
    expect(plastic('delay axonal 1 ms').program.side).toBe('axonal');
    expect(
      refused(network(connect('p', 'delta(weight = 1 mV)', 'plasticity stdp(w_max = 2 mV); delay 1 ms'), 'lif_delta'))
    ).toMatch(/^plastic-delay-side 5 p\(S->E\) is plastic, .* delay dendritic .* or delay axonal/);
  });
});

function plastic(delay: string): Extract<ProjectionPlan['transmission'], { kind: 'dynamic' }> {
  const { transmission } = only(
    planned(network(connect('p', 'delta(weight = 1 mV)', `plasticity stdp(w_max = 2 mV); ${delay}`), 'lif_delta'))
      .projections
  );
  if (transmission.kind !== 'dynamic') return expect.fail(`The transmission is ${transmission.kind}.`);
  return transmission;
}
