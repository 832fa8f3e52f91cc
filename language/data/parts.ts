// Samples for learning and samples for a test become one numbering: first those for learning, then the others.
import type { DataSet } from '../../simulator/index.js';
import { roomFor, shared } from './shared-values.js';
import { extentText, faultIn, plural, type Samples, classesOf, mostClasses } from './samples.js';

/** What comes from one file. */
export interface Part {
  readonly file: string;
  readonly samples: Samples;
  /** the name of each sample's class, and the file that says so */
  readonly labels?: { readonly file: string; readonly of: readonly string[] };
}

/** `wants` names the argument that is missing where one part has labels and the other has none. */
export function together(train: Part, test: Part | undefined, warn: (text: string) => void, wants: string): Samples {
  const parts = test ? [train, test] : [train];
  for (const { file, samples, labels } of parts) {
    if (samples.samples === 0) throw faultIn(file, 'has no samples; write it again with at least one');
    if (labels && labels.of.length !== samples.samples)
      throw faultIn(
        labels.file,
        `has ${plural(labels.of.length, 'label')} for the ${plural(samples.samples, 'sample')} of ${file}; give the labels that belong to it, or write one of the two files again`
      );
  }
  if (test && Boolean(test.labels) !== Boolean(train.labels))
    throw faultIn(
      (test.labels ? train : test).file,
      `has no labels and ${(test.labels ? test : train).file} has; add ${wants} with the file of its labels`
    );
  const samples = test ? joined(train, test) : { ...train.samples, values: shared(train.samples.values) };
  if (!train.labels) return samples;
  const names = parts.flatMap(part => part.labels!.of);
  const labels = classesOf(names);
  if (labels.classes.length > mostClasses)
    throw faultIn(
      train.labels.file,
      `has ${labels.classes.length} different labels, and a set has at most ${mostClasses} classes; name the file or column of the classes`
    );
  warnOfGaps(labels.classes, train.labels.file, warn);
  if (test) warnOfMissing(train, test, warn);
  return { ...samples, labels };
}

function joined(train: Part, test: Part): Samples {
  const [a, b] = [train.samples, test.samples];
  if (extentText(a.shape) !== extentText(b.shape))
    throw faultIn(
      test.file,
      `has samples of ${extentText(b.shape)} values and ${train.file} of ${extentText(a.shape)}; give two files of the same shape`
    );
  const columns = a.columns?.join(',');
  if (columns !== b.columns?.join(','))
    throw faultIn(test.file, `has other columns than ${train.file}; give both the same columns, in the same order`);
  if (a.divisor !== b.divisor || a.values.constructor !== b.values.constructor)
    throw faultIn(
      test.file,
      `holds another kind of numbers than ${train.file} (${kindOf(b)} and ${kindOf(a)}); write both in the same way`
    );
  return {
    ...a,
    samples: a.samples + b.samples,
    values: joinedValues(a, b),
    strides: strideOf(a, a.samples + b.samples),
    split: a.samples,
    ...(a.faulty || b.faulty ? { faulty: new Map([...(b.faulty ?? []), ...(a.faulty ?? [])]) } : {})
  };
}

const kindOf = ({ values }: Samples): string => values.constructor.name.replace(/Array$/, '').toLowerCase();

const sizeOf = ({ shape }: Samples): number => shape.reduce((size, extent) => size * extent, 1);

const strideOf = (a: Samples, samples: number): Samples['strides'] =>
  a.strides.sample === 1 && sizeOf(a) > 1 ? { sample: 1, value: samples } : a.strides;

function joinedValues(a: Samples, b: Samples): DataSet['values'] {
  const size = sizeOf(a);
  const whole = roomFor(a.values, (a.samples + b.samples) * size);
  if (a.strides.sample !== 1 || size === 1) {
    whole.set(a.values);
    whole.set(b.values, a.values.length);
    return whole;
  }
  const height = a.samples + b.samples;
  for (let i = 0; i < size; i++) {
    whole.set(a.values.subarray(i * a.strides.value, i * a.strides.value + a.samples), i * height);
    whole.set(b.values.subarray(i * b.strides.value, i * b.strides.value + b.samples), i * height + a.samples);
  }
  return whole;
}

/** Labels that are numbers from 0 on leave none out. */
function warnOfGaps(classes: readonly string[], file: string, warn: (text: string) => void): void {
  const numbers = classes.map(Number);
  const last = Math.max(...numbers);
  if (!numbers.every(number => Number.isInteger(number) && number >= 0) || last > 1000) return;
  const missing = Array.from({ length: last }, (_, i) => i).filter(number => !numbers.includes(number) && number > 0);
  if (missing.length > 0)
    warn(
      `${file} has labels up to ${last} and no sample of class ${missing.join(', ')}; classes are counted without ${missing.length === 1 ? 'it' : 'them'}.`
    );
}

function warnOfMissing(train: Part, test: Part, warn: (text: string) => void): void {
  const [learnt, tested] = [new Set(train.labels!.of), new Set(test.labels!.of)];
  const unlearnt = [...tested].filter(name => !learnt.has(name));
  const untested = [...learnt].filter(name => !tested.has(name));
  if (unlearnt.length > 0)
    warn(
      `${test.file} has samples of class ${unlearnt.join(', ')}, and ${train.file} has none from which it could be learnt.`
    );
  if (untested.length > 0)
    warn(
      `${train.file} has samples of class ${untested.join(', ')}, and ${test.file} has none to test whether it was learnt.`
    );
}
