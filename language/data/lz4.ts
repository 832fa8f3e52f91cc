// LZ4 frames (github.com/lz4/lz4, doc/lz4_Frame_format.md), unpacked: what no kept package does for Node and browsers in plain JavaScript.
import { faultIn } from './samples.js';

/** Throws a DataFault where the frame is damaged or unpacks to more than `limit` bytes. */
export function unpackedLz4(frame: Uint8Array, file: string, limit: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  try {
    return unpacked(frame, view, limit) ?? fail(file);
  } catch (error) {
    if (error instanceof RangeError) fail(file);
    throw error;
  }
}

function fail(file: string): never {
  throw faultIn(file, 'has a packet that is damaged or too large; record or copy it again');
}

const magic = 0x184d2204;

/** Undefined where it is no frame, or too large. Throws a RangeError where it ends early. */
function unpacked(frame: Uint8Array, view: DataView, limit: number): Uint8Array | undefined {
  if (view.getUint32(0, true) !== magic) return undefined;
  const flags = view.getUint8(4);
  // magic, flags, block size, content size, dictionary, check sum of the head
  let at = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  const out = new Output(limit);
  for (;;) {
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) return out.whole();
    const size = head & 0x7fffffff;
    if (at + size > frame.length) return undefined;
    const block = frame.subarray(at, at + size);
    if (head >>> 31) out.append(block);
    else if (!unpackBlock(block, out)) return undefined;
    if (out.isFull) return undefined;
    at += size + (flags & 16 ? 4 : 0);
  }
}

/** Literals and copies of what came before, one after the other. */
function unpackBlock(block: Uint8Array, out: Output): boolean {
  let at = 0;
  const long = (short: number): number => {
    let length = short;
    if (short === 15)
      for (let more = 255; more === 255; length += more) {
        more = block[at++] ?? 0;
      }
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = long(token >> 4);
    if (at + literals > block.length) return false;
    out.append(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return true;
    const back = block[at]! | (block[at + 1]! << 8);
    at += 2;
    if (!out.copy(back, long(token & 15) + 4)) return false;
  }
  return true;
}

/** Grows as it is filled. */
class Output {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.length > this.limit;
  }

  append(part: Uint8Array): void {
    this.make(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** What lies `back` bytes behind, which may run into what it writes. False where there is nothing. */
  copy(back: number, length: number): boolean {
    if (back === 0 || back > this.length || this.length + length > this.limit + (1 << 22)) return false;
    this.make(length);
    for (let i = 0; i < length; i++, this.length++) this.bytes[this.length] = this.bytes[this.length - back]!;
    return true;
  }

  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private make(room: number): void {
    if (this.length + room <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + room));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
