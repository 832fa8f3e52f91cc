// The neurons of a population whose spikes were recorded.
import type { RecordedPopulation, Recording } from '../../simulator/index.js';

/** By number, ascending, each once; none where nothing of the population is recorded. */
export function recordedNeurons(
  { spikes }: Recording,
  { name, size }: Pick<RecordedPopulation, 'name' | 'size'>
): Uint32Array {
  const records = spikes.filter(({ population }) => population === name);
  if (records.some(({ neurons }) => !neurons)) return Uint32Array.from({ length: size }, (_, i) => i);
  return Uint32Array.from(new Set(records.flatMap(({ neurons }) => [...neurons!]))).sort();
}
