// The random numbers of one stream (a population's noise, a projection's weights), at any element and step.
import { cos } from './cos.js';
import { log } from './log.js';
import { philox, type StreamKey } from './philox.js';
import { sin } from './sin.js';
import { streamKey } from './stream-key.js';

/**
 * Successive draws at a place (element, step): `stream.seek(neuron, step).uniform()`. Every draw is a pure function of
 * (seed, name, element, step, number of the draw). Elements 2i and 2i+1 share the Philox block (i, step, number of the draw).
 * An instance keeps its place and the last block; it must not be shared by two users.
 */
export class RandomStream {
    readonly key: StreamKey;
    private readonly words = new Uint32Array(4);
    private element = 0;
    private step = 0;
    private draw = 0;

    constructor(seed: number, name: string) {
        this.key = streamKey(seed, name);
    }

    /** Goes to draw 0 of an element (0 .. 2^32-1) at a step (0 .. 2^53-1); for draws made once, leave `step` out. */
    seek(element: number, step = 0): this {
        this.element = element;
        this.step = step;
        this.draw = 0;
        return this;
    }

    /** The next uniform number in [0, 1), a multiple of 2^-53. */
    uniform(): number {
        this.fill();
        const lane = (this.element & 1) * 2;
        return uniform53(this.words[lane]!, this.words[lane + 1]!);
    }

    /** The next standard normal number (Box-Muller: elements 2i and 2i+1 take the cosine and the sine of one block). */
    normal(): number {
        this.fill();
        const radius = Math.sqrt(-2 * log(1 - uniform53(this.words[0]!, this.words[1]!)));
        const angle = 2 * Math.PI * uniform53(this.words[2]!, this.words[3]!);
        return radius * ((this.element & 1) === 0 ? cos(angle) : sin(angle));
    }

    private fill(): void {
        philox(this.key, this.element >>> 1, this.step >>> 0, Math.floor(this.step / 2 ** 32), this.draw++, this.words);
    }
}

/** 53 bits of two words as a number in [0, 1). */
export const uniform53 = (word0: number, word1: number): number => word0 * 2 ** -32 + (word1 >>> 11) * 2 ** -53;
