// What is presented to the encoders of a group at the moment, and since when.
import { readSample, type DataSet } from '../../1-model/index.js';
import type { PresentationsPlan } from '../../2-plan/index.js';

export class Presented {
  /** step at whose end the presentation under way began, and the last of its steps; undefined between presentations */
  now?: { readonly since: number; readonly until: number };
  private next = 0;
  private shown?: { readonly set: DataSet; readonly sample: number } | undefined;
  private readonly read: Float64Array;

  constructor(
    private readonly plan: PresentationsPlan,
    private readonly input: Float64Array
  ) {
    this.read = new Float64Array(input.length);
  }

  /** Steps at whose end a presentation begins or ends. */
  get edges(): readonly number[] {
    return [...this.plan.from, ...this.plan.until];
  }

  /** Adds to the input what is read in the step that begins at the end of step `step`, asked for steps that only grow; the clock of the network is behind by `shift` steps. */
  set(step: number, shift: number): void {
    const { from, until, data, set, sample } = this.plan;
    while (this.next < until.length && until[this.next]! <= step) this.next++;
    const i = this.next;
    const begun = i < from.length && from[i]! <= step;
    this.now = begun ? { since: from[i]! - shift, until: until[i]! - shift } : undefined;
    this.shown = begun ? { set: data[set[i]!]!, sample: sample[i]! } : undefined;
    this.add(this.input);
  }

  /** What the neurons read, of each sample that is presented; it is overwritten by the next. */
  *samples(): Generator<Float64Array> {
    const { data, set, sample } = this.plan;
    const known = data.map(() => new Set<number>());
    for (const [i, place] of sample.entries()) {
      if (known[set[i]!]!.has(place)) continue;
      known[set[i]!]!.add(place);
      readSample(data[set[i]!]!, place, this.read);
      yield this.read;
    }
  }

  /** Adds what is read now. */
  add(input: Float64Array): void {
    if (!this.shown) return;
    readSample(this.shown.set, this.shown.sample, this.read);
    for (let neuron = 0; neuron < input.length; neuron++) input[neuron]! += this.read[neuron]!;
  }
}
