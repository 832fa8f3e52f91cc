// The recording of a run so far, put together from its chunks, so that it can be plotted while the run goes on.
import type { Chunk, Recording } from '../simulator/index.js';

type Parts<T> = readonly T[];

export class LiveRecording {
  private chunks: Chunk[] = [];
  /** spikes, samples of traces and weights so far */
  length = 0;

  /** `empty` is the recording as it stands before the first step. */
  constructor(private soFar: Recording) {}

  add(chunk: Chunk): void {
    this.chunks.push(chunk);
    for (const { steps } of chunk.spikes) this.length += steps.length;
    for (const { values } of [...chunk.traces, ...chunk.weights]) this.length += values.length;
  }

  get recording(): Recording {
    const last = this.chunks.at(-1);
    if (!last) return this.soFar;
    const parts = [this.soFar, ...this.chunks];
    this.chunks = [];
    this.soFar = {
      ...this.soFar, steps: last.steps,
      spikes: joined(parts.map(part => part.spikes), ['steps', 'indices']),
      traces: joined(parts.map(part => part.traces), ['steps', 'values']),
      weights: joined(parts.map(part => part.weights), ['steps', 'values'])
    };
    return this.soFar;
  }
}

/** Entry by entry, the growing columns one behind the other. */
function joined<T extends object>(parts: Parts<Parts<T>>, growing: readonly (keyof T & string)[]): readonly T[] {
  return parts[0]!.map((first, i) => {
    const entries = parts.map(part => part[i]!);
    const columns = growing.map(name => [name, concatenated(entries.map(entry => entry[name] as Float64Array | Uint32Array))] as const);
    return { ...first, ...Object.fromEntries(columns) };
  });
}

function concatenated(arrays: Parts<Float64Array | Uint32Array>): Float64Array | Uint32Array {
  const length = arrays.reduce((sum, array) => sum + array.length, 0);
  const all = arrays[0] instanceof Uint32Array ? new Uint32Array(length) : new Float64Array(length);
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
