// One command's language service and the texts it has read.
import { createLanguage, type Diagnostic, type Language, type Unreadable } from '../language/index.js';
import { confinedWorld, libraryFolder, nodeWorld } from '../server/index.js';
import { conciseDiagnostic, prettyDiagnostic } from './diagnostic-text.js';
import type { Io } from './io.js';
import { readableFolders } from './readable-folders.js';

export interface Session {
  readonly language: Language;
  /** the bytes of a text, or why there are none */
  read(uri: string): Uint8Array | Unreadable;
  /** uris of all files read until now, those of the library among them */
  filesRead(): string[];
  /** writes findings as people read them */
  print(diagnostics: readonly Diagnostic[], format: 'pretty' | 'concise', to: (text: string) => void): void;
}

export interface SessionOptions {
  /** named on the command line, as absolute paths */
  readonly files: readonly string[];
  /** bytes above which an experiment is an error; the simulator's own limit where it is left out */
  readonly memoryLimit?: number | undefined;
}

export function openSession(io: Io, { files, memoryLimit }: SessionOptions): Session {
  const folders = readableFolders(files, io);
  const world = confinedWorld(nodeWorld(libraryFolder(import.meta.dirname)), () => folders);
  const known = new Set<string>();
  const read = (uri: string, limit?: number): Uint8Array | Unreadable => {
    const bytes = world.read(uri, limit);
    if (typeof bytes !== 'string') known.add(uri);
    return bytes;
  };
  const texts = new Map<string, readonly string[]>();
  const lines = (uri: string): readonly string[] => {
    const text = texts.get(uri) ?? linesOf(read(uri));
    texts.set(uri, text);
    return text;
  };
  return {
    language: createLanguage({ ...world, memoryLimit, read }),
    read,
    filesRead: () => [...known],
    print(diagnostics, format, to) {
      for (const diagnostic of diagnostics)
        to(format === 'pretty' ? prettyDiagnostic(diagnostic, io, lines) : conciseDiagnostic(diagnostic, io));
    }
  };
}

const linesOf = (bytes: Uint8Array | Unreadable): readonly string[] =>
  typeof bytes === 'string' ? [] : new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
