// PNG pictures as bytes of grey or of red, green and blue.
import { convertIndexedToRgb, decode } from 'fast-png';
import { faultIn } from './samples.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** else red, green and blue are the same everywhere, and stand once */
  readonly isColoured: boolean;
  /** bits of a value */
  readonly depth: 8 | 16;
  /** row by row; of a coloured one all red, then all green, then all blue */
  readonly values: Uint8Array | Uint16Array;
}

/** What is transparent shows black behind it. Throws a DataFault. */
export function parsePng(bytes: Uint8Array, file: string): Picture {
  const { width, height, depth, channels, data } = decoded(bytes, file);
  const pixels = width * height;
  const most = depth === 16 ? 65_535 : 255;
  const hasAlpha = channels === 2 || channels === 4;
  const colours = channels >= 3 ? 3 : 1;
  const values = depth === 16 ? new Uint16Array(colours * pixels) : new Uint8Array(colours * pixels);
  let isColoured = false;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * channels;
    const opacity = hasAlpha ? data[at + channels - 1]! / most : 1;
    for (let colour = 0; colour < colours; colour++) {
      values[colour * pixels + pixel] = Math.round(data[at + colour]! * opacity);
      if (data[at + colour] !== data[at]) isColoured = true;
    }
  }
  return {
    width,
    height,
    isColoured,
    depth: depth === 16 ? 16 : 8,
    values: isColoured ? values : values.subarray(0, pixels)
  };
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly channels: number;
  readonly data: Uint8Array | Uint16Array | Uint8ClampedArray;
}

function decoded(bytes: Uint8Array, file: string): Decoded {
  // the head says how large it is: it is asked before anything is unpacked
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 26) throw damaged(file);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width * height > largestPicture)
    throw faultIn(
      file,
      `has ${width} x ${height} pixels, and a picture may have ${largestPicture} at most; make it smaller`
    );
  try {
    const picture = decode(bytes);
    if (picture.palette)
      return { width, height, depth: 8, channels: picture.palette[0]!.length, data: convertIndexedToRgb(picture) };
    return picture.depth < 8 ? spread(picture) : picture;
  } catch {
    throw damaged(file);
  }
}

/** Pixels of 1, 2 or 4 bits, packed row by row, as bytes of the full range. */
function spread({ width, height, depth, data }: Decoded): Decoded {
  const most = 2 ** depth - 1;
  const row = Math.ceil((width * depth) / 8);
  const bytes = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * row + (bit >> 3)]!;
    return Math.round((((byte >> (8 - depth - (bit & 7))) & most) * 255) / most);
  });
  return { width, height, depth: 8, channels: 1, data: bytes };
}

const largestPicture = 1e8;

const damaged = (file: string): Error => faultIn(file, 'is no PNG picture, or is damaged; save it again');
