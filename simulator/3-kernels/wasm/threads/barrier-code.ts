// Where threads wait for each other: each says how many barriers it has come to, and looks until all others have come to as
// many; after a while it sleeps. Only counts that differ by less than 2^31 meet.
import { FunctionBuilder, type Local } from '../code/encode/index.js';
import type { Board } from './board.js';

/** Looks before a thread goes to sleep: some hundred microseconds, more than it takes to wake another up, or sleep would make more sleep; next to none where a thread may wait for the processor. */
const looks = { patient: 500_000, hurried: 100 };
/** ns after which the first thread looks whether the run was cancelled */
const nap = 20_000_000n;

/** (thread): 1 where something went wrong on some thread before it came here. `pulse` is the imported function that asks whether to go on. */
export function barrierCode(board: Board, progress: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32'], ['i32']);
  const [thread] = b.parameters as [Local];
  const barriers = b.local('i32');
  const count = board.ownOffset('barriers');
  board.pushOwn(b, thread).memory('i32.load', count).i32(1).op('i32.add').set(barriers);
  if (board.threads > 1) comeTogether();
  else board.pushOwn(b, thread).get(barriers).memory('i32.store', count);
  b.get(barriers)
    .i32(1)
    .op('i32.and')
    .if(
      () => b.i32(0).memory('i32.load', board.address('wrongOdd')),
      () => b.i32(0).memory('i32.load', board.address('wrongEven')),
      'i32'
    );
  return b;

  function comeTogether(): void {
    const other = b.local('i32');
    board.pushOwn(b, thread).get(barriers).atomic('i32.atomic.store', count);
    // who sleeps said so before looking whether this thread has come
    b.i32(0)
      .atomic('i32.atomic.load', board.address('asleep'))
      .if(() => board.pushOwn(b, thread).i32(-1).atomic('memory.atomic.notify', count).op('drop'));
    b.count(
      other,
      () => b.i32(board.threads),
      () => waitFor(other)
    );
  }

  function waitFor(other: Local): void {
    const place = b.local('i32');
    const seen = b.local('i32');
    const left = b.local('i32');
    const asleep = board.address('asleep');
    board.pushOwn(b, other).set(place);
    const look = (): FunctionBuilder =>
      b.get(place).atomic('i32.atomic.load', count).tee(seen).get(barriers).op('i32.sub').i32(0).op('i32.ge_s');
    b.block(done => {
      b.i32(board.crowded ? looks.hurried : looks.patient).set(left);
      b.loop(again => {
        look().branchIf(done);
        b.get(left).i32(1).op('i32.sub').tee(left).branchIf(again);
      });
      b.loop(again => {
        b.i32(0).i32(1).atomic('i32.atomic.rmw.add', asleep).op('drop');
        b.get(place).get(seen).i64(nap).atomic('memory.atomic.wait32', count).op('drop');
        b.i32(0).i32(-1).atomic('i32.atomic.rmw.add', asleep).op('drop');
        look().branchIf(done);
        // a worker that never comes must not keep the user from stopping the run
        b.get(thread)
          .op('i32.eqz')
          .if(() =>
            b
              .i32(4096)
              .call(progress)
              .if(() => b.i32(1).op('return'))
          );
        b.branch(again);
      });
    });
  }
}

/** Operations between two looks at whether to go on. */
export const stretch = 65_536;

/** (thread, operations done): not 0 where the run was told to end. */
export function spendCode(board: Board, progress: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  const [thread, operations] = b.parameters as [Local, Local];
  const work = b.local('i32');
  const offset = board.ownOffset('work');
  board.pushOwn(b, thread).memory('i32.load', offset).get(operations).op('i32.add').set(work);
  b.get(work)
    .i32(stretch)
    .op('i32.lt_u')
    .if(() => {
      board.pushOwn(b, thread).get(work).memory('i32.store', offset);
      b.i32(0).op('return');
    });
  board.pushOwn(b, thread).i32(0).memory('i32.store', offset);
  b.get(thread).if(() => b.i32(0).memory('i32.load', board.address('aborted')).op('return'));
  return b.get(work).call(progress);
}
