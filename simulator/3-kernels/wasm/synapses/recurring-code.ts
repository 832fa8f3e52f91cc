// The functions of what synapses do at regular times: those onto the neurons of a thread, one neuron after the other, each behind the sums
// that it reads of them.
import { assignmentsOf } from '../../network/index.js';
import type { Recurrence } from '../../../2-plan/index.js';
import { column, type FunctionCode } from '../code/index.js';
import type { Machine } from '../machine.js';
import { sinceStart, startCourse } from './course-code.js';
import type { DynamicLayout } from './dynamic-code.js';
import { EventCode } from './event-code.js';
import { keepsOfPre, mentionsPre, SynapseVariables } from './synapse-variables.js';
import { TotalsCode } from './totals-code.js';
import { phaseCode } from './walk-code.js';

/** Behind all spikes of a step. */
const firstRecurring = 2 ** 31;

/** The number of the function (step, thread) of all blocks, which there are. */
export function recurringCode(
  { late: _late, rows: _rows, signals: _signals, inOrder, ...place }: DynamicLayout,
  synapses: number,
  machine: Machine
): number {
  const {
    program: { recurring = [], course },
    arrays
  } = place;
  const added = (event: Recurrence | 'anew', rank: number, every: number): number =>
    machine.module.add(blockCode({ ...place, columns: inOrder }, { event, rank, every }, synapses, machine));
  const blocks = recurring.map(({ every }, rank) => added(`each ${rank}`, rank, every));
  if (course) blocks.push(added('anew', recurring.length, course.every));
  const { f, step, thread } = phaseCode();
  for (const block of blocks) f.returnIf(f.callI32(block, step, thread), 1);
  if (course) f.if(step.modulo(course.every).not(), () => startCourse(arrays.course!, step, thread));
  return machine.module.add(f.gives(0));
}

/** The function (step, thread) of one block, or of a course that starts anew; 1 where something goes wrong. */
function blockCode(
  place: Omit<DynamicLayout, 'late' | 'rows' | 'signals' | 'inOrder'>,
  { event, rank, every }: { readonly event: Recurrence | 'anew'; readonly rank: number; readonly every: number },
  synapses: number,
  machine: Machine
): FunctionCode {
  const { program, made, states, columns, pre, arrays, faults } = place;
  const { ranges } = made.to;
  const assignments = assignmentsOf(program, event);
  const { f, step, thread, order } = phaseCode();
  f.returnIf(step.modulo(every), 0);
  f.returnIf(f.callI32(machine.spend, thread, Math.ceil(synapses / ranges.threads)), 1);
  const [neuron, at, end] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const [synapse, other] = [f.local('i32'), f.local('i32')];
  const time = f.keep(step.toF64().times(made.h));
  const since = arrays.course ? { since: sinceStart(f, arrays.course, step, thread) } : {};
  const ends = { post: neuron, pre: other, thread };
  const variables = new SynapseVariables(made, { ...ends, synapse, time, step, ...since }, arrays, machine);
  const code = new EventCode(f, program, states, event, variables, { step, synapse });
  const totals = new TotalsCode(f, place, event, { neuron, step, thread, order, at, end, synapse, other }, machine);
  const asksPre = mentionsPre(assignments.map(({ value }) => value)) || keepsOfPre(states.kept);
  code.prepare();
  neuron.set(ranges.first(thread));
  f.count(neuron, ranges.realEnd(f, thread), () => {
    order.set(neuron.plus(firstRecurring + rank * made.to.plan.size));
    totals.run();
    columns.take({ f, neuron, at, end });
    f.count(at, end, () => {
      columns.find({ at, synapse });
      if (asksPre) other.set(column(pre).at(synapse));
      code.run(
        () => undefined,
        () => {
          faults.note(f, thread, step, order, synapse, event);
          f.return(1);
        }
      );
    });
  });
  return f.gives(0);
}
