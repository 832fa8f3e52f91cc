// Unpacks gzip into the room that the file says it needs, so that a small file which unpacks to very much is refused before it fills the memory.
import { Gunzip, gunzipSync } from 'fflate';
import { faultIn } from './samples.js';

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Throws a DataFault where the file is cut off or damaged, or holds more than `limit` bytes. */
export function gunzipped(bytes: Uint8Array, file: string, limit: number): Uint8Array {
  if (bytes.length < 18) throw damaged(file);
  // at its end a file has the check sum and the size of what is packed; one that is cut off has something else there
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8);
  const size = end.getUint32(4, true);
  if (size > limit)
    throw unpacksTo(bytes, limit)
      ? faultIn(file, `unpacks to more than ${limit / 1e6} MB and is not read; split it into smaller files`)
      : damaged(file);
  try {
    const whole = gunzipSync(bytes, { out: new Uint8Array(size) });
    if (whole.length === size && end.getUint32(0, true) === crc32(whole)) return whole;
  } catch {
    // told below
  }
  throw damaged(file);
}

const damaged = (file: string): Error =>
  faultIn(file, 'is cut off or damaged: what it unpacks to is not what was packed; download or copy it again');

const piece = 65_536;

/** Whether at least so many bytes come out of it, of which none is kept. */
function unpacksTo(bytes: Uint8Array, least: number): boolean {
  let length = 0;
  const unpack = new Gunzip(part => (length += part.length));
  try {
    for (let at = 0; at < bytes.length && length < least; at += piece) unpack.push(bytes.subarray(at, at + piece));
  } catch {
    return false;
  }
  return length >= least;
}

/** The check sum of gzip (RFC 1952), which the unpacker leaves to its caller. */
function crc32(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, i) => {
    let crc = i;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]!) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}
