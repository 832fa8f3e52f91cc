// Synapses whose post spikes wait give the bits of the reference, whatever the rule, the side of the delay, and who looks when.
import { describe, expect, test } from 'vitest';
import { planned } from '../../../support/planned.js';
import { lastWeights, simulated } from '../../../support/simulated.js';
import { simulatedOnAll } from '../semantics/on-all-backends.js';

/** Sources and targets fire often and at random, in steps in common too; some targets more often than their history has room. */
const network = (
  synapse: string,
  delay: string,
  rule: string,
  definitions = '',
  records = 'record weight of c every 7 ms; record sent_weight of c every 7 ms'
): string => `
${definitions}
neuron cell { state got = 0; got' = -got / 5 ms; param rate = 60 Hz; spike count poisson(rate * dt) }
synapse plain into got { param weight = 0.5; on pre { post.got += weight } }
population A[12] : cell
population B[9] : cell(rate = uniform(5 Hz, 400 Hz))
connect c: A -> B {
  synapse ${synapse}
  pattern fixed_probability(70 %)
  delay ${delay}
  ${rule}
}
experiment e { step 0.5 ms; seed 3; record spikes of A, B; record got of B every 1 ms; ${records}; run 400 ms }
`;

const shares = 'tau_plus = 15 ms, tau_minus = 30 ms, w_max = 1';
const rules = {
  stdp: `plasticity stdp(A_plus = 0.05, A_minus = 0.06, ${shares})`,
  multiplicative: `plasticity stdp_multiplicative(lambda = 0.1, ${shares})`,
  nearest: `plasticity stdp_nearest(A_plus = 0.05, A_minus = 0.06, ${shares})`,
  power: `plasticity stdp_power(lambda = 0.1, ${shares})`,
  triplet: 'plasticity stdp_triplet(A2_plus = 0.01, A3_plus = 0.02, A2_minus = 0.02, A3_minus = 0.01, w_max = 1)',
  inhibitory: 'plasticity vogels(eta = 0.001, w_max = 1)',
  windowed: 'plasticity memristive(w_max = 1, w_min = 0.1, alpha_plus = 0.05, alpha_minus = 0.03, window = 9 ms)'
};

describe.each(Object.entries(rules))('%s', (_name, rule) => {
  test.each(['dendritic 1.5 ms', 'axonal 1 ms', 'dendritic 0.5 ms', 'axonal 1 ms dendritic 1.5 ms'])(
    'with delay %s',
    delay => {
      const weights = lastWeights(simulatedOnAll(network('plain(weight = uniform(0, 1))', delay, rule)), 'c');
      expect(new Set(weights).size).toBeGreaterThan(5);
    }
  );
});

test('what synapses do may depend on the time of the event', () => {
  const definitions =
    'plasticity recent { state last = -1 h; state heard = -1 h; on pre { last = t; weight *= if t - heard < 5 ms then 1.01 else 0.99 }; on post { heard = t; weight += if t - last < 8 ms then 0.02 else -0.01 } }';
  for (const delay of ['dendritic 1 ms', 'axonal 1 ms', 'axonal 1 ms dendritic 0.5 ms']) {
    const text = network('plain', delay, 'plasticity recent', definitions);
    expect(planned(text).projections[0]!.lazy).toMatchObject({ replays: true, shared: { pre: [0], post: [1] } });
    expect(new Set(lastWeights(simulatedOnAll(text), 'c')).size).toBeGreaterThan(5);
  }
});

test('parameters may differ between synapses', () => {
  const rule = 'plasticity scaled(size = uniform(0.01, 0.1))';
  const definitions = `plasticity scaled { param size = 1; state x = 0; x' = -x / 9 ms; on pre { x += 1; let change = size * weight; weight -= change }  on post { weight += size * x } }`;
  simulatedOnAll(network('plain', 'dendritic 1 ms', rule, definitions));
});

test('states of the neurons at both ends can be looked at', () => {
  const records = 'record x of c every 3 ms; record y of c every 3 ms; record weight of c every 3 ms';
  simulatedOnAll(network('plain', 'dendritic 1 ms', rules.stdp, '', records));
  simulatedOnAll(network('plain', 'axonal 1 ms', rules.stdp, '', records));
  simulatedOnAll(network('plain', 'axonal 1 ms dendritic 0.5 ms', rules.stdp, '', records));
});

test('depression and facilitation on pre spikes alone', () => {
  const definitions = `synapse short_term into got { param weight = 1; state x = 1; state u = 0; x' = (1 - x) / 80 ms; u' = -u / 300 ms
    on pre { u += 0.3 * (1 - u); post.got += weight * u * x; x -= u * x } }`;
  simulatedOnAll(
    network(
      'short_term(weight = uniform(0, 1))',
      '1 ms',
      '',
      definitions,
      'record x of c every 3 ms; record u of c every 3 ms'
    )
  );
});

test('weights that nobody looks at change as those that are', () => {
  const looked = simulated(network('plain', 'dendritic 1 ms', rules.stdp));
  const unseen = simulated(network('plain', 'dendritic 1 ms', rules.stdp, '', ''));
  const got = (recording: typeof looked): Float64Array =>
    recording.traces.find(trace => trace.variable === 'got')!.values;
  expect(Array.from(got(unseen))).toEqual(Array.from(got(looked)));
});

test('rules that hear what changes meanwhile do not wait, with the same result', () => {
  const definitions = `plasticity watching reads got { on pre { weight += 0.001 * post.got }  on post { weight *= 0.99 } }
plasticity fading { state e = 0; e' = -e / 20 ms; on pre { e += weight; weight += 0.01 * e }  on post { e -= 0.1 } }`;
  for (const rule of ['watching', 'fading'])
    simulatedOnAll(network('plain', 'dendritic 1 ms', `plasticity ${rule}`, definitions));
});
