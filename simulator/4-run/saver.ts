// What an experiment saves of what was learnt, for whoever writes the files, and what it loads.
import { NetworkError, type Statement } from '../1-model/index.js';
import { walkedStatements, type LearntPlan, type Plan } from '../2-plan/index.js';
import type { Kernels } from '../3-kernels/index.js';
import type { Recording, SavedFile } from './recording.js';

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
  keep(kernels: Kernels): void {
    for (const statement of walkedStatements(this.plan.script.program))
      if (statement.kind === 'save') this.save(kernels, statement.targets, statement.file, true);
  }

  /** Throws NetworkError where the file has not what is to be loaded. */
  load(kernels: Kernels, { targets, file, arrays, source }: Load): void {
    for (const what of this.named(targets)) {
      const values = arrays[what.name];
      const wanted = kernels.learnt(what).length;
      if (values?.length === wanted) kernels.learn(what, values);
      else
        throw new NetworkError([
          {
            code: 'nothing-learnt',
            message: values
              ? `${what.name} of ${file} has ${values.length} values, and ${what.of} has ${wanted} here; load what was saved of the same network.`
              : `${file} has no array ${what.name}; it has ${Object.keys(arrays).join(', ') || 'none'}.`,
            source
          }
        ]);
    }
  }

  private named(targets: readonly string[]): readonly LearntPlan[] {
    return this.plan.script.learnt.filter(({ of }) => targets.length === 0 || targets.includes(of));
  }
}
