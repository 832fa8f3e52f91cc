// Spikes as comma-separated values: population,id,time_ms.
import type { Recording } from '../../simulator/index.js';
import { timeOf } from '../../simulator/index.js';
import { csv } from './csv.js';
import type { Field } from './csv.js';
import type { Exporter } from './exporter.js';

/** A row a spike, by population as recorded, then time, then neuron (counted from 0). Times are multiples of the step. */
export const spikesCsv: Exporter = {
  name: 'spikes',
  extension: 'csv',
  write: recording => csv(recording, ['population', 'id', 'time_ms'], rows),
};

function* rows({ spikes, step }: Recording): Generator<readonly Field[]> {
  for (const { population, steps, indices } of spikes) {
    for (let i = 0; i < steps.length; i++) yield [population, indices[i]!, timeOf(steps[i]!, step)];
  }
}
