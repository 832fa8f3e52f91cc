// What a run would be refused for at its start is found by check: values of neurons and synapses, rates, data, delays.
import { describe, expect, test } from 'vitest';
import { run } from '../../../simulator/index.js';
import { unchecked } from '../../support/planned.js';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf();
const found = (text: string, others: Readonly<Record<string, string>> = {}): string[] =>
  (Object.keys(others).length > 0 ? languageOf({ ...others, 'start.snn': text }) : language)
    .check(uriOf('start.snn'), text)
    .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`);

const study = (population: string, connect = '', statements = 'run 10 ms'): string => `${population}
${connect}
experiment e {
  step 0.1 ms
  record spikes of E
  ${statements}
}`;

const connect = (pattern: string, weight = '1 pA', delay = '1 ms'): string =>
  `connect c: E -> E { synapse exp_current(weight = ${weight})\npattern ${pattern}\ndelay ${delay}\n}`.replaceAll(
    '\n',
    ' \n '
  );

describe('at the start', () => {
  test.each([
    [
      'E[4] : lif(tau_m = (index - 1) * 5 ms)',
      'out-of-range 1 tau_m of neuron 0 of E is -5 ms and must be above 0 ms.'
    ],
    ['E[2] : lif(I_e = 1 pA / index)', 'out-of-range 1 I_e of neuron 0 of E is infinite; give it a finite value.'],
    [
      'E[2] : lif(tau_m = 0/0 * 1 ms)',
      'out-of-range 1 tau_m of E is not a number; look for 0/0 or a difference of infinities in it.'
    ],
    [
      'E[4] : poisson reads [0.1, 0.2, -3, 0.4]',
      'spike-rate 1 The spike rate of neuron 2 of E is -300 Hz; give a rate of 0 Hz or more.'
    ],
    [
      'E[2] : latency reads [0.5, 3]',
      'spike-time 1 A spike time of neuron 1 of E is -100 ms after the start of the presentation; make it 0 ms or later.'
    ]
  ])('%s', (population, message) => expect(found(study(`population ${population}`))).toEqual([message]));

  test.each([
    [
      connect('where pre.index == post.V / 1 mV'),
      'not-constant 3 The pattern of c(E->E) uses a state of a neuron, which changes; use parameters of the neurons and their numbers.'
    ],
    [
      connect('fixed_probability(0/0)'),
      'impossible-pattern 3 p of fixed_probability is not a number; look for 0/0 or a difference of infinities in it.'
    ],
    [
      connect('fixed_probability(pre.index - 0.5)'),
      'impossible-pattern 3 The probability p of c(E->E) is -0.5 from E[0] to E[0]: give a number from 0 to 1, for example clip(…, 0, 1).'
    ],
    [
      connect('all_to_all', '1 pA / (pre.index - post.index)'),
      'out-of-range 2 weight of synapse 0 of c(E->E) is infinite; give it a finite value.'
    ],
    [
      connect('all_to_all', '1 pA', '(pre.index - 2) * 1 ms'),
      'delay-too-short 4 The delay of c(E->E) from E[0] to E[0] is -2 ms, and a spike cannot arrive before it is sent; give it 0 ms or more, which is rounded up to a step.'
    ]
  ])('%s', (text, message) => expect(found(study('population E[4] : lif(I_e = 400 pA)', text))).toEqual([message]));

  test('data that is presented later is looked at too', () =>
    expect(
      found(
        'data samples = table("samples.csv")\npopulation E[2] : poisson reads samples\nexperiment e {\n  step 0.1 ms\n  record spikes of E\n  run 5 ms\n  for s in samples {\n    present s to E for 2 ms\n  }\n}',
        { 'samples.csv': 'a,b\n0.1,0.2\n0.3,-0.4\n' }
      )
    ).toEqual(['spike-rate 2 The spike rate of neuron 1 of E is -40 Hz; give a rate of 0 Hz or more.']));

  test('intervals after the first spike', () =>
    expect(found(study('population E[2] : regular(period = 1 ms + index * 0.05 ms, first = 1 ms)'))).toEqual([
      expect.stringMatching(/^off-step-grid 2?1? ?.*neuron 1 of E is 1.05 ms/)
    ]));
});

describe('a computed delay', () => {
  const network = (delay: string): string =>
    study('population E[4] : lif(I_e = 400 pA)', connect('all_to_all', '1 pA', delay));

  test.each(['wasm', 'reference'])('that is negative is refused, and not clipped in silence (%s)', backend => {
    const { faults } = run(unchecked(network('(pre.index - 2) * 1 ms')), { experiment: 'e', backend });
    expect(faults.map(fault => fault.code)).toEqual(['delay-too-short']);
  });

  test('of 0 ms, as at no distance, lasts a step', () => expect(found(network('pre.index * 1 ms'))).toEqual([]));

  test('that is drawn too short is told with its share: of normal(1 ms, 1 ms) that is Phi(-0.95), 17 %', () => {
    const [message] = found(network('normal(1 ms, sd = 1 ms)'));
    const [, share] = /^delay-clipped 4 About ([\d.]+) % of the delays of c are drawn negative/.exec(message!)!;
    expect(Number(share)).toBeGreaterThan(15.5);
    expect(Number(share)).toBeLessThan(19);
    expect(found(network('normal(1 ms, sd = 0.2 ms)'))).toEqual([]);
    expect(found(network('truncated_normal(1 ms, 1 ms, 0.1 ms, 5 ms)'))).toEqual([]);
  });
});
