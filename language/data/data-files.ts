// Data sets that were read, kept as long as their files are as they were: a text is checked at every keystroke, and pictures stay.
import type { URI } from 'langium';
import { rangeOfValues, type DataSet } from '../../simulator/index.js';
import type { World } from '../world.js';
import type { Given } from './data-reader.js';
import { DataSource } from './data-source.js';
import { dataReaders } from './registry.js';
import { DataFault, type Samples } from './samples.js';

export type ReadData = Samples & Pick<DataSet, 'range'>;

export type DataResult =
  | { readonly data: ReadData; readonly warnings: readonly string[] }
  /** one sentence */
  | { readonly fault: string };

interface Kept {
  readonly source: DataSource;
  readonly result: DataResult;
}

/** Sets that are kept: those of a file and of the files beside it that one has open. */
const most = 16;

export class DataFiles {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly world: World) {}

  /** `arguments` by name; paths are relative to the file `base`. */
  read(kind: string, given: Readonly<Record<string, string | number>>, base: URI): DataResult {
    const key = JSON.stringify([kind, given, base.toString().replace(/[^/]*$/, '')]);
    const before = this.kept.get(key);
    this.kept.delete(key);
    const now =
      before && before.source.stamps.size > 0 && before.source.isCurrent() ? before : this.fresh(kind, given, base);
    this.kept.set(key, now);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= most) break;
      this.kept.delete(oldest);
    }
    return now.result;
  }

  private fresh(kind: string, values: Readonly<Record<string, string | number>>, base: URI): Kept {
    const source = new DataSource(this.world, base);
    const given: Given = {
      text: name => String(values[name] ?? ''),
      number: name => Number(values[name] ?? 0)
    };
    try {
      const samples = dataReaders.get(kind)!(source, given);
      return {
        source,
        result: { data: { ...samples, range: rangeOfValues(samples) }, warnings: source.warnings }
      };
    } catch (error) {
      if (error instanceof DataFault) return { source, result: { fault: error.message } };
      throw error;
    }
  }
}
