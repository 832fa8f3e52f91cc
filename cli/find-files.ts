// Paths of the command line to files: where `snn check` takes a folder, it stands for all .snn files below it.
import { accessSync, constants, statSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { snnFilesBelow } from '../server/index.js';
import { UsageError } from './usage-error.js';

/** Absolute paths in the order given, each once. Throws a UsageError for what is not there or cannot be read. */
export function findFiles(paths: readonly string[], folder: string): string[] {
  const found = paths.flatMap(given => {
    const at = existing(given, folder);
    if (!statSync(at).isDirectory()) return [readable(at, given)];
    const inside = snnFilesBelow(at);
    if (inside.length === 0) throw new UsageError(`The folder ${given} holds no .snn files.`);
    return inside;
  });
  return [...new Set(found)];
}

/** The absolute path of one file. Throws a UsageError for a folder and for what is not there or cannot be read. */
export function findFile(given: string, folder: string): string {
  const at = existing(given, folder);
  if (statSync(at).isDirectory()) throw new UsageError(`${given} is a folder: name one .snn file.`);
  return readable(at, given);
}

/** A file's uri, as the language names documents. */
export const uriOf = (file: string): string => pathToFileURL(file).href;

function existing(given: string, folder: string): string {
  const at = path.resolve(folder, given);
  if (!statSync(at, { throwIfNoEntry: false }))
    throw new UsageError(`There is no file or folder ${given}: check the path, seen from ${folder}.`);
  return at;
}

function readable(at: string, given: string): string {
  try {
    accessSync(at, constants.R_OK);
    return at;
  } catch {
    throw new UsageError(`${given} cannot be read: look at its permissions.`);
  }
}
