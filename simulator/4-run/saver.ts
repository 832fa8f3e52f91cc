// What an experiment saves of what was learnt, for whoever writes the files, and what it loads.
import type { Statement } from '../1-model/index.js';
import { valuesFor, walkedStatements, type LearntPlan, type Plan } from '../2-plan/index.js';
import type { Kernels } from '../3-kernels/index.js';
import type { RecordedTest, Recording, SavedFile } from './recording.js';

type Load = Extract<Statement, { kind: 'load' }>;

export class Saver {
  private readonly files = new Map<string, SavedFile>();

  constructor(private readonly plan: Plan) {}

  recorded(): Pick<Recording, 'saved'> {
    const { files } = this;
    return files.size > 0 ? { saved: [...files.values()] } : {};
  }

  /** What is saved later to the same file takes its place. */
  save(kernels: Kernels, targets: readonly string[], file: string, isEarly: boolean): void {
    const arrays = this.named(targets).map(what => ({ name: what.name, values: kernels.learnt(what) }));
    this.files.set(file, { file, arrays, ...(isEarly ? { isEarly } : {}) });
  }

  /** What the rest of the experiment would save, as it is where a run is stopped. */
  keep(kernels: Kernels, tests: readonly RecordedTest[]): void {
    for (const statement of walkedStatements(this.plan.script.program)) {
      if (statement.kind !== 'save') continue;
      if (statement.features) this.saveFeatures(tests, statement.targets, statement.file, true);
      else this.save(kernels, statement.targets, statement.file, true);
    }
  }

  /** Of the last test of each population on each data set, what was taken down: a row a sample. Nothing where nothing was tested. */
  saveFeatures(tests: readonly RecordedTest[], targets: readonly string[], file: string, isEarly: boolean): void {
    const last = tests.filter(
      ({ population, data }, i) =>
        targets.includes(population) &&
        i === tests.findLastIndex(other => other.population === population && other.data === data)
    );
    const arrays = new Map(last.flatMap(featuresOf).map(array => [array.name, array]));
    if (arrays.size > 0) this.files.set(file, { file, arrays: [...arrays.values()], ...(isEarly ? { isEarly } : {}) });
  }

  /** Throws NetworkError where the file has another number of values than was made, which only the run knows of some connections. */
  load(kernels: Kernels, load: Load): void {
    for (const what of this.named(load.targets))
      kernels.learn(what, valuesFor(load, what, kernels.learnt(what).length));
  }

  private named(targets: readonly string[]): readonly LearntPlan[] {
    return this.plan.script.learnt.filter(({ of }) => targets.length === 0 || targets.includes(of));
  }
}

/** Spikes and recorded variables of the neurons at each sample, and its class. */
function featuresOf({ population, data, truth, counts, states = [] }: RecordedTest): SavedFile['arrays'] {
  const samples = truth.length;
  return [
    {
      name: `${data}.${population}.spikes`,
      values: Float64Array.from(counts),
      shape: [samples, counts.length / samples]
    },
    ...states.map(({ variable, neurons, values }) => ({
      name: `${data}.${population}.${variable}`,
      values,
      shape: [samples, neurons.length]
    })),
    { name: `${data}.label`, values: Float64Array.from(truth) }
  ];
}
