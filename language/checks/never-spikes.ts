// Spikes of neurons that have no spike rule: nothing that waits for them ever happens.
import {
  type Connect,
  type Model,
  type Population,
  type Record as RecordStatement,
  type Selection,
  isConnect,
  isOn,
  isPopulation,
  isRecord,
  isSpike
} from '../generated/ast.js';
import { modelUsed } from '../names/configured.js';
import { modelsOf } from '../names/members.js';
import { sourceOf } from '../source.js';
import type { TextCheck } from './check.js';

interface Waiting {
  readonly population: Population;
  readonly model: Model;
  readonly at: Selection;
  /** for whom it is in vain */
  readonly what: string;
}

export const neverSpikes: TextCheck = {
  code: 'never-spikes',
  on: 'text',
  run({ nodes, report }) {
    const waiting = nodes.flatMap(node => (isConnect(node) ? ofConnect(node) : isRecord(node) ? ofRecord(node) : []));
    const known = new Map<Population, Waiting[]>();
    for (const one of waiting) {
      const others = known.get(one.population);
      if (others) others.push(one);
      else known.set(one.population, [one]);
    }
    for (const [population, [first, ...others]] of known) {
      const { model, at, what } = first!;
      report(
        at,
        `${population.name} never spikes, as its neuron ${model.name} has no spike rule, so ${what}; write spike when CONDITION in ${model.name}, or take neurons that spike.`,
        { related: others.map(other => ({ message: other.what, source: sourceOf(other.at) })) }
      );
    }
  }
};

function ofConnect(connect: Connect): Waiting[] {
  const acting = (event: 'pre' | 'post'): string[] =>
    modelsOf(connect)
      .filter(({ members }) => members.some(member => isOn(member) && member.event === event))
      .map(({ name }) => name);
  return (['pre', 'post'] as const).flatMap(event => {
    const [name] = acting(event);
    if (!name) return [];
    const what = `on ${event} of ${name} never acts`;
    return (event === 'pre' ? connect.from : connect.to).flatMap(at => silent(at, what));
  });
}

function ofRecord({ what, from }: RecordStatement): Waiting[] {
  return what.includes('spikes') ? from.flatMap(at => silent(at, 'no spikes can be recorded')) : [];
}

function silent(at: Selection, what: string): Waiting[] {
  const population = at.of?.ref;
  if (!isPopulation(population)) return [];
  const model = modelUsed(population.$container.model);
  if (!model || model.members.length === 0 || model.members.some(isSpike)) return [];
  return [{ population, model, at, what }];
}
