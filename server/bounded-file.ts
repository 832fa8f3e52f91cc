// Reads a file that ends: no device, no pipe, none larger than wanted. Never waits for somebody to write.
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import type { Unreadable } from '../language/index.js';

/** `limit` in bytes. */
export function readBounded(file: string, limit: number): Uint8Array | Unreadable {
  const status = statusOf(file);
  if (!status) return 'missing';
  if (status.isDirectory()) return 'directory';
  // some devices do something when they are opened
  if (!status.isFile()) return 'device';
  try {
    // it may have become something else meanwhile: a pipe that is opened so keeps nobody waiting
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return fstatSync(descriptor).isFile() ? contentOf(descriptor, limit) : 'device';
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 'unreadable';
  }
}

/** What a file says of its size is only a guess: those of /proc have none, and one may grow. */
function contentOf(descriptor: number, limit: number): Uint8Array | 'too-large' {
  const { size } = fstatSync(descriptor);
  if (size > limit) return 'too-large';
  let bytes = new Uint8Array(size + 1);
  for (let length = 0; ; ) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (length > limit) return 'too-large';
    if (read === 0) return bytes.subarray(0, length);
    if (length < bytes.length) continue;
    const more = new Uint8Array(Math.min(2 * bytes.length + 4096, limit + 1));
    more.set(bytes);
    bytes = more;
  }
}

/** Undefined also for a name that no file can have, such as one of a thousand letters. */
export function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
