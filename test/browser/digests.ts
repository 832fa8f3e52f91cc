// What Node and Chromium both do: texts are read, simulated and digested.
import { createLanguage, type World } from '../../language/index.js';
import { digest, run, type ThreadPool } from '../../simulator/index.js';

const library = 'file:///library/';
const folder = 'file:///texts/';

/** The library's files by their paths in its folder. */
export type Files = Readonly<Record<string, string>>;

/** What is simulated: files of the library by their names, and texts by what they are called. */
export interface Asked {
  readonly names: readonly string[];
  readonly texts: Files;
}

/** Of all experiments of what is asked for: name, how it ended, number of spikes, digest. */
export function digestsOf(files: Files, { names, texts }: Asked, pool?: ThreadPool): string[] {
  const read: World['read'] = uri => {
    const found = uri.startsWith(library)
      ? files[uri.slice(library.length)]
      : texts[decodeURIComponent(uri.slice(folder.length))];
    return found === undefined ? 'missing' : new TextEncoder().encode(found);
  };
  const language = createLanguage({
    read,
    entries: () => 'missing',
    stamp: () => undefined,
    library,
    libraryFiles: Object.keys(files).map(name => library + name)
  });
  return [
    ...names.map(name => library + name),
    ...Object.keys(texts).map(name => folder + encodeURIComponent(name))
  ].flatMap(uri => {
    const { model, diagnostics } = language.lower(uri);
    if (!model) return [`${uri}: ${diagnostics.map(diagnostic => diagnostic.message).join(' ')}`];
    return model.experiments.map(experiment => {
      const recording = run(model, { experiment: experiment.name, ...(pool ? { pool } : {}) });
      const spikes = recording.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
      return [
        uri,
        experiment.name,
        recording.ended,
        ...recording.faults.map(fault => fault.message),
        spikes,
        digest(recording)
      ].join(' ');
    });
  });
}
