// Recorded variables of neurons as tidy comma-separated values: population,id,variable,unit,time_ms,value.
import { timeOf } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import type { Field } from './csv.js';
import type { Exporter, Piece } from './exporter.js';
import { inTime } from './in-time.js';

/** A row a neuron and sample, by time, then variable as recorded, then neuron. `value` is in `unit`. */
export const tracesCsv: Exporter = {
  name: 'traces',
  extension: 'csv',
  header: ['population', 'id', 'variable', 'unit', 'time_ms', 'value'],
  rows
};

function* rows({ traces, step }: Piece): Generator<readonly Field[]> {
  for (const [list, s] of inTime(traces)) {
    const { population, variable, unit, neurons, steps, values } = traces[list]!;
    const { name, size } = displayUnit(unit);
    const time = timeOf(steps[s]!, step);
    for (let i = 0; i < neurons.length; i++)
      yield [population, neurons[i]!, variable, name, time, values[s * neurons.length + i]! / size];
  }
}
