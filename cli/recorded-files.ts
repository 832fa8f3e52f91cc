// Writes recorded data to files while a run goes on, piece by piece, so that no run is too long for it.
import * as path from 'node:path';
import { csvHead, csvLines, exporters, type Exporter } from '../outputs/index.js';
import type { Chunk, PointStart, Recording } from '../simulator/index.js';
import { replacementOf, type Replacement } from './replacement.js';
import type { RecordedFile } from './run-order.js';
import { reasonOf, writing } from './write-output.js';

interface Open {
  readonly exporter: Exporter;
  readonly content: Replacement;
  readonly file: RecordedFile;
}

export class RecordedFiles {
  private open: readonly Open[] = [];
  private readonly said: string[] = [];
  private at: PointStart['at'] = [];
  private step = 0;
  private hasHead = false;

  /** Throws a UsageError for a file that cannot be written. */
  constructor(files: readonly RecordedFile[]) {
    for (const file of files) {
      try {
        const content = writing(file.shown, () => replacementOf(file.path));
        this.open = [
          ...this.open,
          { exporter: exporters.find(exporter => exporter.name === file.exporter)!, file, content }
        ];
      } catch (error) {
        for (const { content } of this.open) content.breakOff();
        throw error;
      }
    }
  }

  /** A sentence for each file that could not be written to its end: the others go on. */
  get unwritten(): readonly string[] {
    return this.said;
  }

  /** What follows is of this value of the sweep. */
  begin({ step }: Recording, { at }: PointStart): void {
    Object.assign(this, { at, step });
    if (this.hasHead) return;
    this.hasHead = true;
    for (const open of this.open) this.attempt(open, () => open.content.write(csvHead(open.exporter, at)));
  }

  add(chunk: Chunk): void {
    const { at, step } = this;
    for (const open of this.open)
      this.attempt(open, () => {
        for (const lines of csvLines(open.exporter, { ...chunk, step }, at)) open.content.write(lines);
      });
  }

  /** The files are in their places, with what was recorded until now. */
  finish(): void {
    for (const open of this.open) this.attempt(open, () => open.content.finish());
    this.open = [];
  }

  /** By a fault of ours: what stood in the places of the files before still does. */
  breakOff(): void {
    for (const { content } of this.open) content.breakOff();
    this.open = [];
  }

  private attempt(one: Open, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.open = this.open.filter(other => other !== one);
      const kept = one.content.breakOff();
      const rest = kept === undefined ? '' : `; what was written until then is in ${this.shown(kept, one.file)}`;
      this.said.push(`${one.file.shown} cannot be written to its end (${reasonOf(error)})${rest}.`);
    }
  }

  /** Beside the file as the user wrote it. */
  private readonly shown = (kept: string, { shown }: RecordedFile): string =>
    path.join(path.dirname(shown), path.basename(kept));
}
