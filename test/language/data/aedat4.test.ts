// AEDAT 4: events in packets, packed or not, and what is said of damaged ones. The layout is that of a camera's recording.
import { zstdCompressSync } from 'node:zlib';
import { Builder } from 'flatbuffers';
import { describe, expect, test } from 'vitest';
import { parseAedat4 } from '../../../language/data/aedat4.js';
import { unpackedLz4 } from '../../../language/data/lz4.js';
import { DataFault } from '../../../language/data/samples.js';

interface Event {
  readonly time: bigint;
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const events: readonly Event[] = [
  { time: 1_600_000_000_000_000n, x: 3, y: 1, on: true },
  { time: 1_600_000_000_000_500n, x: 0, y: 0, on: false }
];

function packetOf(list: readonly Event[], identifier = 'EVTS'): Uint8Array {
  const builder = new Builder();
  builder.startVector(16, list.length, 8);
  for (const { time, x, y, on } of list.toReversed()) {
    builder.pad(3);
    builder.writeInt8(on ? 1 : 0);
    builder.writeInt16(y);
    builder.writeInt16(x);
    builder.writeInt64(time);
  }
  const vector = builder.endVector();
  builder.startObject(1);
  builder.addFieldOffset(0, vector, 0);
  builder.finishSizePrefixed(builder.endObject(), identifier);
  return builder.asUint8Array().slice();
}

function fileOf(
  compression: number,
  packets: readonly Uint8Array[],
  size = '<attr key="sizeX" type="int">4</attr><attr key="sizeY" type="int">2</attr>'
): Uint8Array {
  const builder = new Builder();
  const text = builder.createString(`<dv><node name="0"><attr key="typeIdentifier">EVTS</attr>${size}</node></dv>`);
  builder.startObject(3);
  builder.addFieldInt32(0, compression, 0);
  builder.addFieldInt64(1, -1n, 0n);
  builder.addFieldOffset(2, text, 0);
  builder.finish(builder.endObject(), 'IOHE');
  const head = builder.asUint8Array();
  return Uint8Array.from([
    ...new TextEncoder().encode('#!AER-DAT4.0\r\n'),
    ...long(head.length),
    ...head,
    ...packets.flatMap(packet => [...long(0), ...long(packet.length), ...packet])
  ]);
}

const long = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];

/** A frame whose one block is stored as it is. */
const stored = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0, ...long(0x80000000 + bytes.length), ...bytes, ...long(0)]);

const parsed = {
  times: Float64Array.of(0, 0.5),
  addresses: Uint32Array.of(8 + 4 + 3, 0),
  shape: [2, 2, 4]
};
const faultOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof DataFault) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('a recording of a camera', () => {
  const packet = packetOf(events);
  test.each([
    ['as it is', 0, packet],
    ['packed by LZ4', 1, stored(packet)],
    ['packed by Zstandard', 3, new Uint8Array(zstdCompressSync(packet))]
  ])('%s', (_, compression, bytes) =>
    expect(parseAedat4(fileOf(compression, [bytes]), 'a.aedat4', undefined)).toEqual(parsed)
  );
  test('has other streams beside that of the events', () =>
    expect(parseAedat4(fileOf(0, [packetOf(events, 'FRME'), packet]), 'a.aedat4', undefined)).toEqual(parsed));
  test('begins at its first event, and may have it in several packets', () =>
    expect(
      parseAedat4(fileOf(0, [packetOf(events.slice(0, 1)), packetOf(events.slice(1))]), 'a.aedat4', undefined)
    ).toEqual(parsed));
  test.each([
    ['is cut off', fileOf(0, [packet]).subarray(0, -5), 'is cut off or damaged; record or copy it again.'],
    ['is cut off in its head', fileOf(0, []).subarray(0, 60), 'is cut off or damaged; record or copy it again.'],
    ['holds no events', fileOf(0, [packetOf([])]), 'holds no events; record a stream of events, not only of frames.'],
    [
      'does not say its size',
      fileOf(0, [packet], ''),
      'has no stream of events whose size is known; record it again with a newer DV.'
    ],
    [
      'is packed in another way',
      fileOf(9, [packet]),
      'is packed in a way that is not known; record it with LZ4 or Zstandard.'
    ],
    [
      'is not packed as it says',
      fileOf(1, [packet]),
      'has a packet that is damaged or too large; record or copy it again.'
    ],
    [
      'has events elsewhere than the sensor',
      fileOf(0, [packetOf([{ time: 0n, x: 9, y: 0, on: true }])]),
      'has an event at x = 9, y = 0, outside of 4 x 2 pixels; copy it again.'
    ]
  ])('that %s is refused', (_, bytes, message) =>
    expect(faultOf(() => parseAedat4(bytes, 'a.aedat4', undefined))).toBe(`a.aedat4 ${message}`)
  );
});

describe('LZ4', () => {
  const frame = (block: readonly number[]): Uint8Array =>
    Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0, ...long(block.length), ...block, ...long(0)]);
  const text = (block: readonly number[]): string => new TextDecoder().decode(unpackedLz4(frame(block), 'f', 1000));
  test('copies what came before, also what it is just writing', () => {
    // two literals, then 4 + 15 + 3 from two behind; then one literal
    expect(text([0x2f, 97, 98, 2, 0, 3, 0x10, 99])).toBe(`${'ab'.repeat(12)}c`);
    // seventeen literals
    expect(text([0xf0, 2, ...Array.from({ length: 17 }, () => 120)])).toBe('x'.repeat(17));
  });
  test.each([
    ['that copies from before its beginning', [0x20, 97, 98, 9, 0]],
    ['that ends within its literals', [0x50, 97]],
    ['that unpacks to too much', [0x1f, 97, 1, 0, ...Array.from({ length: 10 }, () => 255), 0]]
  ])('refuses a block %s', (_, block) =>
    expect(faultOf(() => unpackedLz4(frame(block), 'f', 1000))).toBe(
      'f has a packet that is damaged or too large; record or copy it again.'
    )
  );
});
