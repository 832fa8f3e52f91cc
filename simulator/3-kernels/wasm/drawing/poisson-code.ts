// Poisson counts from uniform numbers by a table, see simulator/0-numbers/poisson.ts: as spikes of sources, or for whoever needs them.
import type { PoissonLookup } from '../../../0-numbers/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import type { Machine } from '../machine.js';
import type { Uniforms } from './uniforms.js';

/** A table in the memory of the kernel. */
export type PlacedLookup = PoissonLookup;

export const placed = ({ sums, counts, places }: PoissonLookup, arena: Arena): PlacedLookup => ({
  sums: arena.copy(sums),
  counts: arena.copy(counts),
  places: arena.copy(places)
});

/** Neurons whose numbers are drawn at once: they stay in the nearest cache. */
const atOnce = 1024;
/** Above this probability of a count of 0 it pays to go round the others. */
const mostlyNone = 0.8;

/** What is drawn for whom: neurons `from` up to `to`, numbers on the stack. */
export interface Drawing {
  readonly lookup: PlacedLookup;
  readonly uniforms: Uniforms;
  readonly step: Local;
  readonly from: () => void;
  readonly to: () => void;
}

/** A neuron stands behind the others as often as it fires; `out` is where the next one goes. */
export function pushSpikes(b: FunctionBuilder, machine: Machine, drawing: Drawing, out: Local): void {
  const left = b.local('i32');
  eachCount(b, machine, drawing, false, (neuron, count) => {
    b.get(count).op('i32.trunc_f64_u').set(left);
    b.loop(again => {
      b.get(out).get(neuron).memory('i32.store').get(out).i32(4).op('i32.add').set(out);
      b.get(left).i32(1).op('i32.sub').tee(left).branchIf(again);
    });
  });
}

/** Visits the neurons whose count is not 0, and `all` others too where these are few. */
export function eachCount(
  b: FunctionBuilder,
  machine: Machine,
  drawing: Drawing,
  all: boolean,
  visit: (neuron: Local, count: Local) => void
): void {
  const {
    lookup: { sums, counts, places },
    uniforms,
    step,
    from,
    to
  } = drawing;
  const never = counts[0] === 0 ? sums[0]! : 0;
  const straight = all && never < mostlyNone;
  const first = b.local('i32');
  const end = b.local('i32');
  const last = b.local('i32');
  const neuron = b.local('i32');
  const entry = b.local('i32');
  const [u, count, none, places256] = [0, 1, 2, 3].map(() => b.local('f64')) as [Local, Local, Local, Local];
  b.f64(never).set(none).f64(256).set(places256);
  from();
  b.tee(neuron).i32(-8).op('i32.and').set(first);
  to();
  b.set(last);
  b.count(
    first,
    () => b.get(last),
    () => {
      b.get(first).i32(atOnce).op('i32.add').tee(end).get(last).get(end).get(last).op('i32.lt_u', 'select').set(end);
      uniforms
        .pushDraw(
          b,
          machine.random.uniforms,
          step,
          () => b.get(first).i32(3).op('i32.shl'),
          () => b.get(end).i32(3).op('i32.shl')
        )
        .op('drop', 'drop');
      b.count(
        neuron,
        () => b.get(end),
        () =>
          b.block(next => {
            b.get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf(uniforms.values)).set(u);
            if (!straight) b.get(u).get(none).op('f64.lt').branchIf(next);
            b.get(u)
              .get(places256)
              .op('f64.mul', 'i32.trunc_f64_u')
              .i32(2)
              .op('i32.shl')
              .memory('i32.load', addressOf(places))
              .set(entry);
            b.block(found =>
              b.loop(again => {
                b.get(entry).i32(sums.length).op('i32.ge_u').branchIf(found);
                b.get(u)
                  .get(entry)
                  .i32(3)
                  .op('i32.shl')
                  .memory('f64.load', addressOf(sums))
                  .op('f64.lt')
                  .branchIf(found);
                b.get(entry).i32(1).op('i32.add').set(entry).branch(again);
              })
            );
            b.get(entry).i32(3).op('i32.shl').memory('f64.load', addressOf(counts)).set(count);
            if (!straight) b.get(count).f64(0).op('f64.eq').branchIf(next);
            visit(neuron, count);
          })
      );
    },
    atOnce
  );
}
