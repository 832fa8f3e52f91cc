// The world of programs that run in Node: files by file: uri, and the library as a folder on the disk.
import { readdirSync, type Dirent } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { largest, storedReader, type Entry, type Unreadable, type World } from '../language/index.js';
import { readBounded, statusOf } from './bounded-file.js';
import { localPath } from './local-path.js';

/** `libraryFolder` holds the standard library; its `.snn` files are listed once, in a fixed order. */
export function nodeWorld(libraryFolder: string): World {
  return {
    read: readUri,
    entries: entriesIn,
    stamp: stampOf,
    readsLater: true,
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
  return statusOf(bundled)?.isDirectory() ? bundled : path.join(programFolder, '..', '..', folder);
}

/** All `.snn` files below a folder, sorted, without those in node_modules and hidden folders. `skip` is told of folders that cannot be read. */
export function snnFilesBelow(
  folder: string,
  skip: (folder: string, error: unknown) => void = () => undefined
): string[] {
  return entriesOf(folder, skip)
    .filter(entry => entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) return snnFilesBelow(at, skip);
      return entry.name.endsWith('.snn') ? [at] : [];
    });
}

function entriesOf(folder: string, skip: (folder: string, error: unknown) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    skip(folder, error);
    return [];
  }
}

function readUri(uri: string, limit: number = largest.text): Uint8Array | Unreadable {
  const file = localPath(uri);
  if (file !== undefined) return readBounded(file, limit);
  // what an editor has open without a file is no file for others
  return /^file:|^https?:/i.test(uri) ? 'elsewhere' : 'missing';
}

/** Links count as what they lead to. */
function entriesIn(uri: string): readonly Entry[] | Unreadable {
  const folder = localPath(uri);
  if (folder === undefined) return 'elsewhere';
  const status = statusOf(folder);
  if (!status) return 'missing';
  if (!status.isDirectory()) return 'unreadable';
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map(entry => ({
        name: entry.name,
        ...(entry.isSymbolicLink() ? { isLink: true } : {}),
        isFolder: entry.isSymbolicLink()
          ? statusOf(path.join(folder, entry.name))?.isDirectory() === true
          : entry.isDirectory()
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return 'unreadable';
  }
}

/** A file is taken as the same while its size, and the times at which it and its entry changed, are. */
function stampOf(uri: string): string | undefined {
  const file = localPath(uri);
  const status = file === undefined ? undefined : statusOf(file);
  return status && `${status.size} ${status.mtimeMs} ${status.ctimeMs} ${status.ino}`;
}

/** Reads recordings that lie in files while a run goes on. */
export const recordingOf = storedReader({ read: readUri, stamp: stampOf });
