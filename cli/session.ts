// One command's language service and the texts it has read.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLanguage, type Diagnostic, type Language } from '../language/index.js';
import { libraryFolder, nodeWorld } from '../server/index.js';
import { conciseDiagnostic, prettyDiagnostic } from './diagnostic-text.js';
import type { Io } from './io.js';

export interface Session {
  readonly language: Language;
  /** uris of all files read until now, those of the library among them */
  filesRead(): string[];
  /** writes findings as people read them */
  print(diagnostics: readonly Diagnostic[], format: 'pretty' | 'concise', to: (text: string) => void): void;
}

/** `memoryLimit`: bytes above which an experiment is an error; the simulator's own limit where it is left out. */
export function openSession(io: Io, memoryLimit?: number): Session {
  const texts = new Map<string, readonly string[]>();
  const lines = (uri: string): readonly string[] => {
    const known = texts.get(uri);
    if (known) return known;
    const read = linesOf(uri);
    texts.set(uri, read);
    return read;
  };
  const world = nodeWorld(libraryFolder(import.meta.dirname));
  const read = new Set<string>();
  return {
    language: createLanguage({
      ...world,
      memoryLimit,
      read: uri => {
        const bytes = world.read(uri);
        if (typeof bytes !== 'string') read.add(uri);
        return bytes;
      }
    }),
    filesRead: () => [...read],
    print(diagnostics, format, to) {
      for (const diagnostic of diagnostics)
        to(format === 'pretty' ? prettyDiagnostic(diagnostic, io, lines) : conciseDiagnostic(diagnostic, io));
    }
  };
}

function linesOf(uri: string): readonly string[] {
  try {
    return readFileSync(fileURLToPath(uri), 'utf8').split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}
