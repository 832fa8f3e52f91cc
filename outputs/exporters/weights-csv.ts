// Recorded weights and states of synapses as tidy comma-separated values: connect,variable,unit,pre,post,time_ms,value.
import type { Recording } from '../../simulator/index.js';
import { timeOf } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import { csv } from './csv.js';
import type { Field } from './csv.js';
import type { Exporter } from './exporter.js';

/** A row a synapse and sample, by connection as recorded, then time, then synapse. `value` is in `unit`. */
export const weightsCsv: Exporter = {
  name: 'weights',
  extension: 'csv',
  write: recording => csv(recording, ['connect', 'variable', 'unit', 'pre', 'post', 'time_ms', 'value'], rows),
};

function* rows({ weights, step }: Recording): Generator<readonly Field[]> {
  for (const { connect, variable, unit, pre, post, steps, values } of weights) {
    const { name, size } = displayUnit(unit);
    for (let s = 0; s < steps.length; s++) {
      const time = timeOf(steps[s]!, step);
      for (let i = 0; i < pre.length; i++) yield [connect, variable, name, pre[i]!, post[i]!, time, values[s * pre.length + i]! / size];
    }
  }
}
