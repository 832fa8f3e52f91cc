// Paths of the command line to files: a folder stands for all .snn files below it.
import { statSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { snnFilesBelow } from '../server/index.js';
import { UsageError } from './usage-error.js';

/** Absolute paths in the order given, each once. Throws a UsageError for what is not there. */
export function findFiles(paths: readonly string[], folder: string): string[] {
  const found = paths.flatMap(given => {
    const at = path.resolve(folder, given);
    const status = statSync(at, { throwIfNoEntry: false });
    if (!status) throw new UsageError(`There is no file or folder ${given}: check the path, seen from ${folder}.`);
    if (!status.isDirectory()) return [at];
    const inside = snnFilesBelow(at);
    if (inside.length === 0) throw new UsageError(`The folder ${given} holds no .snn files.`);
    return inside;
  });
  return [...new Set(found)];
}

/** A file's uri, as the language names documents. */
export const uriOf = (file: string): string => pathToFileURL(file).href;
