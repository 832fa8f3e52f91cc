// Writes recorded data to files while a run goes on, piece by piece, so that no run is too long for it.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import * as path from 'node:path';
import { csvHead, csvLines, exporters, type Exporter } from '../outputs/index.js';
import type { Chunk, PointStart, Recording } from '../simulator/index.js';
import type { RecordedFile } from './run-order.js';
import { writing } from './write-output.js';

interface Open {
  readonly exporter: Exporter;
  readonly descriptor: number;
  readonly shown: string;
}

export class RecordedFiles {
  private readonly files: readonly Open[];
  private at: PointStart['at'] = [];
  private step = 0;
  private hasHead = false;

  /** Throws a UsageError for a file that cannot be written, as do the others. */
  constructor(files: readonly RecordedFile[]) {
    this.files = files.map(file => ({
      exporter: exporters.find(one => one.name === file.exporter)!,
      shown: file.shown,
      descriptor: writing(file.shown, () => {
        mkdirSync(path.dirname(file.path), { recursive: true });
        return openSync(file.path, 'w');
      })
    }));
  }

  /** What follows is of this value of the sweep. */
  begin({ step }: Recording, { at }: PointStart): void {
    Object.assign(this, { at, step });
    if (this.hasHead) return;
    this.hasHead = true;
    for (const file of this.files) this.write(file, csvHead(file.exporter, at));
  }

  add(chunk: Chunk): void {
    const { at, step } = this;
    for (const file of this.files)
      for (const lines of csvLines(file.exporter, { ...chunk, step }, at)) this.write(file, lines);
  }

  close(): void {
    for (const { descriptor } of this.files) closeSync(descriptor);
  }

  private write({ descriptor, shown }: Open, text: string): void {
    writing(shown, () => writeSync(descriptor, text));
  }
}
