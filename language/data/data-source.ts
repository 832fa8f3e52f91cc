// The files of one data set, read through the world: bounded, unpacked where they are packed, and not while somebody writes them.
import { fileUri } from '../documents/file-uri.js';
import type { URI } from 'langium';
import { type Entry, largest, type Unreadable, whyUnreadable, type World } from '../world.js';
import { savedBySweep } from './files-of-a-sweep.js';
import { gunzipped, isGzip } from './gunzip.js';
import { DataFault, faultIn } from './samples.js';

export class DataSource {
  /** what was read, with the stamp it had */
  readonly stamps = new Map<string, string | undefined>();
  readonly warnings: string[] = [];

  /** Paths are relative to the file `base`. */
  constructor(
    private readonly world: World,
    private readonly base: URI
  ) {}

  /** The content of a file, unpacked where it is gzip. `wanted` is what the file should be, for messages. */
  read(path: string, wanted: string): Uint8Array {
    const uri = this.uriOf(path);
    return contentOf(this.world, { uri, path, wanted }, before => this.stamps.set(uri, before));
  }

  /** Whether files can be read while a run goes on. */
  get readsLater(): boolean {
    return this.world.readsLater ?? false;
  }

  /** What lies in a folder; undefined where the path is of a file or of nothing. */
  entries(path: string): readonly Entry[] | undefined {
    const uri = this.uriOf(path);
    const before = this.world.stamp(uri);
    const entries = this.world.entries(uri);
    if (typeof entries === 'string') return undefined;
    this.stamps.set(uri, before);
    return entries;
  }

  /** Whether all that was read is as it was; never where the world cannot tell. */
  isCurrent(): boolean {
    return [...this.stamps].every(([uri, stamp]) => stamp !== undefined && this.world.stamp(uri) === stamp);
  }

  readonly uriOf = (path: string): string => fileUri(path, this.base);
}

/** What is in a file, unpacked where it is gzip. `see` is told the stamp that it had before. Throws a DataFault. */
export function contentOf(
  world: Pick<World, 'read' | 'stamp'> & Partial<Pick<World, 'entries'>>,
  { uri, path, wanted }: { readonly uri: string; readonly path: string; readonly wanted: string },
  see: (stamp: string | undefined) => void = () => undefined
): Uint8Array {
  const before = world.stamp(uri);
  see(before);
  const bytes = world.read(uri, largest.data);
  if (typeof bytes === 'string') throw unreadable(path, bytes, wanted, () => savedBySweep(world, uri, path));
  if (world.stamp(uri) !== before)
    throw faultIn(path, 'was changed while it was read; check or run again when it is complete');
  return isGzip(bytes) ? gunzipped(bytes, path, largest.unpacked) : bytes;
}

function unreadable(path: string, why: Unreadable, wanted: string, saved: () => string | undefined): DataFault {
  if (why === 'missing')
    return new DataFault(
      `There is no ${missingText(path, wanted)} ${path} beside this file; ${saved() ?? 'put it there or correct its name'}.`
    );
  if (why === 'directory') return faultIn(path, `is a folder; name ${wanted}`);
  return faultIn(path, whyUnreadable(why, largest.data));
}

/** What has no ending may be either where both are read. */
function missingText(path: string, wanted: string): string {
  if (wanted.startsWith('a folder')) return 'folder';
  return /\.[^./]+$/.test(path) ? 'file' : 'file or folder';
}
