// New content of a file, written beside it and put in its place when it is whole: a full disk or a crash never costs the old one.
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface Replacement {
  write(content: string | Uint8Array): void;
  /** The file has the new content from now on, with the mode it had. */
  finish(): void;
  /** The file keeps its old content. Says where what was written until now is kept, undefined where nothing is. */
  breakOff(): string | undefined;
}

/** Throws what the file system says, as do `write` and `finish`. Symbolic links are followed; the folders on the way are made. */
export function replacementOf(file: string): Replacement {
  const before = fs.statSync(file, { throwIfNoEntry: false });
  if (before?.isDirectory()) throw new Error('EISDIR: it is a folder, open');
  if (/^\/(dev|proc)\//.test(file) || (before && !before.isFile())) return straightTo(file);
  const target = followed(file);
  // a rename would also replace what may not be written
  if (before) fs.accessSync(target, fs.constants.W_OK);
  else fs.mkdirSync(path.dirname(target), { recursive: true });
  return new Beside(target, before);
}

/** Throws what the file system says; then nothing has changed. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const replacement = replacementOf(file);
  try {
    replacement.write(content);
    replacement.finish();
  } catch (error) {
    const kept = replacement.breakOff();
    if (kept !== undefined) fs.rmSync(kept);
    throw error;
  }
}

class Beside implements Replacement {
  private readonly beside: string;
  private readonly descriptor: number;
  private isOpen = true;

  constructor(
    private readonly target: string,
    private readonly before: fs.Stats | undefined
  ) {
    this.beside = `${target}.${process.pid}-${Math.random().toString(36).slice(2, 8)}.part`;
    this.descriptor = fs.openSync(this.beside, 'wx');
  }

  write(content: string | Uint8Array): void {
    fs.writeFileSync(this.descriptor, content);
  }

  finish(): void {
    // some file systems find out only now that there is no room
    fs.fsyncSync(this.descriptor);
    if (this.before) fs.fchmodSync(this.descriptor, this.before.mode & 0o7777);
    this.close();
    if (!this.before || !mustStay(this.before)) return fs.renameSync(this.beside, this.target);
    overwrite(this.target, fs.readFileSync(this.beside));
    fs.rmSync(this.beside);
  }

  breakOff(): string | undefined {
    this.close();
    if (fs.statSync(this.beside).size > 0) return this.beside;
    fs.rmSync(this.beside);
    return undefined;
  }

  private close(): void {
    if (this.isOpen) fs.closeSync(this.descriptor);
    this.isOpen = false;
  }
}

/** Another name leads to the same file, or it belongs to somebody else: a file in its place would not. */
const mustStay = ({ nlink, uid }: fs.Stats): boolean =>
  nlink > 1 || (process.getuid !== undefined && uid !== process.getuid());

/** In place; the old content is put back where there is no room for the new one. What it took up is not given free before. */
function overwrite(file: string, content: Uint8Array): void {
  const old = fs.readFileSync(file);
  const descriptor = fs.openSync(file, 'r+');
  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(descriptor, bytes, at, bytes.length - at, at);
    fs.ftruncateSync(descriptor, bytes.length);
    fs.fsyncSync(descriptor);
  };
  try {
    put(content);
  } catch (error) {
    put(old);
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** A device or a pipe has no content that could be lost. */
function straightTo(target: string): Replacement {
  const descriptor = fs.openSync(target, 'w');
  return {
    write: content => fs.writeFileSync(descriptor, content),
    finish: () => fs.closeSync(descriptor),
    breakOff: () => void fs.closeSync(descriptor)
  };
}

/** Where symbolic links lead, also to a file that is not there yet. Circles were found before. */
function followed(file: string): string {
  if (!fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return file;
  return followed(path.resolve(path.dirname(file), fs.readlinkSync(file)));
}
