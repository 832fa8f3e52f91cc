// AEDAT 4, the format of iniVation's cameras: a head that says what the streams are, then packets of them, most of them packed.
// docs.inivation.com/software/software-advanced-usage/file-formats/aedat-4.0.html
import { ByteBuffer } from 'flatbuffers';
import { decompress } from 'fzstd';
import { largest } from '../world.js';
import { unpackedLz4 } from './lz4.js';
import { type EventReader, inOrder } from './recording.js';
import { faultIn } from './samples.js';

const line = '#!AER-DAT4.0\r\n';

export const isAedat4 = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, line.length)) === line;

/** an event: microseconds in 8 bytes, x and y in 2 each, polarity in 1, and 3 of nothing */
const eventSize = 16;
const packetIdentifier = 'EVTS';

export const parseAedat4: EventReader = (bytes, file) => {
  const head = headOf(bytes, file);
  const { width, height } = sizeIn(head.description, file);
  const packets = [...packetsOf(bytes, head, file)];
  const count = packets.reduce((sum, packet) => sum + packet.count, 0);
  if (count === 0) throw faultIn(file, 'holds no events; record a stream of events, not only of frames');
  const times = new Float64Array(count);
  const addresses = new Uint32Array(count);
  const first = earliestIn(packets);
  let event = 0;
  for (const { view, count } of packets)
    for (let at = 0; at < count * eventSize; at += eventSize, event++) {
      const [x, y] = [view.getInt16(at + 8, true), view.getInt16(at + 10, true)];
      if (x < 0 || y < 0 || x >= width || y >= height)
        throw faultIn(
          file,
          `has an event at x = ${x}, y = ${y}, outside of ${width} x ${height} pixels; copy it again`
        );
      times[event] = Number(view.getBigInt64(at, true) - first) / 1000;
      addresses[event] = ((view.getUint8(at + 12) & 1) * height + y) * width + x;
    }
  return { ...inOrder(times, addresses), shape: [2, height, width] };
};

/** Microseconds; packets of several streams needn't come in order. */
function earliestIn(packets: readonly { readonly view: DataView; readonly count: number }[]): bigint {
  let first: bigint | undefined;
  for (const { view, count } of packets)
    for (let at = 0; at < count * eventSize; at += eventSize) {
      const time = view.getBigInt64(at, true);
      if (first === undefined || time < first) first = time;
    }
  return first!;
}

interface Head {
  /** of the packets: 0 none, 1 and 2 LZ4, 3 and 4 Zstandard */
  readonly compression: number;
  /** where the table of packets begins, -1 where there is none */
  readonly end: number;
  /** XML */
  readonly description: string;
  readonly start: number;
}

function headOf(bytes: Uint8Array, file: string): Head {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < line.length + 4) throw cutOff(file);
  const size = view.getUint32(line.length, true);
  const start = line.length + 4 + size;
  if (start > bytes.length) throw cutOff(file);
  const buffer = new ByteBuffer(bytes.subarray(line.length + 4, start));
  const table = buffer.readInt32(0);
  const field = (index: number): number => buffer.__offset(table, 4 + 2 * index);
  const [compression, end, description] = [field(0), field(1), field(2)];
  const text = description ? buffer.__string(table + description) : '';
  return {
    compression: compression ? buffer.readInt32(table + compression) : 0,
    end: end ? Number(buffer.readInt64(table + end)) : -1,
    description: typeof text === 'string' ? text : new TextDecoder().decode(text),
    start
  };
}

const cutOff = (file: string): Error => faultIn(file, 'is cut off or damaged; record or copy it again');

/** The size of the sensor, of the first stream of events that the head describes. */
function sizeIn(description: string, file: string): { readonly width: number; readonly height: number } {
  const stream = description.split(/<node name="\d+"/).find(part => part.includes(`>${packetIdentifier}<`));
  const number = (name: string): number => Number(new RegExp(`key="${name}"[^>]*>(\\d+)<`).exec(stream ?? '')?.[1]);
  const [width, height] = [number('sizeX'), number('sizeY')];
  if (width > 0 && height > 0) return { width, height };
  throw faultIn(file, 'has no stream of events whose size is known; record it again with a newer DV');
}

interface Packet {
  readonly view: DataView;
  readonly count: number;
}

/** Of all streams of events, in the order of the file. */
function* packetsOf(bytes: Uint8Array, { compression, end, start }: Head, file: string): Generator<Packet> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const until = end > 0 && end <= bytes.length ? end : bytes.length;
  let left = largest.unpacked;
  for (let at = start; at < until; ) {
    if (at + 8 > until) throw cutOff(file);
    const size = view.getInt32(at + 4, true);
    at += 8;
    if (size < 0 || at + size > until) throw cutOff(file);
    const packet = unpacked(bytes.subarray(at, at + size), compression, left, file);
    left -= packet.length;
    at += size;
    // a size comes first, then the offset of the root, then what it is
    if (new TextDecoder('latin1').decode(packet.subarray(8, 12)) === packetIdentifier) yield eventsIn(packet, file);
  }
}

function unpacked(packet: Uint8Array, compression: number, limit: number, file: string): Uint8Array {
  if (compression === 0) return packet;
  if (compression <= 2) return unpackedLz4(packet, file, limit);
  if (compression > 4) throw faultIn(file, 'is packed in a way that is not known; record it with LZ4 or Zstandard');
  try {
    return decompress(packet);
  } catch {
    throw cutOff(file);
  }
}

function eventsIn(packet: Uint8Array, file: string): Packet {
  const buffer = new ByteBuffer(packet);
  const table = 4 + buffer.readInt32(4);
  const field = buffer.__offset(table, 4);
  if (!field) return { view: new DataView(packet.buffer), count: 0 };
  const first = buffer.__vector(table + field);
  const count = buffer.__vector_len(table + field);
  if (!(first > 0 && count >= 0 && first + count * eventSize <= packet.length)) throw cutOff(file);
  return { view: new DataView(packet.buffer, packet.byteOffset + first, count * eventSize), count };
}
