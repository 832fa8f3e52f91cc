// The random numbers of one stream (a population's noise, a projection's weights), at any element and step.
import { cos } from './cos.js';
import { log } from './log.js';
import { philox, type StreamKey } from './philox.js';
import { sin } from './sin.js';
import { streamKey } from './stream-key.js';
import { uniform53 } from './uniform53.js';

/** Successive draws at some place. */
export interface Draws {
  /** The next uniform number in [0, 1). */
  uniform(): number;
  /** The next standard normal number. */
  normal(): number;
}

/**
 * Successive draws at a place (element, step): `stream.seek(neuron, step).uniform()`. Every draw is a pure function of
 * (seed, name, element, step, occasion, number of the draw): elements 2i and 2i + 1 share the Philox block with the counter
 * (i, lower word of step, upper word of step, 65536 occasion + number of the draw), of which they take two words each.
 * An instance keeps its place and the last block; it must not be shared by two users.
 */
export class RandomStream implements Draws {
  private readonly key: StreamKey;
  private readonly words = new Uint32Array(4);
  private element = 0;
  private step = 0;
  private draw = 0;
  /** the counter of the block in `words` */
  private pairHeld = -1;
  private stepHeld = 0;
  private drawHeld = 0;

  /** `seed` and `name` as for `streamKey`, or what that gives. */
  constructor(...of: [seed: number, name: string] | [key: StreamKey]) {
    this.key = of.length === 1 ? of[0] : streamKey(...of);
  }

  /**
   * Goes to a draw of an element (0 .. 2^32 - 1) at a step (0 .. 2^53 - 1); for draws made once, leave `step` out. `occasion`
   * (0 .. 65535; then they begin anew) tells apart what happens several times in a step.
   */
  seek(element: number, step = 0, occasion = 0, draw = 0): this {
    this.element = element;
    this.step = step;
    this.draw = (occasion % 65536) * 65536 + draw;
    return this;
  }

  /** The next uniform number in [0, 1), a multiple of 2^-53. */
  uniform(): number {
    this.fill();
    return (this.element & 1) === 0
      ? uniform53(this.words[0]!, this.words[1]!)
      : uniform53(this.words[2]!, this.words[3]!);
  }

  /** The next standard normal number (G. Box & M. Muller 1958, doi:10.1214/aoms/1177706645): cosine for even, sine for odd elements. */
  normal(): number {
    this.fill();
    const radius = Math.sqrt(-2 * log(1 - uniform53(this.words[0]!, this.words[1]!)));
    const angle = 2 * Math.PI * uniform53(this.words[2]!, this.words[3]!);
    return radius * ((this.element & 1) === 0 ? cos(angle) : sin(angle));
  }

  /** Brings the block of the next draw into `words`. */
  private fill(): void {
    const pair = this.element >>> 1;
    const draw = this.draw++;
    if (pair === this.pairHeld && this.step === this.stepHeld && draw === this.drawHeld) return;
    philox(this.key, pair, this.step >>> 0, Math.floor(this.step / 4294967296), draw, this.words);
    this.pairHeld = pair;
    this.stepHeld = this.step;
    this.drawHeld = draw;
  }
}
