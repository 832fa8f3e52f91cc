// PGM, the plainest format of grey pictures (Netpbm): `P5` holds bytes, `P2` numbers as text.
import type { Picture } from './png.js';
import { faultIn } from './samples.js';

/** Values are brought to the full range of 8 or 16 bits. Throws a DataFault. */
export function parsePgm(bytes: Uint8Array, file: string): Picture {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const found = /^(P[25])(?:\s|#[^\n]*\n)+(\d+)(?:\s|#[^\n]*\n)+(\d+)(?:\s|#[^\n]*\n)+(\d+)(?:#[^\n]*\n)?\s/.exec(head);
  if (!found) throw faultIn(file, 'is no PNG and no PGM picture; save it as one of these');
  const [begin, kind, ...numbers] = found;
  const [width, height, most] = numbers.map(Number) as [number, number, number];
  const depth = most > 255 ? 16 : 8;
  if (most < 1 || most > 65_535) throw faultIn(file, `says its brightest value is ${most}; it must be 1 to 65535`);
  const body = bytes.subarray(begin.length);
  const pixels = width * height;
  const held = kind === 'P2' ? textIn(body) : undefined;
  const size = held ? held.length : Math.floor((body.length * 8) / depth);
  if (size < pixels)
    throw faultIn(
      file,
      `is cut off: ${width} x ${height} pixels need ${pixels} values and it has ${size}; save it again`
    );
  const raw = (pixel: number): number =>
    held ? held[pixel]! : depth === 8 ? body[pixel]! : (body[2 * pixel]! << 8) | body[2 * pixel + 1]!;
  const values = depth === 8 ? new Uint8Array(pixels) : new Uint16Array(pixels);
  const full = 2 ** depth - 1;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const value = raw(pixel);
    if (!(value <= most)) throw faultIn(file, `has a value ${value} and says its brightest is ${most}; save it again`);
    values[pixel] = most === full ? value : Math.round((value * full) / most);
  }
  return { width, height, isColoured: false, depth, values };
}

const textIn = (body: Uint8Array): number[] =>
  new TextDecoder('latin1')
    .decode(body)
    .split(/\s+/)
    .filter(word => word !== '')
    .map(Number);
