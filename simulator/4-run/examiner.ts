// Labels neurons by the classes at whose samples they fire, and tests them: counts their spikes at each sample.
import { walkedStatements, type Examination, type Plan } from '../2-plan/index.js';
import type { Kernels, SpikeBatch } from '../3-kernels/index.js';
import { numbersOf } from './numbers-of.js';
import type { RecordedLabels, RecordedTest, Recording, TestedState } from './recording.js';

/** A labelling or test under way. */
interface Underway {
  readonly begun: Extract<Examination, { kind: 'examine' }>;
  readonly group: number;
  readonly from: number;
  /** presentations before it from which was learnt */
  readonly presented: number;
  /** of the sample under way, a number a neuron */
  readonly spikes: Uint32Array;
  /** of a labelling: of each class and neuron, and how many samples a class had */
  readonly sums: Float64Array;
  readonly shown: Float64Array;
  /** of a test: of each sample and neuron */
  readonly counts: Uint16Array;
  /** of a test whose features are saved: recorded variables of the population at the end of the last presentation, and of each sample */
  readonly states: readonly { readonly record: number; readonly now: Float64Array; readonly kept: TestedState }[];
  /** samples done, and those of a test whose class most spikes told */
  done: number;
  right: number;
}

export class Examiner {
  private readonly labels = new Map<string, RecordedLabels>();
  private readonly tests: RecordedTest[] = [];
  private underway: Underway | undefined;
  /** accuracy of the last test */
  private last: number | undefined;

  /** populations whose features are saved */
  private readonly featured: readonly string[];

  constructor(private readonly plan: Plan) {
    this.featured = walkedStatements(plan.script.program).flatMap(statement =>
      statement.kind === 'save' && statement.features ? statement.targets : []
    );
  }

  /** Takes down the spikes of some steps. */
  add(batches: readonly SpikeBatch[]): void {
    const { underway } = this;
    if (!underway) return;
    const { length, neurons } = batches[underway.group]!;
    for (let i = 0; i < length; i++) underway.spikes[neurons[i]!]!++;
  }

  recorded(): Pick<Recording, 'labels' | 'tests'> {
    const { labels, tests } = this;
    return {
      ...(labels.size > 0 ? { labels: [...labels.values()] } : {}),
      ...(tests.length > 0 ? { tests: [...tests] } : {})
    };
  }

  /** Of the test under way, so far, or else of the last one; undefined without any. */
  get accuracy(): { readonly share: number; readonly isSoFar: boolean } | undefined {
    const { underway, last } = this;
    if (underway?.begun.statement.kind === 'test' && underway.done > 0)
      return { share: underway.right / underway.done, isSoFar: true };
    return last === undefined ? undefined : { share: last, isSoFar: false };
  }

  begin(begun: Underway['begun'], steps: number, presented: number): void {
    const { statement, samples } = begun;
    const group = this.plan.groups.findIndex(({ name }) => name === statement.population);
    const { size } = this.plan.groups[group]!;
    const classes = samples.set.labels!.classes.length;
    const isTest = statement.kind === 'test';
    this.underway = {
      begun,
      group,
      from: steps,
      presented,
      spikes: new Uint32Array(size),
      sums: new Float64Array(isTest ? 0 : classes * size),
      shown: new Float64Array(classes),
      states:
        isTest && this.featured.includes(statement.population)
          ? this.statesOf(group, samples.high - samples.low + 1)
          : [],
      counts: new Uint16Array(isTest ? (samples.high - samples.low + 1) * size : 0),
      done: 0,
      right: 0
    };
  }

  sample(): void {
    this.underway!.spikes.fill(0);
  }

  /** A presentation ends: what is recorded of the population is looked at before anything is cleared. */
  presented(kernels: Kernels): void {
    for (const { record, now } of this.underway?.states ?? []) kernels.readTrace(record, now, 0);
  }

  private statesOf(group: number, samples: number): Underway['states'] {
    return this.plan.records.traces.flatMap((trace, record) => {
      if (trace.group !== group) return [];
      const { variable, neurons } = trace;
      const values = new Float64Array(samples * neurons.count);
      return [
        { record, now: new Float64Array(neurons.count), kept: { variable, neurons: numbersOf(neurons), values } }
      ];
    });
  }

  sampled(number: number): void {
    const underway = this.underway!;
    const { begun, spikes, sums, shown, counts, states } = underway;
    const { samples, statement } = begun;
    const truth = samples.set.labels!.of[number]!;
    shown[truth]!++;
    if (statement.kind === 'test') {
      counts.set(spikes, (number - samples.low) * spikes.length);
      for (const { now, kept } of states) kept.values.set(now, (number - samples.low) * now.length);
      if (answerOf(spikes, this.labels.get(statement.population)!) === truth) underway.right++;
    } else
      for (let neuron = 0; neuron < spikes.length; neuron++) sums[truth * spikes.length + neuron]! += spikes[neuron]!;
    underway.done++;
  }

  end(steps: number): void {
    const { begun, counts, states, sums, shown, spikes, from, presented, right, done } = this.underway!;
    const { statement, samples } = begun;
    const { population, data } = statement;
    const { classes, of } = samples.set.labels!;
    if (statement.kind === 'label') {
      const means = sums.map((sum, i) => sum / Math.max(1, shown[Math.floor(i / spikes.length)]!));
      this.labels.set(population, { population, data, classes, of: mostActive(means, spikes.length), means });
    } else {
      this.last = right / done;
      this.tests.push({
        population,
        data,
        presented,
        labels: this.labels.get(population)!,
        truth: of.slice(samples.low, samples.high + 1),
        counts,
        ...(states.length > 0 ? { states: states.map(({ kept }) => kept) } : {}),
        from,
        to: steps
      });
    }
    this.underway = undefined;
  }
}

/** The class with the highest mean count of each neuron. */
function mostActive(means: Float64Array, neurons: number): Int16Array {
  const classes = means.length / neurons;
  return Int16Array.from({ length: neurons }, (_, neuron) => {
    let best = -1;
    let most = 0;
    for (let one = 0; one < classes; one++) {
      const mean = means[one * neurons + neuron]!;
      if (mean <= most) continue;
      best = one;
      most = mean;
    }
    return best;
  });
}

/** The class whose neurons fire most together; -1 where none does. */
function answerOf(spikes: Uint32Array, { of, classes }: RecordedLabels): number {
  const sums = new Float64Array(classes.length);
  for (let neuron = 0; neuron < spikes.length; neuron++) if (of[neuron]! >= 0) sums[of[neuron]!]! += spikes[neuron]!;
  let best = -1;
  let most = 0;
  sums.forEach((sum, one) => {
    if (sum <= most) return;
    best = one;
    most = sum;
  });
  return best;
}
