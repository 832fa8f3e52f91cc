// Spikes as comma-separated values: population,id,time_ms.
import { timeOf } from '../../simulator/index.js';
import type { Field } from './csv.js';
import type { Exporter, Piece } from './exporter.js';
import { inTime } from './in-time.js';

/** A row a spike, by time, then population as recorded, then neuron (counted from 0). Times are multiples of the step. */
export const spikesCsv: Exporter = { name: 'spikes', extension: 'csv', header: ['population', 'id', 'time_ms'], rows };

function* rows({ spikes, step }: Piece): Generator<readonly Field[]> {
  for (const [list, i] of inTime(spikes)) {
    const { population, steps, indices } = spikes[list]!;
    yield [population, indices[i]!, timeOf(steps[i]!, step)];
  }
}
