// Some thousand synapses, or pairs of neurons, that are looked at together.
import { span } from '../watch/index.js';

/** The first `length` entries of all arrays. Whoever changes what is in it says so by `begin`. */
export class Stretch {
  length = 0;
  /** counts what has been in it */
  turn = 0;
  /** of all that is looked at, stretch by stretch */
  total = 0;
  /** numbers of the synapses */
  readonly number: Uint32Array;
  /** where each stands in the stretch of which this one is a part */
  readonly place: Uint32Array;
  readonly pre: Uint32Array;
  readonly post: Uint32Array;
  /** places of their draws, see `eachStretch`: ascending within a step */
  readonly element: Uint32Array;
  readonly step: Uint32Array;
  /** 0: not a part of another one */
  depth = 0;

  /** `most`: no stretch is longer than `span`. */
  constructor(readonly most = span) {
    [this.number, this.place, this.pre, this.post, this.element, this.step] = [0, 0, 0, 0, 0, 0].map(
      () => new Uint32Array(most)
    ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  }

  begin(length: number): this {
    this.length = length;
    this.turn++;
    return this;
  }

  /** Takes from another stretch those whose condition, 0 or not, is met. */
  take(whole: Stretch, conditions: Float64Array, met: boolean): this {
    let length = 0;
    for (let i = 0; i < whole.length; i++) {
      if ((conditions[i] !== 0) !== met) continue;
      this.number[length] = whole.number[i]!;
      this.place[length] = whole.place[i]!;
      this.pre[length] = whole.pre[i]!;
      this.post[length] = whole.post[i]!;
      this.element[length] = whole.element[i]!;
      this.step[length] = whole.step[i]!;
      length++;
    }
    this.total = whole.total;
    this.depth = whole.depth + 1;
    return this.begin(length);
  }
}
