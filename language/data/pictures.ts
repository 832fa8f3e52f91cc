// `pictures`: a folder of PNG or PGM pictures of one size. Its sub-folders are the classes; where they are `train` and `test`, those in these.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { filesOfClasses, type Labelled } from './labelled-files.js';
import { type Part, together } from './parts.js';
import { parsePgm } from './pgm.js';
import { type Picture, parsePng } from './png.js';
import { faultIn } from './samples.js';

const endings = /\.(png|pgm)$/i;

export const pictures: DataReader = (source, given) => {
  const folder = given.text('folder');
  const { train, test } = filesOfClasses(source, folder, endings, 'pictures (.png or .pgm)');
  const all = alike([...train, ...(test ?? [])].map(({ file }) => ({ file, picture: read(source, file) })));
  return together(
    partOf(folder, train, all.slice(0, train.length)),
    test && partOf(folder, test, all.slice(train.length)),
    warning => source.warnings.push(warning),
    'sub-folders'
  );
};

interface Read {
  readonly file: string;
  readonly picture: Picture;
}

/** Where one has colours, all have. Throws a DataFault for pictures of several sizes or depths. */
function alike(all: readonly Read[]): readonly Picture[] {
  const [first, ...others] = all as [Read, ...Read[]];
  for (const { file, picture } of others)
    if (sizeText(picture) !== sizeText(first.picture))
      throw faultIn(
        file,
        `is ${sizeText(picture)} and ${first.file} is ${sizeText(first.picture)}; make all pictures of one size and kind`
      );
  const pictures = all.map(({ picture }) => picture);
  return pictures.some(({ isColoured }) => isColoured) ? pictures.map(coloured) : pictures;
}

function coloured(picture: Picture): Picture {
  if (picture.isColoured) return picture;
  const grey = picture.values;
  const values = picture.depth === 8 ? new Uint8Array(3 * grey.length) : new Uint16Array(3 * grey.length);
  for (const colour of [0, 1, 2]) values.set(grey, colour * grey.length);
  return { ...picture, isColoured: true, values };
}

function partOf(folder: string, files: readonly Labelled[], pictures: readonly Picture[]): Part {
  const first = pictures[0]!;
  const shape = shapeOf(first);
  const size = first.values.length;
  const values = first.depth === 8 ? new Uint8Array(files.length * size) : new Uint16Array(files.length * size);
  for (const [i, picture] of pictures.entries()) values.set(picture.values, i * size);
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

const sizeText = ({ height, width, depth }: Picture): string => `${width} x ${height} pixels of ${depth} bits`;
