// What is presented to the encoders of a group at the moment, and since when.
import { readSample } from '../../1-model/index.js';
import type { PresentationsPlan, ShownSpikes } from '../../2-plan/index.js';
import type { Shown } from '../kernels.js';
import type { Saved } from '../values/index.js';

type Showing = Omit<Shown, 'group'>;

export class Presented {
  /**
   * Step at whose end the presentation under way began, and the last of its steps, by the clock of the network as it is now; `begun`: the first
   * of these by the clock as it was then, which a restored network goes on from. Undefined between presentations.
   */
  now?: { readonly since: number; readonly until: number; readonly begun: number };
  /** of the recording under way */
  spikes?: ShownSpikes | undefined;
  private shown?: Showing | undefined;
  /** of what was shown last; undefined where it begins with the next step */
  private begun?: number | undefined;
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
    this.now = isShown
      ? { since: shown.since - shift, until: shown.until - shift, begun: this.begunBy(shown, step, shift) }
      : undefined;
    this.add(this.input);
  }

  /** A presentation has begun where the network was when its first step came: a restore before that may still set the clock back. */
  private begunBy({ since }: Showing, step: number, shift: number): number {
    if (since === step || this.begun === undefined) this.begun = step - shift;
    return this.begun;
  }

  /** A restored network goes on with the presentation of its snapshot, unless another begins; without one it begins what is shown. */
  save(): Saved {
    return { value: this.now?.begun, put: (begun: number | undefined) => (this.begun = begun) };
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
