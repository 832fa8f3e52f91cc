// What each optional pass makes of a plan, and that it makes nothing where it is left out.
import { describe, expect, test } from 'vitest';
import {
  explainPlan,
  passNames,
  type GroupPlan,
  type Plan,
  type ProjectionPlan
} from '../../../simulator/2-plan/index.js';
import { planned, refused } from '../../support/planned.js';
import { snn } from '../../support/snn.js';

const network = (connections: string, cell = 'lif', models = ''): string => `${models}
population S[4] : spike_list(times = [5 ms])
population D[2] : poisson_source(rate = 1 kHz)
population E[3] : ${cell}
${connections}
experiment e { step 0.1 ms; run 10 ms }`;
const connect = (name: string, synapse: string, more = '', from = 'S'): string =>
  `connect ${name}: ${from} -> E { synapse ${synapse}; ${more.includes('pattern') ? '' : 'pattern all_to_all'}; ${more} }`;

/** The plan with one pass alone, and what that says it did. */
function only(name: string, text: string): { readonly plan: Plan; readonly did: readonly string[] } {
  const plan = planned(text, {}, { without: passNames.filter(other => other !== name) });
  expect(plan.passes.map(pass => pass.off)).toEqual(passNames.map(other => other !== name));
  return { plan, did: plan.passes.find(pass => pass.name === name)!.did };
}
const bare = (text: string): Plan => planned(text, {}, { without: ['all'] });
const groupE = (plan: Plan): GroupPlan => plan.groups.find(group => group.name === 'E')!;
const projection = (plan: Plan, place = 0): ProjectionPlan => plan.projections[place]!;
const stdp = connect(
  'p',
  'delta(weight = uniform(0 mV, 1 mV))',
  'plasticity stdp(w_max = 2 mV); delay dendritic 1.5 ms'
);

test('all can be left out, and each name that is not known is told', () => {
  const text = network(connect('a', 'delta(weight = 1 mV)'), 'lif_delta');
  expect(bare(text).passes).toEqual(passNames.map(name => ({ name, off: true, did: [] })));
  expect(refused(text, {}, { without: ['lazy_reply'] })).toBe(
    `unknown-pass 0 There is no pass lazy_reply to leave out; there are ${passNames.join(', ')}, and all for every one.`
  );
});

test('an explanation has a line for each', () => {
  const lines = explainPlan(planned(network(stdp, 'lif_delta'), {}, { without: ['narrow_targets'] }))
    .split('\n')
    .map(line => line.trim());
  expect(lines).toContain('merged_receptors: nothing to do');
  expect(lines).toContain('narrow_targets: off');
  expect(lines).toContain('lazy_replay: post spikes of p(S->E) wait until S fires');
  expect(lines).toContain('lazy_traces (always): x, y of p(S->E) at spikes alone');
});

describe('constant folding', () => {
  const models =
    "neuron cell { param a = 2 mV; param b = 3; state V = 0 mV; V' = -V / 10 ms; refractory a * 1 ms / 1 mV holds V; spike when V > a * b + 1 mV; on spike { V = -(a) } }";
  test('works out what is constant in conditions, assignments and refractory times', () => {
    const { plan, did } = only('constant_folding', network('', 'cell', models));
    const before = groupE(bare(network('', 'cell', models)));
    const after = groupE(plan);
    const text = (group: GroupPlan): string =>
      JSON.stringify([group.spike, group.onSpike.map(assignment => assignment.value), group.refractory]);
    expect(did).toEqual(['5 operations fewer in E']);
    expect(text(before)).toContain('"operator":"*"');
    expect(after.spike).toMatchObject({
      condition: { operator: '>', left: { kind: 'variable' }, right: { kind: 'number', value: 7 } }
    });
    expect(after.onSpike[0]!.value).toEqual({ kind: 'number', value: -2 });
    expect(after.refractory!.duration).toEqual({ kind: 'number', value: 2 });
  });
  test('has nothing to do where nothing is constant', () => {
    const plain = "neuron cell { state V = 0 mV; V' = -V / 10 ms; spike when V > 1 mV; on spike { V = 0 mV } }";
    expect(only('constant_folding', network('', 'cell', plain)).did).toEqual([]);
  });
});

