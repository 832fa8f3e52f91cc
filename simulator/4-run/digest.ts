// A hash of everything a run recorded: equal digests mean equal runs, bit for bit, on any machine and backend.
import type { Recording } from './recording.js';

/**
 * 128 bits as 32 hexadecimal digits: the mixing of MurmurHash3 x86_128 (A. Appleby 2011), seed 0, the last block filled with zeros,
 * over spikes, traces, weights and the points of a
 * sweep in their order, each with its name and length. It tells runs apart and is no protection against forgery.
 */
export function digest(recording: Recording): string {
  const hash = new Hash();
  addRecording(recording, hash);
  return hash.hex();
}

function addRecording(
  { steps, spikes, traces, weights, points, labels = [], tests = [] }: Recording,
  hash: Hash
): void {
  hash.numbers([steps, spikes.length, traces.length, weights.length, points.length]);
  for (const spike of spikes) {
    hash.text(spike.population);
    for (const array of [spike.neurons ?? [], spike.steps, spike.indices]) hash.numbers(array);
  }
  for (const trace of traces) {
    hash.text(`${trace.variable} of ${trace.population}`);
    for (const array of [trace.neurons, trace.steps, trace.values]) hash.numbers(array);
  }
  for (const weight of weights) {
    hash.text(`${weight.variable} of ${weight.connect}`);
    for (const array of [weight.pre, weight.post, weight.steps, weight.values]) hash.numbers(array);
  }
  for (const { population, of, means } of labels) {
    hash.text(population);
    for (const array of [of, means]) hash.numbers(array);
  }
  for (const { population, truth, counts } of tests) {
    hash.text(population);
    for (const array of [truth, counts]) hash.numbers(array);
  }
  for (const { parameter, value, recording } of points) {
    hash.text(parameter);
    hash.numbers([value]);
    addRecording(recording, hash);
  }
}

/** Takes 32-bit words, four a block. */
class Hash {
  private readonly h = new Uint32Array(4);
  private readonly block = new Uint32Array(4);
  private words = 0;
  private readonly double = new DataView(new ArrayBuffer(8));

  /** The length, then every number as a double: lower word, upper word. */
  numbers(values: ArrayLike<number>): void {
    this.word(values.length);
    for (let i = 0; i < values.length; i++) {
      this.double.setFloat64(0, values[i]!);
      this.word(this.double.getUint32(4));
      this.word(this.double.getUint32(0));
    }
  }

  text(text: string): void {
    this.numbers(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  }

  hex(): string {
    const length = 4 * this.words;
    while (this.words % 4 !== 0) this.word(0);
    const h = this.h.map(word => word ^ length);
    addUp(h);
    for (let i = 0; i < 4; i++) h[i] = finished(h[i]!);
    addUp(h);
    return Array.from(h, word => word.toString(16).padStart(8, '0')).join('');
  }

  private word(word: number): void {
    this.block[this.words++ % 4] = word;
    if (this.words % 4 === 0) this.mix();
  }

  private mix(): void {
    const { h, block } = this;
    for (let i = 0; i < 4; i++) {
      const [before, after, turnKey, turn, constant] = lanes[i]!;
      h[i]! ^= Math.imul(rotated(Math.imul(block[i]!, before), turnKey), after);
      h[i] = Math.imul((rotated(h[i]!, turn) + h[(i + 1) % 4]!) | 0, 5) + constant;
    }
  }
}

/** For each lane: the constants its key is multiplied by, how far key and lane are rotated, and what is added. */
const lanes: readonly (readonly [number, number, number, number, number])[] = [
  [0x239b961b, 0xab0e9789, 15, 19, 0x561ccd1b],
  [0xab0e9789, 0x38b34ae5, 16, 17, 0x0bcaa747],
  [0x38b34ae5, 0xa1e38b93, 17, 15, 0x96cd1c35],
  [0xa1e38b93, 0x239b961b, 18, 13, 0x32ac3b17]
];

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function addUp(h: Uint32Array): void {
  h[0]! += h[1]! + h[2]! + h[3]!;
  for (let i = 1; i < 4; i++) h[i]! += h[0]!;
}

function finished(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
