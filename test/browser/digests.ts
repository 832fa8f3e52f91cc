// What Node and Chromium both do: texts are read, simulated and digested.
import { createLanguage, type World } from '../../language/index.js';
import { digest, run, type ThreadPool } from '../../simulator/index.js';

const library = 'file:///library/';

/** The library's files by their paths in its folder. */
export type Files = Readonly<Record<string, string>>;

/** Of all experiments of these files of the library: name, how it ended, number of spikes, digest. */
export function digestsOf(files: Files, names: readonly string[], pool?: ThreadPool): string[] {
  const read: World['read'] = uri => {
    const found = files[uri.slice(library.length)];
    return found === undefined ? 'missing' : new TextEncoder().encode(found);
  };
  const language = createLanguage({ read, library, libraryFiles: Object.keys(files).map(name => library + name) });
  return names.flatMap(name => {
    const { model, diagnostics } = language.lower(library + name);
    if (!model) return [`${name}: ${diagnostics.map(diagnostic => diagnostic.message).join(' ')}`];
    return model.experiments.map(experiment => {
      const recording = run(model, { experiment: experiment.name, ...(pool ? { pool } : {}) });
      const spikes = recording.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
      return [
        name,
        experiment.name,
        recording.ended,
        ...recording.faults.map(fault => fault.message),
        spikes,
        digest(recording)
      ].join(' ');
    });
  });
}
