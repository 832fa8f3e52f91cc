// What drives encoders when: samples that the experiment presents, or values that they read all the time.
import {
  neuronsAValue,
  sampleSize,
  statementsIn,
  type NetworkModel,
  type Population,
  type Source,
  type Statement
} from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { PresentationsPlan } from '../plan/index.js';
import { planRecordings } from './recordings.js';
import type { Shown } from './script-values.js';
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
  if (input.list) return planRecordings(draft, input.name, reads, model, timeline);
  if (reads.kind === 'values') {
    const values = steady(draft, reads.value.source ?? reads.source);
    return { samples: [], steady: { values, until: timeline.steps } };
  }
  const shown = timeline.presentations.filter(presentation => presentation.targets.includes(population.name));
  const byName = new Map(shown.flatMap(one => (one.label ? [] : [[one.set.name, one]])));
  for (const { set, source } of byName.values()) {
    if (set.name !== reads.data) checkColumns(set.name, reads.data, draft, model, source);
    checkWidth(set.name, draft, model, source);
  }
  for (const one of shown) if (one.label) checkClasses(one, draft);
  if (shown.length === 0) checkWidth(reads.data, draft, model, reads.source);
  return {
    samples: shown.map(({ targets: _, source: __, ...samples }) => {
      const neuronsEach = samples.label ? 1 : neuronsAValue(sampleSize(samples.set), draft.shape);
      return neuronsEach > 1 ? { ...samples, neuronsEach } : samples;
    })
  };
}

/** Targets of `present` and `clear` that cannot take it. */
export function checkTargets({ presentations, clears }: Timeline, drafts: readonly NeuronDraft[]): void {
  const draftOf = (name: string, source: Source): NeuronDraft => {
    const found = drafts.find(draft => draft.population.name === name);
    if (found) return found;
    throw networkError('unknown-name', `There is no population ${name}.`, source);
  };
  for (const { targets, source } of clears) targets.forEach(target => draftOf(target, source));
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
          population.reads.value.kind === 'column'
            ? `${target} reads the list ${population.reads.value.data}.${population.reads.value.column} all the time, so nothing else can be presented to it; write reads ${population.reads.value.data}, and of its samples present what is wanted, such as sample.label.`
            : `${target} reads the same values all the time, so nothing else can be presented to it; let it read data.`,
          source
        );
    }
}

/** Of statements in which several samples are shown at once. */
export function checkShownOnce(statements: readonly Statement[]): void {
  for (const statement of statementsIn(statements)) {
    if (statement.kind !== 'present') continue;
    const targets = statement.shown.flatMap(({ targets, source }) => targets.map(target => ({ target, source })));
    const again = targets.find(({ target }, i) => targets.findIndex(other => other.target === target) < i);
    if (again)
      throw networkError(
        'reads-nothing',
        `${again.target} is shown two samples at once, and reads one; name it once.`,
        again.source
      );
  }
}

/** The same values all the time, one a neuron. */
function steady(draft: NeuronDraft, source: Source): Float64Array {
  const { population, size, globals } = draft;
  const value = globals.evaluate((population.reads as Extract<Population['reads'], { kind: 'values' }>).value);
  if (typeof value === 'string')
    throw networkError('not-a-number', `${population.name} reads a text and needs numbers.`, source);
  const neuronsEach = typeof value === 'number' ? 1 : neuronsAValue(value.length, draft.shape);
  if (typeof value !== 'number' && value.length * neuronsEach !== size)
    throw networkError(
      'list-length',
      `${population.name} reads a list of ${value.length} values for ${size} neurons; give one value per neuron.`,
      source
    );
  return Float64Array.from({ length: size }, (_, neuron) =>
    Number(typeof value === 'number' ? value : value[Math.floor(neuron / neuronsEach)])
  );
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

/** Throws where there is a class without a neuron. */
function checkClasses({ set, source }: Shown, { population, size }: NeuronDraft): void {
  const classes = set.labels!.classes.length;
  if (classes <= size) return;
  throw networkError(
    'list-length',
    `${population.name} has ${size} neurons, and the labels of ${set.name} are ${classes} classes, each of which needs one; make it ${population.name}[${classes}].`,
    source
  );
}

/** Throws where a sample of the data of this name has no value for each neuron. */
function checkWidth(name: string, { population, size, shape }: NeuronDraft, model: NetworkModel, source: Source): void {
  const set = model.data.find(set => set.name === name)!;
  if (set.events)
    throw networkError(
      'reads-nothing',
      `${population.name} reads numbers, and ${set.file} holds recorded spikes; let it be of an encoder that fires as it was recorded, such as spike_train.`,
      source
    );
  const width = sampleSize(set);
  if (width >= size || neuronsAValue(width, shape) > 1) return;
  throw networkError(
    'list-length',
    `${population.name} has ${size} neurons and ${set.file} only ${width} ${set.columns ? 'columns' : 'values a sample'}; a sample needs a ${set.columns ? 'column' : 'value'} for each neuron.`,
    source
  );
}
