// What encoders read whose input is a list of times: recordings that the experiment presents, or times that stand in the file.
import { mostSteps } from '../../0-numbers/index.js';
import { sampleSize, type ListValue, type NetworkModel, type Population, type Source } from '../../1-model/index.js';
import { isList, networkError } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { PresentationsPlan, ShownSpikes } from '../plan/index.js';
import { shownSpikes } from './shown-spikes.js';
import type { Timeline } from './timeline.js';

/** `times`: the name of the input. Throws NetworkError where what is read is no recording, or one of other neurons. */
export function planRecordings(
  draft: NeuronDraft,
  times: string,
  reads: NonNullable<Population['reads']>,
  model: NetworkModel,
  timeline: Timeline
): PresentationsPlan {
  const { population, definition } = draft;
  if (definition.spike?.kind !== 'at')
    throw networkError(
      'encoder-input',
      `The encoder ${definition.name} reads a list of times, ${times}, and does not fire at them; write spike at ${times}.`,
      definition.source
    );
  if (reads.kind === 'values') {
    const spikes = written(draft, draft.globals.evaluate(reads.value), reads.value.source ?? reads.source);
    return { samples: [], steady: { values: new Float64Array(0), until: timeline.steps, spikes } };
  }
  const shown = timeline.presentations.filter(presentation => presentation.targets.includes(population.name));
  for (const { set, label, source } of shown) {
    if (label)
      throw networkError(
        'reads-nothing',
        `${population.name} reads recorded spikes, and a label is a number; present it to an encoder of numbers, such as poisson.`,
        source
      );
    checkAddresses(set.name, draft, model, source);
  }
  if (shown.length === 0) checkAddresses(reads.data, draft, model, reads.source);
  return { samples: shown.map(({ targets: _, source: __, ...samples }) => samples) };
}

/** Spikes of a row of neurons may be of the first of them alone; those of a sensor belong to all its pixels. */
function checkAddresses(name: string, { population, size }: NeuronDraft, { data }: NetworkModel, source: Source): void {
  const set = data.find(one => one.name === name)!;
  if (!set.events)
    throw networkError(
      'reads-nothing',
      `${population.name} reads recorded spikes, and ${set.file} holds numbers; let it be of an encoder of numbers, such as poisson, or read data of events(…).`,
      source
    );
  const addresses = sampleSize(set);
  if (set.shape.length === 1 ? addresses <= size : addresses === size) return;
  throw networkError(
    'list-length',
    `${population.name} has ${size} neurons, and the spikes of ${set.file} are at ${set.shape.join(' x ')} addresses; make it ${population.name}[${set.shape.join(', ')}].`,
    source
  );
}

/** Times in the file: one list for all neurons, or one for each. */
function written({ population, size, globals }: NeuronDraft, value: unknown, source: Source): ShownSpikes {
  const wrong = (what: string): Error =>
    networkError(
      'list-length',
      `${population.name} reads ${what}; give one list of times for all its neurons, or one for each.`,
      source
    );
  if (!isTimes(value)) throw wrong('no list of times');
  const nested = Array.from(value).filter(isTimes);
  if (nested.length > 0 && nested.length !== value.length) throw wrong('times and lists of times');
  if (nested.length > 0 && nested.length !== size) throw wrong(`${nested.length} lists for ${size} neurons`);
  const lists = nested.length > 0 ? nested : Array.from({ length: size }, () => value);
  const times = lists.flatMap(list => Array.from(list, Number));
  const impossible = times.find(time => !(time >= 0 && time / globals.step! <= mostSteps));
  if (impossible !== undefined)
    throw networkError(
      'spike-time',
      `A spike time that ${population.name} reads is ${showTime(impossible)} after the start of the presentation; give times from 0 ms on.`,
      source
    );
  const addresses = Uint32Array.from(lists.flatMap((list, neuron) => Array.from(list, () => neuron)));
  return shownSpikes({ times: Float64Array.from(times), addresses }, globals.step!);
}

const isTimes = (value: unknown): value is ListValue => isList(value as ListValue[number]);
