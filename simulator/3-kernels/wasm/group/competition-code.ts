// Neurons that compete: of those at which the condition holds, the one with the largest margin fires.
import { streamKey } from '../../../0-numbers/index.js';
import type { Formula } from '../../../2-plan/index.js';
import { Cursor, type F64, type I32 } from '../code/index.js';
import type { FiringPass } from './firing-pass.js';

/** No neuron. */
const nobody = -1;

/** Of several with the same margin, the one with the largest lot. The thread has all neurons of the group. */
export function fireFurthest(pass: FiringPass, condition: Formula, margin: Formula): void {
  const { f, at } = pass;
  const wrong = (): void => pass.wrong('spikes');
  const winner = f.local('i32');
  const [most, found] = [f.local('f64'), f.local('f64')];
  winner.set(nobody);
  pass.eachNeuron(next => {
    f.leave(next, pass.isFree().not());
    f.leave(next, pass.reader().evaluated(condition, wrong).equals(0));
    found.set(pass.reader().evaluated(margin, wrong));
    const takes = (): void => {
      winner.set(at.number);
      most.set(found);
    };
    const takesByLot = (): void =>
      f.if(found.equals(most), () => f.if(lotOf(pass, at.number).isAbove(lotOf(pass, winner)), takes));
    f.if(winner.equals(nobody), takes, () => f.if(found.isAbove(most), takes, takesByLot));
  });
  f.if(winner.differs(nobody), () => {
    pass.visit(Cursor.of(winner));
    pass.fire();
    pass.hold();
  });
}

/** The same as in the reference. */
function lotOf({ f, machine, group, arrays: { seed }, step }: FiringPass, neuron: I32): F64 {
  const { low, high } = streamKey(seed, `${group.name}.lots`);
  return f.callF64(
    machine.functionNumber('uniform_at', false),
    ...[low, high].map(half => f.f64(half)),
    neuron.toF64(),
    step.toF64(),
    f.f64(0)
  );
}
