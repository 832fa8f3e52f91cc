// The model files of the library as users have them: one file declares one model or pattern and carries its own experiment.
import * as path from 'node:path';
import { createLanguage, type Language } from '../../language/index.js';
import { nodeWorld } from '../../server/index.js';

const root = path.join(import.meta.dirname, '..', '..');
const world = nodeWorld(path.join(root, 'library'));

/** `neurons/lif.snn` and so on: all but the lists of internal functions, statistics and plots at the top. */
export const libraryFiles: readonly string[] = world.libraryFiles
  .map(uri => uri.slice(world.library.length))
  .filter(name => name.includes('/'));

export const uriOf = (name: string): string => world.library + name;

export const libraryLanguage = (): Language => createLanguage(world);