describe('merged receptors', () => {
  const same = network(
    connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)') +
      '\n' +
      connect('b', 'exp_current(weight = 20 pA, tau = 5 ms)', '', 'D') +
      '\n' +
      connect('c', 'exp_current(weight = 20 pA, tau = 7 ms)', '', 'D')
  );
  const states = (plan: Plan): string[] => groupE(plan).states.map(state => state.name);
  test('are one for projections of one target with the same equations', () => {
    const { plan, did } = only('merged_receptors', same);
    expect(states(bare(same))).toEqual(['V', 'i of a(S->E)', 'i of b(D->E)', 'i of c(D->E)']);
    expect(states(plan)).toEqual(['V', 'i of a(S->E)', 'i of c(D->E)']);
    expect(did).toEqual(['a(S->E), b(D->E) in E']);
    expect(groupE(plan).receptors.map(({ states: slots, fedBy }) => [slots, fedBy])).toEqual([
      [[1], ['a(S->E)', 'b(D->E)']],
      [[2], ['c(D->E)']]
    ]);
  });
  test('keep the equations of one, and take the spikes of both', () => {
    const { plan } = only('merged_receptors', same);
    const { linear } = groupE(plan).integrator;
    expect(linear.slots).toEqual([0, 1, 2]);
    expect(linear.matrix.map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 1],
      [2, 2]
    ]);
    const slots = plan.projections.map(({ transmission }) =>
      transmission.kind === 'static' ? transmission.sends.map(send => send.slot) : undefined
    );
    expect(slots).toEqual([[1], [1], [2]]);
  });
  test('are one for currents that are a number times the same, and what arrives is multiplied by it', () => {
    const times = `synapse times into I : pA { param weight : pA; state s = 0; s' = -s / 5 ms; on pre { s += 2 }; inject I = weight * s }`;
    const { plan, did } = only(
      'merged_receptors',
      network(connect('a', 'times(weight = 10 pA)') + '\n' + connect('b', 'times(weight = -25 pA)'), 'lif', times)
    );
    expect([states(plan), did]).toEqual([['V', 's of a(S->E)'], ['a(S->E), b(S->E) in E']]);
    const amounts = plan.projections.map(({ transmission }) =>
      transmission.kind === 'static' ? transmission.sends.map(({ slot, amount }) => [slot, amount]) : undefined
    );
    expect(amounts).toEqual([[[1, { kind: 'number', value: 2 }]], [[1, { kind: 'number', value: -5 }]]]);
  });
  test('are one with a rate of each neuron where no neuron has two of them', () => {
    const apart = network(
      [
        ['a', 'E[0]', 5],
        ['b', 'E[1]', 6],
        ['c', 'E[1..2]', 8]
      ]
        .map(([name, to, tau]) =>
          connect(String(name), `exp_current(weight = 10 pA, tau = ${tau} ms)`).replace('-> E', `-> ${to}`)
        )
        .join('\n')
    );
    const { plan, did } = only('merged_receptors', apart);
    const { linear } = groupE(plan).integrator;
    expect([states(plan), did]).toEqual([['V', 'i of a(S->E)', 'i of c(S->E)'], ['a(S->E), b(S->E) in E']]);
    const rate = linear.matrix.find(({ row, column }) => row === 1 && column === 1)!.value;
    const parameter = groupE(plan).parameters.find(
      ({ slot }) => rate.kind === 'variable' && rate.of === 'parameter' && slot === rate.slot
    )!;
    expect(parameter.value).toEqual({ kind: 'list', values: Float64Array.of(-1 / 5, -1 / 6, -1 / 5) });
  });
  test('are left in place in every formula that speaks of the neurons', () => {
    const conductances = network(
      ['a', 'b'].map(name => connect(name, 'exp_conductance(weight = 1 nS, tau = 5 ms, E_rev = 0 mV)')).join('\n'),
      'lif_cond'
    ).replace('run 10 ms', 'run 10 ms; record I of E');
    const one = network(connect('a', 'exp_conductance(weight = 1 nS, tau = 5 ms, E_rev = 0 mV)'), 'lif_cond').replace(
      'run 10 ms',
      'run 10 ms; record I of E'
    );
    const merged = only('merged_receptors', conductances).plan;
    const alone = only('merged_receptors', one).plan;
    const equations = (plan: Plan): unknown =>
      JSON.parse(JSON.stringify([groupE(plan).integrator, plan.records.traces.map(trace => trace.value)]));
    expect(equations(merged)).toEqual(equations(alone));
  });
  test('are not made of receptors that differ', () => {
    const different = network(
      connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)') +
        '\n' +
        connect('b', 'exp_current(weight = 10 pA, tau = 6 ms)')
    );
    expect(only('merged_receptors', different).did).toEqual([]);
  });
});

