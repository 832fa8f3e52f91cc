// What is presented to the encoders of a group at the moment, and since when.
import { readSample } from '../../1-model/index.js';
import type { PresentationsPlan, ShownSpikes } from '../../2-plan/index.js';
import type { Shown } from '../kernels.js';

type Showing = Omit<Shown, 'group'>;

export class Presented {
  /** step at whose end the presentation under way began, and the last of its steps, by the clock of the network; undefined between presentations */
  now?: { readonly since: number; readonly until: number };
  /** of the recording under way */
  spikes?: ShownSpikes | undefined;
  private shown?: Showing | undefined;
  private readonly values: Float64Array;

  constructor(
    private readonly plan: PresentationsPlan,
    private readonly input: Float64Array
  ) {
    this.values = new Float64Array(input.length);
    if (plan.steady) this.show({ since: 0, ...plan.steady });
  }

  /** From now on. */
  show(shown: Showing | undefined): void {
    if (shown) this.values.set(shown.values);
    this.shown = shown && { ...shown, values: this.values };
  }

  /** Adds to the input what is read in the step that begins at the end of step `step`; the clock of the network is behind by `shift` steps. */
  set(step: number, shift: number): void {
    const { shown } = this;
    const isShown = shown !== undefined && shown.since <= step && step < shown.until;
    this.spikes = isShown ? shown.spikes : undefined;
    this.now = isShown ? { since: shown.since - shift, until: shown.until - shift } : undefined;
    this.add(this.input);
  }

  /** What the experiment may show the neurons: so many samples at most, each overwritten by the next. */
  *readings(most: number): Generator<Float64Array> {
    if (this.plan.steady) yield this.plan.steady.values;
    let given = 0;
    const read = new Float64Array(this.input.length);
    for (const { set, low, high, label, neuronsEach, factor = 1 } of this.plan.samples)
      for (let sample = set.events && !label ? Infinity : low; sample <= high && given < most; sample++, given++) {
        if (label) read.fill(1);
        else readSample(set, sample, read, neuronsEach);
        if (factor !== 1) for (let neuron = 0; neuron < read.length; neuron++) read[neuron]! *= factor;
        yield read;
      }
  }

  /** Adds what is read now. */
  add(input: Float64Array): void {
    if (!this.now) return;
    for (let neuron = 0; neuron < input.length; neuron++) input[neuron]! += this.values[neuron]!;
  }
}
