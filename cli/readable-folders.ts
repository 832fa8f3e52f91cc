// Which folders a command may read: those that its files belong to, and what the user allows.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Io } from './io.js';

/** For files named on the command line, as absolute paths: the current folder, theirs, their repositories', and those allowed. */
export function readableFolders(files: readonly string[], { folder, allowRead = [] }: Io): readonly string[] {
  const own = new Set(files.map(file => path.dirname(file)));
  const repositories = [...own].flatMap(name => repositoryOf(name) ?? []);
  return [...new Set([folder, ...own, ...repositories, ...allowRead.map(name => path.resolve(folder, name))])];
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const above = path.dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}
