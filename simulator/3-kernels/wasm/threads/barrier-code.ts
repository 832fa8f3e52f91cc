// Where threads wait for each other: each says how many barriers it has come to, and looks until all others have come to as
// many; after a while it sleeps. Only counts that differ by less than 2^31 meet.
import { FunctionCode, type I32, type Variable } from '../code/index.js';
import type { Board } from './board.js';

/** ns after which the first thread looks whether the run was cancelled */
const nap = 20_000_000n;

/** (thread): 1 where something went wrong on some thread before it came here. `progress` is the imported function that asks whether to go on. */
export function barrierCode(board: Board, progress: number): FunctionCode {
  const f = new FunctionCode(['i32'], 'i32');
  const [thread] = f.parameters;
  const common = board.forAll(f);
  const barriers = f.keep(board.of(thread).field('barriers').plus(1));
  comeTogether(f, board, barriers, progress);
  return f.gives(
    f.either(
      'i32',
      barriers.and(1),
      () => common.field('wrongOdd'),
      () => common.field('wrongEven')
    )
  );
}

type BarrierCode = FunctionCode<readonly ['i32']>;

function comeTogether(f: BarrierCode, board: Board, barriers: Variable<I32>, progress: number): void {
  const own = board.of(f.parameters[0]).shared('barriers');
  own.set(barriers);
  // who sleeps said so before looking whether this thread has come
  f.if(board.forAll(f).shared('asleep').load(), () => own.notify());
  f.each(0, board.threads, other => waitFor(f, board, other, barriers, progress));
}

function waitFor(f: BarrierCode, board: Board, other: I32, barriers: Variable<I32>, progress: number): void {
  const [thread] = f.parameters;
  const [seen, left] = [f.local('i32'), f.local('i32')];
  const theirs = board.of(other).shared('barriers');
  const asleep = board.forAll(f).shared('asleep');
  const hasCome = (): I32 => seen.assigned(theirs.load()).minus(barriers).isAtLeastSigned(0);
  f.block(done => {
    left.set(board.forAll(f).field('looks'));
    f.loop(again => {
      f.leave(done, hasCome());
      f.leave(again, left.assigned(left.minus(1)));
    });
    f.loop(again => {
      asleep.add(1);
      theirs.wait(seen, nap);
      asleep.add(-1);
      f.leave(done, hasCome());
      // a worker that never comes must not keep the user from stopping the run
      f.if(thread.not(), () => f.returnIf(f.callI32(progress, 4096), 1));
      f.leave(again);
    });
  });
}

/** Operations between two looks at whether to go on. */
export const stretch = 65_536;

/** (thread, operations done): not 0 where the run was told to end. */
export function spendCode(board: Board, progress: number): FunctionCode {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  const [thread, operations] = f.parameters;
  const kept = board.of(thread).field('work');
  const work = f.keep(kept.plus(operations));
  f.if(work.isBelow(stretch), () => {
    kept.set(work);
    f.return(0);
  });
  kept.set(0);
  f.returnIf(thread, board.forAll(f).field('aborted'));
  return f.gives(f.callI32(progress, work));
}
