// The world of programs that run in Node: files by file: uri, and the library as a folder on the disk.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { World } from '../language/index.js';

/** `libraryFolder` holds the standard library; its `.snn` files are listed once, in a fixed order. */
export function nodeWorld(libraryFolder: string): World {
  return {
    read: readUri,
    library: pathToFileURL(libraryFolder + path.sep).href,
    libraryFiles: snnFilesBelow(libraryFolder).map(file => pathToFileURL(file).href)
  };
}

/** Where the library lies beside a bundled program (dist/cli, dist/server), or beside the sources in tests. */
export const libraryFolder = (programFolder: string): string => besideProgram(programFolder, 'library');

/** The folder with a page for each check, as a uri that ends in `/`. */
export const checkPages = (programFolder: string): string =>
  pathToFileURL(besideProgram(programFolder, path.join('docs', 'checks')) + path.sep).href;

function besideProgram(programFolder: string, folder: string): string {
  const bundled = path.join(programFolder, '..', folder);
  return statOrUndefined(bundled)?.isDirectory() ? bundled : path.join(programFolder, '..', '..', folder);
}

/** All `.snn` files below a folder, sorted, without those in node_modules and hidden folders. */
export function snnFilesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) return snnFilesBelow(at);
      return entry.name.endsWith('.snn') ? [at] : [];
    });
}

function readUri(uri: string): Uint8Array | 'missing' | 'directory' | 'unreadable' {
  if (!uri.startsWith('file:')) return 'missing';
  const file = fileURLToPath(uri);
  const status = statOrUndefined(file);
  if (!status) return 'missing';
  if (status.isDirectory()) return 'directory';
  try {
    return readFileSync(file);
  } catch {
    return 'unreadable';
  }
}

function statOrUndefined(file: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // A name that no file can have, such as one of a thousand letters.
    return undefined;
  }
}
