// The function of synapses whose spikes reset their targets: what a thread does with the spikes that arrive in a step.
import type { Transmission } from '../../../2-plan/index.js';
import type { SynapseContext } from './synapse-context.js';
import { column, LaneEmitter, Lanes, type FunctionCode } from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import type { EventFaults } from './event-faults.js';
import type { LateSpikes } from './late-spikes.js';
import type { NumberedRows } from './numbered-rows.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { SynapseVariables } from './synapse-variables.js';
import { phaseCode, tell, walkCode } from './walk-code.js';

export interface ResetLayout {
  readonly resets: Extract<Transmission, { kind: 'reset' }>['resets'];
  readonly made: SynapseContext;
  readonly rows: NumberedRows;
  readonly late: LateSpikes;
  /** steps for which targets are refractory: for all synapses, or one a synapse; no number where that is impossible */
  readonly holds: number | Float64Array;
  readonly faults: EventFaults;
  readonly arrays: SynapseArrays;
}

export function addResetCode(place: ResetLayout, machine: Machine): PhaseFunctions {
  place.rows.addSearch(machine);
  const hear = machine.module.add(hearCode(place, machine));
  const { f, step, thread, order } = phaseCode();
  place.late.each(f, step, (neuron, delay) => tell(f, hear, [neuron, step, thread, delay, order], order));
  return { hold: machine.module.add(f.gives(0)) };
}

/** Goes through a stretch of a row. */
function hearCode({ resets, made, rows, holds, faults, arrays }: ResetLayout, machine: Machine): FunctionCode {
  const walk = walkCode();
  const { f, neuron, step, thread, order, at, end, synapse, other } = walk;
  const time = f.keep(step.toF64().times(made.h));
  const steps = f.local('f64');
  const variables = new SynapseVariables(made, { pre: neuron, post: other, synapse, time }, arrays, machine);
  const l = new Lanes();
  const impossible = new ImpossibleValues(l);
  const read = variables.read(l, undefined, impossible);
  const values = resets.map(({ value }) => valueOf(value, l, read));
  const emitter = new LaneEmitter(f, false, variables.functionNumber, [...impossible.roots, ...values]);
  const wrong = (): void => {
    faults.note(f, thread, step, order, synapse, 'pre');
    f.return(1);
  };
  rows.take(walk);
  f.returnIf(f.callI32(machine.spend, thread, end.minus(at)), 1);
  f.count(at, end, () => {
    rows.find(walk);
    steps.set(typeof holds === 'number' ? holds : variables.own(holds));
    f.if(steps.differs(steps), wrong);
    impossible.check(f, emitter, wrong);
    resets.forEach(({ slot }, i) => column(made.to.values.states[slot]!).at(other).set(emitter.number(values[i]!)));
    const held = column(made.to.heldUntil).at(other);
    held.set(held.larger(step.toF64().plus(steps)));
  });
  return f.gives(0);
}
