// `images`: IDX files of pictures and of their labels, or a folder with the four files of MNIST and its kin.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { parseIdx } from './idx.js';
import { type Part, together } from './parts.js';
import { faultIn, plural } from './samples.js';

export const images: DataReader = (source, given) => {
  const found = given.text('labels') || given.text('test') ? undefined : filesIn(source, given.text('file'));
  const { file, labels, test, testLabels } = found ?? {
    file: given.text('file'),
    labels: given.text('labels'),
    test: given.text('test'),
    testLabels: given.text('test_labels')
  };
  return together(
    partOf(source, file, labels),
    test || testLabels ? partOf(source, test || file, testLabels) : undefined,
    warning => source.warnings.push(warning),
    test ? 'test_labels' : 'test'
  );
};

function partOf(source: DataSource, file: string, labels: string): Part {
  const { extents, values } = parseIdx(source.read(file, 'an IDX file of images'), file);
  const [samples = 0, ...shape] = extents;
  if (shape.length === 0)
    throw faultIn(file, `holds ${plural(samples, 'label')} and no images; name it as labels = "…" beside its images`);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return {
    file,
    samples: {
      samples,
      shape,
      values,
      strides: { sample: size, value: 1 },
      divisor: values instanceof Uint8Array ? 255 : 1
    },
    ...(labels ? { labels: { file: labels, of: labelsIn(source, labels) } } : {})
  };
}

function labelsIn(source: DataSource, file: string): string[] {
  const { extents, values } = parseIdx(source.read(file, 'an IDX file of labels'), file);
  if (extents.length !== 1)
    throw faultIn(file, `has ${extents.length} axes and is no list of labels; name the file that holds one a sample`);
  return Array.from(values, String);
}

const usual = {
  file: /^train.images/i,
  labels: /^train.labels/i,
  test: /^(t10k|test).images/i,
  testLabels: /^(t10k|test).labels/i
};

/** The files in a folder, by their usual names; those of the test may be left out. */
function filesIn(source: DataSource, folder: string): Record<keyof typeof usual, string> | undefined {
  const entries = source.entries(folder);
  if (!entries) return undefined;
  const named = (name: keyof typeof usual): string => {
    const found = entries.filter(entry => !entry.isFolder && usual[name].test(entry.name));
    // packed or not, it is the same
    return found[0] ? `${folder.replace(/\/$/, '')}/${found[0].name}` : '';
  };
  const files = { file: named('file'), labels: named('labels'), test: named('test'), testLabels: named('testLabels') };
  if (files.file) return files;
  throw faultIn(
    folder,
    'has no file train-images-idx3-ubyte, packed or not; name the files one by one: images("…", labels = "…", test = "…", test_labels = "…")'
  );
}
