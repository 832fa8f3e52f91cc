// Paths of the command line to files: where `snn check` takes a folder, it stands for all .snn files below it.
import { accessSync, constants, statSync, type Stats } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { snnFilesBelow } from '../server/index.js';
import type { Io } from './io.js';
import { plain } from './plain-text.js';
import { UsageError } from './usage-error.js';
import { reasonOf } from './write-output.js';

/** Absolute paths in the order given, each once. Throws a UsageError for what is not there or cannot be read; says which folders below cannot. */
export function findFiles(paths: readonly string[], { folder, err }: Pick<Io, 'folder' | 'err'>): string[] {
  const found = paths.flatMap(given => {
    const { at, isFolder } = existing(given, folder);
    if (!isFolder) return [readable(at, given)];
    const inside = snnFilesBelow(at, (below, error) => {
      const name = path.relative(folder, below) || given;
      if (below === at) throw new UsageError(`The folder ${name} cannot be read (${reasonOf(error)}).`);
      err(`snn: the folder ${plain(name)} is left out: it cannot be read (${reasonOf(error)}).\n`);
    });
    if (inside.length === 0) throw new UsageError(`The folder ${given} holds no .snn files.`);
    return inside;
  });
  return [...new Set(found)];
}

/** The absolute path of one file. Throws a UsageError for a folder and for what is not there or cannot be read. */
export function findFile(given: string, folder: string): string {
  const { at, isFolder } = existing(given, folder);
  if (isFolder) throw new UsageError(`${given} is a folder: name one .snn file.`);
  return readable(at, given);
}

/** A file's uri, as the language names documents. */
export const uriOf = (file: string): string => pathToFileURL(file).href;

function existing(given: string, folder: string): { readonly at: string; readonly isFolder: boolean } {
  const at = path.resolve(folder, given);
  const status = statusOf(at, given);
  if (!status) throw new UsageError(`There is no file or folder ${given}: check the path, seen from ${folder}.`);
  return { at, isFolder: status.isDirectory() };
}

function statusOf(at: string, given: string): Stats | undefined {
  try {
    return statSync(at, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${given} cannot be read (${reasonOf(error)}): check the path, seen from the current folder.`);
  }
}

function readable(at: string, given: string): string {
  try {
    accessSync(at, constants.R_OK);
    return at;
  } catch (error) {
    throw new UsageError(`${given} cannot be read (${reasonOf(error)}).`);
  }
}
