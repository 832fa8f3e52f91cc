// Where threads wait for each other: a count of arrivals that only grows. Waiting threads look for a while, then sleep.
import { FunctionBuilder } from '../encode/index.js';
import type { Board } from './board.js';

/** Looks before a thread goes to sleep: some ten microseconds. */
const looks = 20_000;
/** ns after which the first thread looks whether the run was cancelled */
const nap = 20_000_000n;

/** (thread): 1 where something went wrong on some thread before it came here. `pulse` is the imported function that asks whether to go on. */
export function meetingCode(board: Board, pulse: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32'], ['i32']), [thread] = b.parameters, met = b.local('i32');
  board.pushOwn(b, thread!).memory('i32.load', board.ownOffset('met')).i32(1).op('i32.add').set(met);
  board.pushOwn(b, thread!).get(met).memory('i32.store', board.ownOffset('met'));
  if (board.threads > 1) waitForAll();
  b.get(met).i32(1).op('i32.and').if(() => b.i32(0).memory('i32.load', board.address('wrongOdd')), () => b.i32(0).memory('i32.load', board.address('wrongEven')), 'i32');
  return b;

  function waitForAll(): void {
    const target = b.local('i32'), seen = b.local('i32'), left = b.local('i32'), arrived = board.address('arrived');
    const isThere = (): FunctionBuilder => b.get(seen).get(target).op('i32.sub').i32(0).op('i32.ge_s');
    b.get(met).i32(board.threads).op('i32.mul').set(target);
    b.i32(0).i32(1).atomic('i32.atomic.rmw.add', arrived).i32(1).op('i32.add').set(seen);
    isThere().if(
      () => b.i32(0).i32(-1).atomic('memory.atomic.notify', arrived).op('drop'),
      () => b.block(done => {
        b.i32(looks).set(left);
        b.loop(again => {
          b.i32(0).atomic('i32.atomic.load', arrived).set(seen);
          isThere().branchIf(done);
          b.get(left).i32(1).op('i32.sub').tee(left).branchIf(again);
        });
        b.loop(again => {
          b.i32(0).get(seen).i64(nap).atomic('memory.atomic.wait32', arrived).op('drop');
          b.i32(0).atomic('i32.atomic.load', arrived).set(seen);
          isThere().branchIf(done);
          // a helper that never comes must not keep the user from stopping the run
          b.get(thread!).op('i32.eqz').if(() => b.i32(4096).call(pulse).if(() => b.i32(1).op('return')));
          b.branch(again);
        });
      })
    );
  }
}

/** Operations between two looks at whether to go on. */
export const stretch = 65_536;

/** (thread, operations done): not 0 where the run was told to end. */
export function spendCode(board: Board, pulse: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']), [thread, operations] = b.parameters, work = b.local('i32'), offset = board.ownOffset('work');
  board.pushOwn(b, thread!).memory('i32.load', offset).get(operations!).op('i32.add').set(work);
  b.get(work).i32(stretch).op('i32.lt_u').if(() => {
    board.pushOwn(b, thread!).get(work).memory('i32.store', offset);
    b.i32(0).op('return');
  });
  board.pushOwn(b, thread!).i32(0).memory('i32.store', offset);
  b.get(thread!).if(() => b.i32(0).memory('i32.load', board.address('aborted')).op('return'));
  return b.get(work).call(pulse);
}
