// `pictures`: a folder of PNG or PGM pictures of one size. Its sub-folders are the classes; where they are `train` and `test`, those in these.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { filesOfClasses, type Labelled } from './labelled-files.js';
import { type Part, together } from './parts.js';
import { parsePgm } from './pgm.js';
import { type Picture, parsePng } from './png.js';
import { extentText, faultIn } from './samples.js';

const endings = /\.(png|pgm)$/i;

export const pictures: DataReader = (source, given) => {
  const { train, test } = filesOfClasses(source, given.text('folder'), endings, 'pictures (.png or .pgm)');
  return together(
    partOf(source, given.text('folder'), train),
    test && partOf(source, given.text('folder'), test),
    warning => source.warnings.push(warning),
    'sub-folders'
  );
};

function partOf(source: DataSource, folder: string, files: readonly Labelled[]): Part {
  const first = read(source, files[0]!.file);
  const shape = shapeOf(first);
  const size = first.values.length;
  const values = first.depth === 8 ? new Uint8Array(files.length * size) : new Uint16Array(files.length * size);
  for (const [i, { file }] of files.entries()) {
    const picture = i === 0 ? first : read(source, file);
    if (extentText(shapeOf(picture)) !== extentText(shape) || picture.depth !== first.depth)
      throw faultIn(
        file,
        `is ${described(picture)} and ${files[0]!.file} is ${described(first)}; make all pictures of one size and kind`
      );
    values.set(picture.values, i * size);
  }
  return {
    file: folder,
    samples: {
      samples: files.length,
      shape,
      values,
      strides: { sample: size, value: 1 },
      divisor: 2 ** first.depth - 1
    },
    ...(files[0]!.label === undefined ? {} : { labels: { file: folder, of: files.map(({ label }) => label!) } })
  };
}

function read(source: DataSource, file: string): Picture {
  const bytes = source.read(file, 'a picture');
  return bytes[0] === 0x89 ? parsePng(bytes, file) : parsePgm(bytes, file);
}

/** Colours come first: red, green, blue. */
const shapeOf = ({ height, width, isColoured }: Picture): number[] =>
  isColoured ? [3, height, width] : [height, width];

const described = ({ height, width, isColoured, depth }: Picture): string =>
  `${width} x ${height} pixels ${isColoured ? 'in colour' : 'in grey'} of ${depth} bits`;
