// `array`: NPY and NPZ. The first axis counts the samples, the others are those of a sample.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { isNpy, type NpyArray, parseNpy } from './npy.js';
import { arrayIn, isZip } from './npz.js';
import { type Part, together } from './parts.js';
import { faultIn, plural, type Samples } from './samples.js';

export const array: DataReader = (source, given) => {
  const file = given.text('file');
  const name = given.text('name');
  const [labels, test, testLabels] = [given.text('labels'), given.text('test'), given.text('test_labels')];
  const first = source.read(file, 'a NPY or NPZ file');
  /** What stands beside the first is another array of the same archive, or another file. */
  const arrayOf = (named: string): { readonly file: string; readonly array: NpyArray } => {
    if (isZip(first)) return { file: `${named} in ${file}`, array: parseNpy(arrayIn(first, named, file), named) };
    return { file: named, array: fileOf(source, named, '') };
  };
  const main = isZip(first)
    ? { file, array: parseNpy(arrayIn(first, name, file), name || file) }
    : { file, array: plainArray(first, file, name) };
  const partOf = (one: typeof main, named: string): Part => ({
    file: one.file,
    samples: samplesOf(one.array, one.file),
    ...(named ? { labels: labelsOf(arrayOf(named)) } : {})
  });
  return together(
    partOf(main, labels),
    test ? partOf(arrayOf(test), testLabels) : undefined,
    warning => source.warnings.push(warning),
    'test_labels'
  );
};

function fileOf(source: DataSource, file: string, name: string): NpyArray {
  const bytes = source.read(file, 'a NPY or NPZ file');
  return isZip(bytes) ? parseNpy(arrayIn(bytes, name, file), file) : plainArray(bytes, file, name);
}

function plainArray(bytes: Uint8Array, file: string, name: string): NpyArray {
  if (!isNpy(bytes)) throw faultIn(file, 'is neither NPY nor NPZ; write it with numpy.save or numpy.savez');
  if (name) throw faultIn(file, `is one array without a name; leave out name = "${name}", or name an NPZ file`);
  return parseNpy(bytes, file);
}

function samplesOf({ extents, values, isFortran }: NpyArray, file: string): Samples {
  for (let i = 0; i < values.length; i++)
    if (Number.isNaN(values[i]!))
      throw faultIn(
        file,
        `holds a value that is not a number (NaN), number ${i} of ${values.length}; put a number there`
      );
  // a list: a column of its own
  if (extents.length <= 1) {
    const strides = { sample: 1, value: values.length };
    return { samples: values.length, shape: [1], values, strides, divisor: 1, columns: ['values'] };
  }
  const [samples = 1, ...shape] = extents;
  const size = shape.reduce((product, extent) => product * extent, 1);
  const strides = isFortran ? { sample: 1, value: samples } : { sample: size, value: 1 };
  return {
    samples,
    shape,
    values: isFortran && shape.length > 1 ? lastFastest(values, samples, shape) : values,
    strides,
    divisor: 1
  };
}

/** Values of a sample in the other order; samples stay the fastest axis. */
function lastFastest(values: Samples['values'], samples: number, shape: readonly number[]): Samples['values'] {
  const sorted = values.slice();
  const size = shape.reduce((product, extent) => product * extent, 1);
  for (let index = 0; index < size; index++) {
    let [rest, from] = [index, 0];
    // the number of this value where the first axis runs fastest
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const below = shape.slice(0, axis).reduce((product, extent) => product * extent, 1);
      from += (rest % shape[axis]!) * below;
      rest = Math.floor(rest / shape[axis]!);
    }
    sorted.set(values.subarray(from * samples, (from + 1) * samples), index * samples);
  }
  return sorted;
}

function labelsOf({ file, array: { extents, values } }: { readonly file: string; readonly array: NpyArray }): {
  readonly file: string;
  readonly of: readonly string[];
} {
  if (extents.length !== 1 || !Array.from(values).every(Number.isInteger))
    throw faultIn(
      file,
      `is no list of labels, one whole number a sample; it has ${plural(extents.length, 'axis', 'axes')}`
    );
  return { file, of: Array.from(values, String) };
}
