// What drives encoders when: samples that the experiment presents, or values that they read all the time.
import {
  rangeOfValues,
  sampleSize,
  type DataSet,
  type NetworkModel,
  type Population,
  type Source
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { PresentationsPlan } from '../plan/index.js';
import type { Timeline } from './timeline.js';

/** Undefined for neurons that are no encoders. */
export function planPresentations(
  draft: NeuronDraft,
  model: NetworkModel,
  timeline: Timeline
): PresentationsPlan | undefined {
  const { definition, population } = draft;
  if (definition.kind !== 'encoder') {
    if (!population.reads) return undefined;
    throw networkError(
      'reads-nothing',
      `${population.name} reads data, but ${definition.name} is a neuron and takes none; use an encoder, such as poisson.`,
      population.reads.source
    );
  }
  const { reads } = population;
  const [input, second] = definition.inputs;
  if (!input || second)
    throw networkError(
      'encoder-input',
      `The encoder ${definition.name} has ${second ? 'several inputs' : 'no input'}; give it one, input x : 1.`,
      definition.source
    );
  if (!reads)
    throw networkError(
      'reads-nothing',
      `${population.name} is of the encoder ${definition.name} and reads no data; write population ${population.name}[…] : ${definition.name} reads DATA.`,
      population.source
    );
  if (reads.kind === 'values') return steady(draft, reads.value.source ?? reads.source, timeline);
  const shown = timeline.presentations.filter(presentation => presentation.targets.includes(population.name));
  const sets = new Map<string, DataSet>();
  for (const { data, source } of shown) {
    if (sets.has(data)) continue;
    if (data !== reads.data) checkColumns(data, reads.data, draft, model, source);
    sets.set(data, wideEnough(data, draft, model, source));
  }
  if (!sets.has(reads.data)) wideEnough(reads.data, draft, model, reads.source);
  return packed(shown, [...sets.values()], ({ data, sample }) => ({ set: [...sets.keys()].indexOf(data), sample }));
}

/** Targets of `present` and `clear` that cannot take it. */
export function checkTargets({ presentations, actions }: Timeline, drafts: readonly NeuronDraft[]): void {
  const draftOf = (name: string, source: Source): NeuronDraft => {
    const found = drafts.find(draft => draft.population.name === name);
    if (found) return found;
    throw networkError('unknown-name', `There is no population ${name}.`, source);
  };
  for (const action of actions)
    if (action.kind === 'clear') action.targets.forEach(target => draftOf(target, action.source));
  for (const { targets, source } of presentations)
    for (const target of targets) {
      const { definition, population } = draftOf(target, source);
      if (definition.kind !== 'encoder')
        throw networkError(
          'reads-nothing',
          `${target} is of the neuron ${definition.name}, to which nothing can be presented; name a population of an encoder.`,
          source
        );
      if (population.reads?.kind === 'values')
        throw networkError(
          'reads-nothing',
          `${target} reads the same values all the time, so nothing else can be presented to it; let it read data.`,
          source
        );
    }
}

/** The same values all the time, except while the experiment rests. They are the one sample of data of their own. */
function steady(draft: NeuronDraft, source: Source, { steps, rests }: Timeline): PresentationsPlan {
  const { population, size, globals } = draft;
  const value = globals.evaluate((population.reads as Extract<Population['reads'], { kind: 'values' }>).value);
  if (typeof value === 'string')
    throw networkError('not-a-number', `${population.name} reads a text and needs numbers.`, source);
  if (typeof value !== 'number' && value.length !== size)
    throw networkError(
      'list-length',
      `${population.name} reads a list of ${value.length} values for ${size} neurons; give one value per neuron.`,
      source
    );
  const values = Float64Array.from({ length: size }, (_, neuron) =>
    Number(typeof value === 'number' ? value : value[neuron])
  );
  const ends = [0, ...rests.flatMap(({ from, until }) => [from, until]), steps];
  const awake = ends.flatMap((from, i) => (i % 2 === 0 && from < ends[i + 1]! ? [{ from, until: ends[i + 1]! }] : []));
  const set = {
    name: population.name,
    file: '',
    samples: 1,
    shape: [size],
    values,
    strides: { sample: size, value: 1 },
    divisor: 1
  };
  return packed(awake, [{ ...set, range: rangeOfValues(set) }], () => ({ set: 0, sample: 0 }));
}

function packed<T extends { readonly from: number; readonly until: number }>(
  shown: readonly T[],
  data: readonly DataSet[],
  place: (one: T) => { readonly set: number; readonly sample: number }
): PresentationsPlan {
  const lasting = shown.filter(({ from, until }) => from < until);
  const places = lasting.map(place);
  return {
    data,
    from: lasting.map(item => item.from),
    until: lasting.map(item => item.until),
    set: places.map(place => place.set),
    sample: places.map(place => place.sample)
  };
}

/** Samples of another set than the one that is read: fit if they are of the same columns, such as those kept for a test. */
function checkColumns(
  presented: string,
  read: string,
  { population, size }: NeuronDraft,
  { data }: NetworkModel,
  source: Source
): void {
  const names = (name: string): readonly string[] => data.find(set => set.name === name)!.columns?.slice(0, size) ?? [];
  const [given, wanted] = [names(presented), names(read)];
  const other = given.findIndex((name, i) => name !== wanted[i]);
  if (other < 0) return;
  throw networkError(
    'reads-nothing',
    `${population.name} reads ${read}, and a sample of ${presented} is presented to it, whose column ${other + 1} is ${given[other]} where ${read} has ${wanted[other] ?? 'none'}; present a sample of ${read}, or give both tables the same columns.`,
    source
  );
}

/** The data of this name, if a sample has a value for each neuron. */
function wideEnough(name: string, { population, size }: NeuronDraft, model: NetworkModel, source: Source): DataSet {
  const set = model.data.find(set => set.name === name)!;
  const width = sampleSize(set);
  if (width >= size) return set;
  throw networkError(
    'list-length',
    `${population.name} has ${size} neurons and ${set.file} only ${width} ${set.columns ? 'columns' : 'values a sample'}; a sample needs a ${set.columns ? 'column' : 'value'} for each neuron.`,
    source
  );
}
