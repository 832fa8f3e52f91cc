// An input that follows a variable of a population, in the editor: names, hover, completion, findings.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';
import { snn } from '../../support/snn.js';
import type { Diagnostic } from '../../../language/index.js';
import { languageOf, uriOf } from '../../support/text-world.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({});
});
afterEach(() => editor.stop());

const diagnosticsOf = (text: string): readonly Diagnostic[] =>
  languageOf({ 'main.snn': text }).check(uriOf('main.snn'));

interface Names {
  readonly level?: string;
  readonly d?: string;
  readonly D?: string;
}

const network = ({ level = 'level', d = 'd', D = 'D' }: Names = {}): string => snn`
  neuron source { state ${level} = 1; ${level}' = -${level} / 10 ms }
  neuron modulated { input ${d} : 1; state x = 0; x' = ${d} / 1 ms; spike when x crosses 100 }
  plasticity moving { input f : 1; weight' = f / 1 ms }
  population ${D} : source
  population A : modulated(${d} = ${level} of ${D})
  connect c: A -> A { synapse sum into x; plasticity moving(f = ${level} of ${D}) }
  experiment e { step 1 ms; record x of A; run 10 ms }
`;
const at = (text: string, place: string): string => {
  expect(text).toContain(place.replace('<|>', ''));
  return text.replace(place.replace('<|>', ''), place);
};

describe('renames', () => {
  test('the variable that is followed', async () =>
    expect(await editor.renamed(at(network(), 'd = <|>level of D'), 'high')).toEqual({
      'main.snn': network({ level: 'high' })
    }));
  test('the input', async () =>
    expect(await editor.renamed(at(network(), 'input <|>d'), 'dopamine')).toEqual({
      'main.snn': network({ d: 'dopamine' })
    }));
  test('the population', async () =>
    expect(await editor.renamed(at(network(), 'f = level of <|>D'), 'Dopamine')).toEqual({
      'main.snn': network({ D: 'Dopamine' })
    }));
});

test('hover says what the input and what it follows are', async () => {
  expect(await editor.hover(at(network(), 'modulated(<|>d = '))).toContain('input d : 1');
  expect(await editor.hover(at(network(), 'f = <|>level of D'))).toContain('state level = 1');
});

test('completion offers the input, needed in a rule alone, and the variables of the population', async () => {
  const offered = async (text: string): Promise<string[]> =>
    (await editor.completion(text)).map(({ label, detail }) => `${label}: ${detail}`);
  const rule = await offered(network().replace('moving(f = level of D)', 'moving(<|>)'));
  expect(rule[0]).toMatch(/^f: .*, needed$/);
  const neuron = await offered(network().replace('modulated(d = level of D)', 'modulated(<|>)'));
  expect(neuron.find(text => text.startsWith('d:'))).not.toContain('needed');
  expect(
    (await editor.completion(network().replace('d = level of D', 'd = <|> of D'))).map(item => item.label)
  ).toContain('level');
});

describe('tells', () => {
  const told = (from: string, to: string): string[] => {
    expect(network()).toContain(from);
    return diagnosticsOf(network().replace(from, to)).map(({ code, message }) => `${code} ${message}`);
  };

  test('nothing of a network that is right', () => expect(diagnosticsOf(network())).toEqual([]));
  test('an input that is not bound', () =>
    expect(told('moving(f = level of D)', 'moving')).toEqual([
      "missing-argument moving needs 'f', which has no value of its own; write moving(f = …)."
    ]));
  test('a value in its place', () =>
    expect(told('d = level of D', 'd = 3')).toEqual([
      'dimension-mismatch d of modulated is an input, which follows a variable of a population; write d = VARIABLE of POPULATION.'
    ]));
  test('a variable of another dimension', () =>
    expect(told('state level = 1', 'state level = 1 mV').join()).toContain(
      'dimension-mismatch d of modulated needs a plain number, but level of D is a voltage (mV).'
    ));
  test('a variable that is not there', () =>
    expect(told('d = level of D', 'd = levle of D').join()).toContain("unknown-name There is no 'levle'"));
  test('a variable in place of a value', () => {
    const text = network().replace('synapse sum into x', 'synapse sum(weight = level of D) into x');
    expect(diagnosticsOf(text).map(({ code }) => code)).toEqual(['dimension-mismatch']);
  });
});

describe('an event of a rule', () => {
  const rewarded = (event = 'reward', more = ''): string => snn`
    plasticity rewarded {
      event ${event}
      on ${event} { weight += 1 }
    }
    population R : spike_list(times = [1 ms])
    population A : lif_discrete
    connect c: R -> A { synapse sum; plasticity rewarded(${event} = spikes of R) }
    ${more}experiment e { step 1 ms; record weight of c every 1 ms; run 10 ms }
  `;
  const told = (from: string, to: string): string[] => {
    expect(rewarded()).toContain(from);
    return diagnosticsOf(rewarded().replace(from, to)).map(({ code, message }) => `${code} ${message}`);
  };

  test('is renamed in its block and where it is bound', async () => {
    for (const place of ['event <|>reward', 'on <|>reward', 'rewarded(<|>reward'])
      expect(await editor.renamed(at(rewarded(), place), 'dopamine')).toEqual({ 'main.snn': rewarded('dopamine') });
  });
  test('has a hover and is offered, as needed', async () => {
    expect(await editor.hover(at(rewarded(), 'on <|>reward'))).toContain('event reward');
    const offered = await editor.completion(rewarded().replace('reward = spikes of R', '<|>'));
    expect(offered[0]).toMatchObject({ label: 'reward', detail: expect.stringContaining('needed') as string });
  });
  test('is without findings, once it is bound to spikes', () => {
    expect(diagnosticsOf(rewarded())).toEqual([]);
    expect(told('(reward = spikes of R)', '')).toEqual([
      "missing-argument rewarded needs 'reward', which has no value of its own; write rewarded(reward = …)."
    ]);
    expect(told('spikes of R', '5')).toEqual([
      'dimension-mismatch reward of rewarded is an event, which spikes of a population are; write reward = spikes of POPULATION.'
    ]);
  });
  test('that is bound to what is not there has one finding', () => {
    for (const bound of ['spikes of c', 'spiks of R', 'spikes of Q'])
      expect(told('spikes of R', bound)).toEqual([expect.stringContaining('unknown-name There is no')]);
  });
  test('that is not declared is unknown', () =>
    expect(told('on reward', 'on rewrad').join()).toContain("unknown-name There is no 'rewrad'"));
  test('of a neuron is misplaced', () => {
    const text = "neuron n { event e; state V = 0; V' = -V / 1 ms; on e { V = 0 } }";
    expect(diagnosticsOf(text).map(({ code }) => code)).toContain('misplaced-statement');
  });
});
