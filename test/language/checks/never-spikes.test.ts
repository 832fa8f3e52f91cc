// Spikes that never come, and other waits in vain of connections: one finding, where it stands, with what mends it.
import { describe, expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf({});
const findings = (text: string): string[] =>
  language.check(uriOf('quiet.snn'), text).map(({ code, source, message }) => `${code} ${source.line} ${message}`);
const cells = `neuron quiet { input I : pA; state V = 0 mV; V' = I / 10 pF }
population Q[2] : quiet
population P[2] : regular
`;
const run = (record: string): string => `\nexperiment e { step 0.1 ms; ${record}; run 10 ms }`;

describe('neurons without a spike rule', () => {
  test('are one finding, wherever their spikes are waited for', () =>
    expect(
      findings(
        `${cells}connect c: Q -> Q { synapse delta(weight = 1 mV) }\nconnect d: Q -> Q { synapse delta(weight = 2 mV) }${run('record spikes of Q, P; record V of Q')}`
      )
    ).toEqual([
      'never-spikes 4 Q never spikes, as its neuron quiet has no spike rule, so on pre of delta never acts; write spike when CONDITION in quiet, or take neurons that spike.'
    ]));
  test('are told behind a rule that waits for them', () =>
    expect(
      findings(
        `${cells}connect c: P -> Q { synapse exp_current(weight = 1 pA); plasticity stdp(w_max = 2 pA) }${run('record spikes of P; record V of Q')}`
      ).map(text => text.slice(0, 85))
    ).toEqual(['never-spikes 4 Q never spikes, as its neuron quiet has no spike rule, so on post of s']));
  test('may couple, be followed and be recorded', () =>
    expect(
      findings(
        `${cells}connect c: Q -> Q { synapse gap_junction(weight = 1 nS); pattern all_to_all without autapses }${run('record V of Q')}`
      )
    ).toEqual([]));
});

describe('a plastic gap junction', () => {
  const junction = (delay: string): string[] =>
    findings(
      `neuron cell { input I : pA; state V = 1 mV; V' = I / 10 pF; spike when V >= 6 mV; on spike { V = 0 mV } }
plasticity closing { on pre { weight *= 1.1 }  on post { weight *= 0.9 } }
population P[2] : cell
connect c: P -> P { synapse gap_junction(weight = 1 nS); pattern all_to_all without autapses; ${delay}; plasticity closing }${run('record weight of c')}`
    );
  test.each(['delay 5 ms', 'delay axonal 5 ms'])('has a delay before it, %s', delay =>
    expect(junction(delay)).toEqual([])
  );
  test('has none behind it, told once with the remedy', () =>
    expect(junction('delay dendritic 5 ms')).toEqual([
      'injects-at-once 4 What the synapses of c(P->P) inject reaches P at once, so nothing can be delayed behind them; write delay axonal.'
    ]));
});

test('an input of the target is read by the target, which may keep it', () => {
  const text = (reads: string, kept = ''): string =>
    `neuron cell { input I : pA; state V = 0 mV; state I_seen = 0 pA; V' = (I + I_seen) / 10 pF; ${kept} }
synapse looks reads ${reads} { state q = 0 pA; q' = (post.${reads} - q) / 5 ms }
population P : cell
connect c: P -> P { synapse looks }${run('record q of c; record V of P')}`;
  expect(findings(text('I'))).toEqual([
    'name-out-of-place 2 post.I is an input of cell, which only the neuron itself reads; keep it in a state of cell, such as state I_seen with each step { I_seen = I }, and read post.I_seen.'
  ]);
  expect(findings(text('I_seen', 'each step { I_seen = I }'))).toEqual([]);
});

describe('a weight', () => {
  const plastic = (model: string, rule: string): string[] =>
    findings(
      `${cells}${model}\n${rule}\nconnect c: P -> Q { synapse s; plasticity r }${run('record spikes of P; record V of Q')}`
    );
  const adds = 'synapse s into V : mV { param weight = 1 mV; on pre { post.V += weight } }';
  test('that is a state is no weight of a rule', () =>
    expect(
      plastic(
        'synapse s into V : mV { state weight = 1; on pre { post.V += weight * 1 mV } }',
        'plasticity r { on pre { weight = 2 } }'
      ).at(-1)
    ).toMatch(
      'no-weight 6 weight of s is a state, and the plasticity of c(P->Q) changes a parameter weight; write param weight in place of state weight'
    ));
  test.each(['param weight = 1 mV', 'state weight = 1 mV', 'input weight : mV'])('of a rule is no %s', declared =>
    expect(plastic(adds, `plasticity r { ${declared}; weight' = -weight / 10 ms }`)[0]).toBe(
      'shadowed-name 5 In a rule weight is the weight of the synapse, so that this declaration would never be read; give it another name.'
    )
  );
});
