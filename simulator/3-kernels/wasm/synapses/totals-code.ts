// Code that sums what an event reads of all synapses onto a neuron, before the event: in canonical order, so that the bits are the same on
// any number of threads.
import { totalsIn, type Assignment, type SynapseEvent } from '../../../2-plan/index.js';
import { assignmentsOf } from '../../network/index.js';
import { column, type FunctionCode } from '../code/index.js';
import type { Machine } from '../machine.js';
import type { DynamicLayout } from './dynamic-code.js';
import { EventCode } from './event-code.js';
import { keepsOfPre, mentionsPre, SynapseVariables } from './synapse-variables.js';
import type { WalkCode } from './walk-code.js';

/** Where the function has come to. Without a delay all synapses onto the neuron are taken. */
type Walk = Omit<WalkCode, 'f' | 'delay'>;

export class TotalsCode {
  private readonly slots: readonly number[];

  constructor(
    private readonly f: FunctionCode,
    private readonly place: Omit<DynamicLayout, 'late' | 'rows' | 'signals' | 'inOrder'>,
    private readonly event: SynapseEvent,
    private readonly walk: Walk,
    private readonly machine: Machine
  ) {
    this.slots = totalsIn(assignmentsOf(place.program, event));
  }

  /** Whether the event reads no totals. */
  get isEmpty(): boolean {
    return this.slots.length === 0;
  }

  /** The totals of one neuron. The function gives 1 where one of its synapses has no value. */
  run(): void {
    const {
      f,
      slots,
      event,
      walk,
      machine,
      place: { program, made, states, columns, pre, arrays, faults }
    } = this;
    if (slots.length === 0) return;
    const { neuron, step, thread, order, at, end, synapse, other } = walk;
    const summed = slots.map(slot => program.totals![slot]!);
    const time = f.keep(step.toF64().times(made.h));
    const variables = new SynapseVariables(
      made,
      { post: neuron, pre: other, thread, synapse, time, step },
      arrays,
      machine
    );
    const [{ source }] = assignmentsOf(program, event) as [Assignment];
    const sends = summed.map(value => ({ target: { kind: 'send' as const, slot: 0 }, value, source }));
    const { kept, moving } = states;
    const code = new EventCode(f, program, { kept, moving, occasions: {} }, event, variables, { step, synapse }, sends);
    const sums = slots.map(() => f.local('f64'));
    const asksPre = mentionsPre(summed) || keepsOfPre(states.kept);
    code.prepare();
    for (const sum of sums) sum.set(f.f64(0));
    columns.take({ f, neuron, at, end });
    f.returnIf(f.callI32(machine.spend, thread, end.minus(at)), 1);
    f.count(at, end, () => {
      columns.find({ at, synapse });
      if (asksPre) other.set(column(pre).at(synapse));
      code.run(
        (which, value) => sums[which]!.set(sums[which]!.plus(value)),
        () => {
          faults.note(f, thread, step, order, synapse, event);
          f.return(1);
        }
      );
    });
    slots.forEach((slot, i) => column(arrays.totals[slot]!).at(neuron).set(sums[i]!));
  }
}
