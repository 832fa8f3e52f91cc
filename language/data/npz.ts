// NPZ, several arrays of NumPy in one archive: the one that is named is unpacked, the others are not.
import { unzipSync } from 'fflate';
import { largest } from '../world.js';
import { DataFault, faultIn } from './samples.js';

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The bytes of the array of this name; without a name, of the only one there is. Throws a DataFault. */
export function arrayIn(archive: Uint8Array, name: string, file: string): Uint8Array {
  const there: string[] = [];
  unzipped(archive, file, entry => {
    there.push(entry.name.replace(/\.npy$/, ''));
    return false;
  });
  const wanted = name || (there.length === 1 ? there[0]! : '');
  if (!there.includes(wanted))
    throw faultIn(
      file,
      there.length === 0
        ? 'holds no array'
        : `${name ? `has no array ${name}` : `holds ${there.length} arrays`}; name one of ${there.map(one => `"${one}"`).join(', ')}`
    );
  const found = unzipped(archive, file, entry => {
    if (entry.name.replace(/\.npy$/, '') !== wanted) return false;
    if (entry.originalSize > largest.unpacked)
      throw faultIn(
        file,
        `unpacks to more than ${largest.unpacked / 1e6} MB and is not read; split it into smaller files`
      );
    return true;
  });
  return Object.values(found)[0]!;
}

/** All arrays by name, as bytes. Throws a DataFault. */
export function arraysIn(archive: Uint8Array, file: string): readonly (readonly [name: string, bytes: Uint8Array])[] {
  if (!isZip(archive)) throw faultIn(file, 'is no NPZ file; name one that save has written');
  return Object.entries(unzipped(archive, file, () => true)).map(([name, bytes]) => [
    name.replace(/\.npy$/, ''),
    bytes
  ]);
}

function unzipped(
  archive: Uint8Array,
  file: string,
  filter: (entry: { readonly name: string; readonly originalSize: number }) => boolean
): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter });
  } catch (error) {
    if (error instanceof DataFault) throw error;
    throw faultIn(file, 'is a damaged archive; copy or write it again');
  }
}
