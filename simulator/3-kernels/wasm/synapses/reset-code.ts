// The function of synapses whose spikes reset their targets: what a thread does with the spikes that arrive in a step.
import type { Transmission } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { valueOf } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { EventFaults } from './event-faults.js';
import type { LateSpikes } from './late-spikes.js';
import type { NumberedRows } from './numbered-rows.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { SynapseVariables } from './synapse-variables.js';
import { leaveIf, phaseCode, told, walkCode } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

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
  const { b, step, thread, order } = phaseCode();
  place.late.each(b, step, (neuron, delay) => told(b, hear, [neuron, step, thread, delay, order], order));
  return { hold: machine.module.add(b.i32(0)) };
}

/** Goes through a stretch of a row. */
function hearCode({ resets, made, rows, holds, faults, arrays }: ResetLayout, machine: Machine): FunctionBuilder {
  const walk = walkCode();
  const { b, neuron, step, thread, order, at, end, synapse, other } = walk;
  const time = b.local('f64');
  const steps = b.local('f64');
  const variables = new SynapseVariables(b, made, { pre: neuron, post: other, synapse, time }, arrays, machine);
  const l = new Lanes();
  let outside: Value | undefined;
  const read = variables.read(l, undefined, mask => (outside = outside ? l.op('or', outside, mask) : mask));
  const values = resets.map(({ value }) => valueOf(value, l, read));
  const checks = outside ? [outside] : [];
  const emitter = new LaneEmitter(b, false, variables.functionNumber, [...checks, ...values]);
  const wrong = (): void => {
    faults.note(b, thread, step, order, synapse, 'pre');
    b.i32(1).op('return');
  };
  const store = (into: Float64Array, push: () => void): void => {
    b.get(other).i32(3).op('i32.shl');
    push();
    b.memory('f64.store', addressOf(into));
  };
  rows.take(walk);
  leaveIf(b.get(thread).get(end).get(at).op('i32.sub').call(machine.spend));
  b.count(
    at,
    () => b.get(end),
    () => {
      rows.find(walk);
      if (typeof holds === 'number') b.f64(holds);
      else variables.pushOwn(holds);
      b.tee(steps).get(steps).op('f64.ne').if(wrong);
      for (const check of checks) {
        emitter.push(check);
        b.if(wrong);
      }
      resets.forEach(({ slot }, i) => store(made.to.values.states[slot]!, () => emitter.push(values[i]!)));
      store(made.to.heldUntil, () =>
        later(b, other, made.to.heldUntil, () => b.get(step).op('f64.convert_i32_u').get(steps).op('f64.add'))
      );
    }
  );
  return b.i32(0);
}

/** Puts the later of two steps onto the stack: the one of a neuron, or another. */
function later(b: FunctionBuilder, neuron: Local, steps: Float64Array, pushOther: () => void): void {
  b.get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf(steps));
  pushOther();
  b.op('f64.max');
}