describe('exact propagators', () => {
  test('are worked out once where all neurons have the same', () => {
    const { plan, did } = only('exact_propagators', network(connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)')));
    const { propagators } = groupE(plan).integrator.linear;
    expect(did).toEqual(['2 × 2 for all neurons of E']);
    // tau of the receptor: 5 ms, the step 0.1 ms
    expect(propagators!.free.change[2]).toBeCloseTo(Math.expm1(-0.1 / 5), 15);
    expect(
      groupE(bare(network(connect('a', 'exp_current(weight = 10 pA, tau = 5 ms)')))).integrator.linear.propagators
    ).toBeUndefined();
  });
  test('are not where neurons differ', () => {
    expect(only('exact_propagators', network('', 'lif(tau_m = uniform(10 ms, 20 ms))')).did).toEqual([]);
  });
});

describe('common values', () => {
  test('are kept once: amounts and delays of one number or of a list of equal ones', () => {
    const lists = network(
      connect(
        'a',
        'delta(weight = [2 mV, 2 mV, 2 mV])',
        'pattern list(pre = [0, 1, 2], post = [0, 1, 2]); delay [1 ms, 1 ms, 1 ms]'
      ) +
        '\n' +
        connect('b', 'delta(weight = 1 mV)', 'delay 1.5 ms'),
      'lif_delta'
    );
    const { plan, did } = only('common_values', lists);
    expect(plan.projections.map(projection => projection.delay)).toEqual([
      { kind: 'fixed', steps: 10 },
      { kind: 'fixed', steps: 15 }
    ]);
    expect(
      plan.projections.map(({ transmission }) => transmission.kind === 'static' && transmission.sends[0]!.common)
    ).toEqual([2, 1]);
    expect(did).toEqual(['amounts of a(S->E), b(S->E)', 'delays of a(S->E), b(S->E)']);
  });
  test('are none where synapses differ', () => {
    const differing = network(
      connect(
        'a',
        'delta(weight = [1 mV, 2 mV])',
        'pattern list(pre = [0, 1], post = [0, 1]); delay uniform(1 ms, 2 ms)'
      ),
      'lif_delta'
    );
    expect(only('common_values', differing).did).toEqual([]);
  });
  test('are kept a synapse where the pass is left out', () => {
    const { delay, transmission } = projection(
      bare(network(connect('b', 'delta(weight = 1 mV)', 'delay 1.5 ms'), 'lif_delta'))
    );
    expect([delay.kind, transmission.kind === 'static' && 'common' in transmission.sends[0]!]).toEqual(['each', false]);
  });
});

describe('narrow targets', () => {
  const sized = (size: number): string =>
    network(connect('a', 'delta(weight = 1 mV)'), 'lif_delta').replace('E[3]', `E[${size}]`);
  test('take 2 bytes up to 65536 neurons', () => {
    const { plan, did } = only('narrow_targets', sized(65536));
    expect([projection(plan).targetBytes, did]).toEqual([2, ['2 bytes a target of a(S->E)']]);
    expect([
      projection(only('narrow_targets', sized(65537)).plan).targetBytes,
      projection(bare(sized(3))).targetBytes
    ]).toEqual([undefined, undefined]);
  });
});

describe('shared traces', () => {
  test('are the states that one side alone changes', () => {
    const { plan, did } = only('shared_traces', network(stdp, 'lif_delta'));
    expect(projection(plan).traces!.states).toEqual({ pre: [0], post: [1] });
    expect(projection(plan).traces!.events.pre.map(assignment => assignment.target)).toEqual([
      { kind: 'state', slot: 0 }
    ]);
    expect(did).toEqual(['x of p(S->E) once a neuron of S', 'y of p(S->E) once a neuron of E']);
    expect(projection(bare(network(stdp, 'lif_delta'))).traces).toBeUndefined();
  });
  test('are none of those that read the weight, differ between synapses or change on both sides', () => {
    const rule = (body: string): readonly string[] =>
      only(
        'shared_traces',
        network(connect('p', 'delta(weight = 1 mV)', 'plasticity own'), 'lif_delta', `plasticity own { ${body} }`)
      ).did;
    expect(rule("state x = 0 mV; x' = -x / 9 ms; on pre { x += weight }")).toEqual([]);
    expect(rule("param tau = uniform(5 ms, 9 ms); state x = 0; x' = -x / tau; on pre { x += 1 }")).toEqual([]);
    expect(rule("state x = 0; x' = -x / 9 ms; on pre { x += 1 }  on post { x += 1 }")).toEqual([]);
    expect(rule("state x = 0; x' = -x / 9 ms; on pre { x += 1 }")).toEqual(['x of p(S->E) once a neuron of S']);
  });
  test('are those, too, that are carried each step by what one side is', () => {
    const rule = (body: string, more = '', delay = 'dendritic 1.5 ms'): string =>
      only(
        'shared_traces',
        snn`
          plasticity own reads V { param tau = 9 ms; ${body} }
          population S[9] : poisson_source(rate = 10 Hz)
          population E[4] : lif_delta
          connect p: S -> E { synapse delta(weight = 1 mV); delay ${delay}; plasticity own${more} }
          experiment e { step 0.1 ms; run 1 ms }
        `
      ).did.join('; ');
    const sliding =
      "state u = 0 mV; state th = 0; u' = (post.V - u) / tau; th' = (u / 1 mV - th) * th / tau; weight' = th * weight / 1 s";
    expect(rule(sliding)).toBe('u, th of p(S->E) once a neuron of E');
    expect(rule(`${sliding}; on post { th += 1 }`)).toBe('u, th of p(S->E) once a neuron of E');
    expect(rule(`${sliding}; on pre { th += 1 }`)).toBe('u of p(S->E) once a neuron of E');
    expect(rule(`${sliding}; on post { th += 1 }`, '', 'dendritic uniform(1 ms, 2 ms)')).toBe(
      'u of p(S->E) once a neuron of E'
    );
    expect(rule(`${sliding}; on post { th += 1 }`, '', 'dendritic (1 + post.index) * 1 ms')).toBe(
      'u, th of p(S->E) once a neuron of E'
    );
    expect(rule(sliding, '(tau = uniform(5 ms, 9 ms))')).toBe('');
    expect(rule(sliding, '(tau = (5 + post.index) * 1 ms)')).toBe('u, th of p(S->E) once a neuron of E');
    expect(rule(sliding, '(tau = (5 + pre.index) * 1 ms)')).toBe('');
    expect(rule("state u = uniform(0 mV, 1 mV); u' = (post.V - u) / tau; weight' = u / 1 s")).toBe('');
    const gates =
      "state x = 0; state s = 0; x' = -x / 2 ms; s' = -s / tau + x * (1 - s) / 1 ms; weight' = s * weight / 1 s; on pre { x += 1 }";
    expect(rule(gates)).toBe('x, s of p(S->E) once a neuron of S');
    expect(rule(gates, '', 'axonal 2 ms')).toBe('x, s of p(S->E) once a neuron of S');
    expect(rule(gates, '', 'axonal uniform(1 ms, 2 ms)')).toBe('');
  });
});

describe('lazy replay', () => {
  const without = (...names: string[]): ProjectionPlan =>
    projection(planned(network(stdp, 'lif_delta'), {}, { without: names }));
  test("tells apart what is a synapse's own", () => {
    expect(without().lazy).toMatchObject({ delay: 15, own: [2], shared: { pre: [0], post: [1] }, replays: true });
  });
  test('needs traces that are shared and a delay that is common', () => {
    expect([without('lazy_replay').lazy, without('shared_traces').lazy, without('common_values').lazy]).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });
  test('is not for rules that hear what changes meanwhile', () => {
    const watching = network(
      connect('p', 'delta(weight = 1 mV)', 'plasticity own'),
      'lif_delta',
      'plasticity own reads V { on pre { weight += 0.1 * post.V } }'
    );
    expect(planned(watching).projections[0]!.lazy).toBeUndefined();
  });
});

describe('delay slices', () => {
  const sliceOf = (connections: string, models = '', cell = 'lif_delta'): number | undefined =>
    planned(network(connections, cell, models)).slice;
  const delta = (delay: string, name = 'a'): string => connect(name, 'delta(weight = 1 mV)', `delay ${delay}`);
  test('have the steps of the shortest delay', () => {
    expect(sliceOf(`${delta('1.5 ms')}\n${delta('2 ms', 'b')}`)).toBe(15);
    expect(only('delay_slices', network(delta('2 ms'), 'lif_delta')).did).toEqual(['20 steps = 2 ms at once']);
    expect(bare(network(delta('1.5 ms'), 'lif_delta')).slice).toBeUndefined();
  });
  test('are bounded by what delays can be drawn', () => {
    expect([sliceOf(delta('uniform(1 ms, 3 ms)')), sliceOf(delta('normal(5 ms, sd = 1 ms)'))]).toEqual([10, 1]);
    expect(sliceOf(delta('truncated_normal(2 ms, sd = 1 ms, low = 0.5 ms, high = 4 ms)'))).toBe(5);
    expect(
      sliceOf(connect('a', 'delta(weight = 1 mV)', 'pattern list(pre = [0, 1], post = [0, 1]); delay [3 ms, 0.7 ms]'))
    ).toBe(7);
  });
  test('are long where nothing connects, and at most 64 steps', () => {
    expect([sliceOf(''), sliceOf(delta('20 ms'))]).toEqual([64, 64]);
    expect(sliceOf(connect('a', 'delta(weight = 1 mV)', 'pattern fixed_probability(0); delay 0.3 ms'))).toBe(64);
  });
  test('are one step where synapses act by what neurons are at the moment', () => {
    expect(
      sliceOf(
        'connect g: E -> E { synapse gap(weight = 1 nS); pattern all_to_all }',
        'synapse gap into I reads V { param weight : nS\n inject I = weight * (pre.V - post.V) }',
        'lif'
      )
    ).toBe(1);
    expect(
      sliceOf(
        connect('a', 'moved', 'delay axonal 3 ms'),
        'synapse moved into V { on pre { post.V += 0.1 * post.V * post.V / 1 mV } }'
      )
    ).toBe(1);
    // what is multiplied by states of the target on arrival is not
    const scaled = 'synapse moved into V { on pre { post.V += 0.1 * pre.index * post.V } }';
    expect(sliceOf(connect('a', 'moved', 'delay dendritic 3 ms'), scaled)).toBe(30);
    const axonal = stdp.replace('dendritic', 'axonal');
    expect([sliceOf(stdp), sliceOf(axonal)]).toEqual([15, 1]);
  });
});
