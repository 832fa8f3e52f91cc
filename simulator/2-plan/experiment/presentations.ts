// What drives encoders when: rows of tables that the experiment presents, or values that they read all the time.
import type { NetworkModel, Population, Source, Table } from '../../1-model/index.js';
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
  const tables = new Map<string, Float64Array[]>();
  for (const { table, source } of shown) {
    if (tables.has(table)) continue;
    if (table !== reads.table) checkColumns(table, reads.table, draft, model, source);
    tables.set(table, columnsOf(table, draft, model, source));
  }
  if (!tables.has(reads.table)) columnsOf(reads.table, draft, model, reads.source);
  return packed(shown, [...tables.values()], presentation => ({
    table: [...tables.keys()].indexOf(presentation.table),
    row: presentation.row
  }));
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
          `${target} reads the same values all the time, so nothing else can be presented to it; let it read a table.`,
          source
        );
    }
}

/** The same values all the time, except while the experiment rests. They are the one row of a table of their own. */
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
  const columns = Array.from({ length: size }, (_, neuron) =>
    Float64Array.of(Number(typeof value === 'number' ? value : value[neuron]))
  );
  const ends = [0, ...rests.flatMap(({ from, until }) => [from, until]), steps];
  const awake = ends.flatMap((from, i) => (i % 2 === 0 && from < ends[i + 1]! ? [{ from, until: ends[i + 1]! }] : []));
  return packed(awake, [columns], () => ({ table: 0, row: 0 }));
}

function packed<T extends { readonly from: number; readonly until: number }>(
  shown: readonly T[],
  tables: readonly Float64Array[][],
  place: (one: T) => { readonly table: number; readonly row: number }
): PresentationsPlan {
  const lasting = shown.filter(({ from, until }) => from < until);
  const places = lasting.map(place);
  return {
    tables,
    from: lasting.map(item => item.from),
    until: lasting.map(item => item.until),
    table: places.map(place => place.table),
    row: places.map(place => place.row)
  };
}

/** Samples of another table than the one that is read: fit if they are of the same columns, such as those kept for a test. */
function checkColumns(
  table: string,
  read: string,
  { population, size }: NeuronDraft,
  { tables }: NetworkModel,
  source: Source
): void {
  const names = (name: string): readonly string[] =>
    Object.keys(tables.find(table => table.name === name)!.columns).slice(0, size);
  const [given, wanted] = [names(table), names(read)];
  const other = given.findIndex((name, i) => name !== wanted[i]);
  if (other < 0) return;
  throw networkError(
    'reads-nothing',
    `${population.name} reads ${read}, and a sample of ${table} is presented to it, whose column ${other + 1} is ${given[other]} where ${read} has ${wanted[other] ?? 'none'}; present a sample of ${read}, or give both tables the same columns.`,
    source
  );
}

/** The first columns of a table, in the order of its file, one for each neuron. */
function columnsOf(
  name: string,
  { population, size }: NeuronDraft,
  model: NetworkModel,
  source: Source
): Float64Array[] {
  const { columns, file }: Table = model.tables.find(table => table.name === name)!;
  const names = Object.keys(columns);
  const numbered = names.find(name => /^[0-9]+$/.test(name));
  if (numbered !== undefined)
    throw networkError(
      'list-length',
      `The column ${numbered} of ${file} has a number for its name, so the order of its columns is lost; begin its name with a letter.`,
      source
    );
  if (names.length < size)
    throw networkError(
      'list-length',
      `${population.name} has ${size} neurons and ${file} only ${names.length} columns; a sample needs a column for each neuron.`,
      source
    );
  return names.slice(0, size).map(name => columns[name]!);
}
