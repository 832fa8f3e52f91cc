// Writes what an experiment saves, beside its file.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npzOf, savedIn, savedText } from '../server/index.js';
import type { Recording } from '../simulator/index.js';
import type { Io } from './io.js';
import { writeOutput } from './write-output.js';

/** Throws a UsageError where one cannot be written. */
export function writeSaved(recording: Recording, io: Io): void {
  for (const { file, arrays, isEarly } of savedIn(recording)) {
    const beside = path.resolve(path.dirname(fileURLToPath(recording.uri)), file);
    writeOutput(beside, npzOf(arrays), io);
    io.err(`${savedText(file, isEarly)}\n`);
  }
}
