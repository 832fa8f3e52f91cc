// Recorded variables of neurons as tidy comma-separated values: population,id,variable,unit,time_ms,value.
import type { Recording } from '../../simulator/index.js';
import { timeOf } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import { csv } from './csv.js';
import type { Field } from './csv.js';
import type { Exporter } from './exporter.js';

/** A row a neuron and sample, by variable as recorded, then time, then neuron. `value` is in `unit`. */
export const tracesCsv: Exporter = {
  name: 'traces',
  extension: 'csv',
  write: recording => csv(recording, ['population', 'id', 'variable', 'unit', 'time_ms', 'value'], rows),
};

function* rows({ traces, step }: Recording): Generator<readonly Field[]> {
  for (const { population, variable, unit, neurons, steps, values } of traces) {
    const { name, size } = displayUnit(unit);
    for (let s = 0; s < steps.length; s++) {
      const time = timeOf(steps[s]!, step);
      for (let i = 0; i < neurons.length; i++) yield [population, neurons[i]!, variable, name, time, values[s * neurons.length + i]! / size];
    }
  }
}
