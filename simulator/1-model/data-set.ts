// Samples of numbers, held as compactly as their file has them: 60 000 pictures are 47 MB of bytes. Plain data, with functions that read it.

/** All its samples have the same shape. */
export interface DataSet {
  /** unique in the model */
  readonly name: string;
  /** as it stands in the text */
  readonly file: string;
  readonly samples: number;
  /** extent of each axis of a sample, the last running fastest; of a table its columns */
  readonly shape: readonly number[];
  readonly values: DataValues;
  /** from one sample, and from one value of a sample, to the next in `values` */
  readonly strides: { readonly sample: number; readonly value: number };
  /** a value is what stands in `values` divided by this */
  readonly divisor: number;
  /** of all values; 0 where there are none */
  readonly range: Range;
  /** names of the values of a sample, in order; absent where they have none */
  readonly columns?: readonly string[];
  /** the class of each sample, a number of `classes` */
  readonly labels?: { readonly of: Uint16Array; readonly classes: readonly string[] };
  /** samples before this one are for learning, the others for a test; absent where there are no such parts */
  readonly split?: number;
  /** samples are recordings of spikes: `values` is empty, and `shape` that of the addresses of a spike */
  readonly events?: {
    /** of each sample, and at the end the number of all */
    readonly start: Uint32Array;
    /** ms, ascending within a sample */
    readonly times: Float64Array;
    readonly addresses: Uint32Array;
    /** the recordings are read when they are shown: what stands beside this is the first of them alone */
    readonly stored?: StoredRecordings;
  };
}

/** Recordings that lie in files. */
interface StoredRecordings {
  /** of each sample */
  readonly uris: readonly string[];
  /** as people know them */
  readonly files: readonly string[];
  /** of the sensor; 0 where the files say so */
  readonly width: number;
  readonly height: number;
  /** lines of comma-separated values that are read; empty: all */
  readonly where: string;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

type DataValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** Numbers of one sample. */
export const sampleSize = ({ shape }: Pick<DataSet, 'shape'>): number =>
  shape.reduce((size, extent) => size * extent, 1);

/** The smallest and the largest of the first values of all samples. */
export function rangeOfValues(
  set: Omit<DataSet, 'name' | 'file' | 'range'> & { readonly range?: Range },
  first = sampleSize(set)
): Range {
  if (set.range && first === sampleSize(set)) return set.range;
  if (set.events) return { low: 0, high: 0 };
  const { values, strides, samples, divisor } = set;
  let [low, high] = [Infinity, -Infinity];
  for (let sample = 0; sample < samples; sample++)
    for (let i = 0, at = sample * strides.sample; i < first; i++, at += strides.value) {
      const value = values[at]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return low > high ? { low: 0, high: 0 } : { low: low / divisor, high: high / divisor };
}

/** Both are numbers of the set. */
const dataValue = ({ values, strides, divisor }: DataSet, sample: number, index: number): number =>
  values[sample * strides.sample + index * strides.value]! / divisor;

/** Fills `into` with the first values of a sample, which has as many at least; each of them goes to so many places side by side. */
export function readSample(
  { values, strides, divisor }: DataSet,
  sample: number,
  into: Float64Array,
  neuronsEach = 1
): void {
  let at = sample * strides.sample;
  for (let i = 0; i < into.length; at += strides.value) {
    const value = values[at]! / divisor;
    for (let more = neuronsEach; more > 0; more--) into[i++] = value;
  }
}

/** One recording of a set of them. */
export function recordingIn(
  { start, times, addresses }: NonNullable<DataSet['events']>,
  sample: number
): { readonly times: Float64Array; readonly addresses: Uint32Array } {
  const [from, until] = [start[sample]!, start[sample + 1]!];
  return { times: times.subarray(from, until), addresses: addresses.subarray(from, until) };
}

/** How many neurons of a population of this shape read each of so many values: all along its last axis, where that gives a value for each; else one. */
export function neuronsAValue(values: number, shape: readonly number[]): number {
  const last = shape.at(-1)!;
  const size = shape.reduce((product, extent) => product * extent, 1);
  return shape.length > 1 && values * last === size ? last : 1;
}

/** Lists that a set has by name, besides its samples. */
export const dataLists = ({ columns = [], labels, events, shape }: DataSet): readonly string[] => [
  ...columns,
  ...(labels ? ['label'] : []),
  ...(events && !events.stored ? ['time', 'address', ...axes.slice(axes.length - shape.length)] : [])
];

/** Of the addresses of a sensor. Neurons in a row have none but their number. */
const axes: readonly string[] = ['polarity', 'y', 'x'];

/** One of `dataLists`: a value for each sample, or of recordings for each spike; nobody may change it. */
export function dataList(set: DataSet, name: string): Float64Array | undefined {
  const { columns = [], labels, events, shape } = set;
  if (columns.includes(name)) return dataColumn(set, columns.indexOf(name));
  if (name === 'label' && labels) return Float64Array.from(labels.of);
  if (!events || events.stored) return undefined;
  if (name === 'time') return events.times;
  if (name === 'address') return Float64Array.from(events.addresses);
  const axis = axes.slice(axes.length - shape.length).indexOf(name);
  if (axis < 0) return undefined;
  const below = shape.slice(axis + 1).reduce((size, extent) => size * extent, 1);
  return Float64Array.from(events.addresses, address => Math.floor(address / below) % shape[axis]!);
}

/** A part of a set under another name, of its samples from the first to before the last. Values are shared. */
export function partOfData(set: DataSet, name: string, first: number, last: number): DataSet {
  const { values, strides, labels, events, split: _, ...rest } = set;
  return {
    ...rest,
    name,
    samples: last - first,
    values: values.subarray(first * strides.sample),
    strides,
    ...(labels ? { labels: { ...labels, of: labels.of.subarray(first, last) } } : {}),
    ...(events ? { events: eventsOfPart(events, first, last) } : {})
  };
}

function eventsOfPart(
  { start, times, addresses, stored }: NonNullable<DataSet['events']>,
  first: number,
  last: number
): NonNullable<DataSet['events']> {
  if (stored) {
    const { uris, files, ...rest } = stored;
    const part = { ...rest, uris: uris.slice(first, last), files: files.slice(first, last) };
    return { start, times, addresses, stored: part };
  }
  const [from, until] = [start[first]!, start[last]!];
  return {
    start: start.slice(first, last + 1).map(at => at - from),
    times: times.subarray(from, until),
    addresses: addresses.subarray(from, until)
  };
}

function dataColumn(set: DataSet, index: number): Float64Array {
  const { values, strides, divisor, samples } = set;
  if (values instanceof Float64Array && strides.sample === 1 && divisor === 1)
    return values.subarray(index * strides.value, index * strides.value + samples);
  return Float64Array.from({ length: samples }, (_, sample) => dataValue(set, sample, index));
}

/** A whole sample. */
export function dataRow(set: DataSet, sample: number): Float64Array {
  const row = new Float64Array(sampleSize(set));
  readSample(set, sample, row);
  return row;
}
