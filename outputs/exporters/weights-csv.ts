// Recorded weights and states of synapses as tidy comma-separated values: connect,variable,unit,pre,post,time_ms,value.
import { timeOf } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import type { Field } from './csv.js';
import type { Exporter, Piece } from './exporter.js';
import { inTime } from './in-time.js';

/** A row a synapse and sample, of a sum a target neuron, which has no pre, by time, then connection as recorded, then synapse. `value` is in `unit`. */
export const weightsCsv: Exporter = {
  name: 'weights',
  extension: 'csv',
  header: ['connect', 'variable', 'unit', 'pre', 'post', 'time_ms', 'value'],
  rows
};

function* rows({ weights, step }: Piece): Generator<readonly Field[]> {
  for (const [list, s] of inTime(weights)) {
    const { connect, variable, unit, pre, post, steps, values, byTarget } = weights[list]!;
    const { name, size } = displayUnit(unit);
    const time = timeOf(steps[s]!, step);
    for (let i = 0; i < pre.length; i++)
      yield [connect, variable, name, byTarget ? '' : pre[i]!, post[i]!, time, values[s * pre.length + i]! / size];
  }
}
