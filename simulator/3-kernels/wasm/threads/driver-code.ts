// The loop over steps: what arrives, the neurons, a barrier, what is sent, what drives the next step. Each thread takes its share
// in it, or the first takes those of all, one after the other: what happens between two barriers may happen in any order.
// Spikes of a slice of steps reach nobody within it, so threads wait for each other once a slice.
import { FunctionCode, type Code, type I32, type Label, type ModuleBuilder, type Variable } from '../code/index.js';
import { barrierCode } from './barrier-code.js';
import { wrongWord, type Board } from './board.js';

/** What is called for one part of the network in one phase of a step. */
export interface Call {
  /** of its phase in a step: of what goes wrong in one step, that of the earliest phase is told */
  readonly rank: number;
  readonly part: number;
  /** it is about the next step */
  readonly next?: boolean;
  /** number of the function of the module (step, thread), not 0 where something went wrong */
  readonly code: number;
}

export interface Phases {
  readonly carry: readonly Call[];
  readonly hold: readonly Call[];
  readonly equations: readonly Call[];
  readonly assign: readonly Call[];
  readonly arrive: readonly Call[];
  readonly neurons: readonly Call[];
  readonly deliver: readonly Call[];
  readonly recur: readonly Call[];
  readonly drive: readonly Call[];
  /** adds to what `drive` sets */
  readonly inject: readonly Call[];
  /** what arrives or is delivered depends on neurons of other threads: these wait until it is done */
  readonly everyStep: boolean;
  /** what is carried first depends on neurons of other threads: these wait until it is done */
  readonly carriesFromPre: boolean;
  /** what is injected does, and nobody may carry these on before */
  readonly injectsFromPre: boolean;
}

export interface Driver {
  /** Carries the network over steps. Workers, where there are any, go on waiting. */
  readonly alone: (firstStep: number, steps: number) => void;
  /** The same with all workers. */
  readonly together: (firstStep: number, steps: number) => void;
}

/** What is done between two barriers, or up to where what is left is done once a slice. */
interface Section {
  readonly calls: readonly Call[];
  /** a barrier follows */
  readonly meets: boolean;
}

/** Adds the exports of a driver; those for workers where there are any. `progress` is the imported function that asks whether to go on. */
export function addDriver(module: ModuleBuilder, board: Board, phases: Phases, slice: number, progress: number): void {
  const sections = sectionsOf(phases, slice);
  module.add(advanceCode(board, sections, slice), 'alone');
  if (board.threads === 1) return;
  const barrier = module.add(barrierCode(board, progress));
  const share = module.add(advanceCode(board, sections, slice, barrier));
  module.add(togetherCode(share, barrier), 'together');
  module.add(workCode(board, share, barrier), 'work');
  module.add(failedCode(board), 'failed');
}

/** (thread): what is left to do for a worker that failed: nobody waits for it any more, and all leave. */
function failedCode(board: Board): FunctionCode {
  const f = new FunctionCode(['i32']);
  const [thread] = f.parameters;
  for (const word of ['wrongEven', 'wrongOdd', 'failed'] as const) board.forAll(f).field(word).set(1);
  const own = board.of(thread);
  own.shared('barriers').set(own.field('barriers').plus(2 ** 30));
  own.shared('barriers').notify();
  return f;
}

function sectionsOf(phases: Phases, slice: number): Section[] {
  const { carry, hold, equations, assign, arrive, neurons, deliver, recur, drive, inject } = phases;
  const { everyStep, carriesFromPre, injectsFromPre } = phases;
  const apart = (call: Call): Section => ({ calls: [call], meets: true });
  const before = [...hold, ...equations, ...assign, ...arrive];
  // within a slice nothing that is delivered depends on inputs
  const [early, late] = slice > 1 ? [drive, []] : [[], drive];
  return [
    // whoever carries synapses has slices of one step
    { calls: carry, meets: carriesFromPre },
    ...(everyStep ? before.map(apart) : []),
    { calls: [...(everyStep ? [] : before), ...neurons, ...early], meets: true },
    { calls: [...deliver, ...recur], meets: everyStep },
    { calls: [...late, ...inject], meets: injectsFromPre }
  ].filter(({ calls, meets }) => calls.length > 0 || meets);
}

/** (first step, steps, thread): with others, who meet at the function of this number; without it the shares of all, whatever the thread. */
function advanceCode(board: Board, sections: readonly Section[], slice: number, barrier?: number): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32']);
  const [first, steps, own] = f.parameters;
  const [step, sliceEnd] = [f.local('i32'), f.local('i32')];
  const end = f.keep(first.plus(steps));
  f.until(first.isAtLeast(end), done => {
    f.smaller(first.plus(slice), end, sliceEnd);
    for (const { calls, meets } of sections) {
      if (calls.length > 0) shares(thread => overSlice(calls, thread));
      if (meets) f.leave(done, isWrong());
    }
    first.set(sliceEnd);
  });
  return f;

  function shares(section: (thread: Variable<I32>) => void): void {
    const share = (thread: Variable<I32>): void =>
      f.if(board.of(thread).field('wrongStep').not(), () => section(thread));
    if (barrier === undefined) f.each(0, board.threads, share);
    else share(own);
  }

  /** Something went wrong for one of all, who have come as far. */
  function isWrong(): I32 {
    const common = board.forAll(f);
    return barrier === undefined ? common.field('wrongEven').plus(common.field('wrongOdd')) : f.callI32(barrier, own);
  }

  function overSlice(calls: readonly Call[], thread: Variable<I32>): void {
    f.block(left => {
      step.set(first);
      f.count(step, sliceEnd, () => calls.forEach(call => ordinary(call, thread, left)));
    });
  }

  function ordinary({ rank, part, next = false, code }: Call, thread: I32, left: Label): void {
    f.if(f.callI32(code, step, thread), () => {
      noteWrong(f, board, thread, { step: step.plus(next ? 1 : 0), word: wrongWord(rank, part) });
      f.leave(left);
    });
  }
}

/** All leave together, at the next barrier. */
function noteWrong(
  f: Code,
  board: Board,
  thread: I32,
  { step, word }: { readonly step: I32; readonly word: number }
): void {
  const own = board.of(thread);
  const common = board.forAll(f);
  own.field('wrongStep').set(step);
  own.field('wrongPart').set(word);
  f.if(
    own.field('barriers').and(1),
    () => common.field('wrongEven').set(1),
    () => common.field('wrongOdd').set(1)
  );
}

function togetherCode(share: number, barrier: number): FunctionCode {
  const f = new FunctionCode(['i32', 'i32']);
  const [first, steps] = f.parameters;
  const thread = f.local('i32');
  const waitForAll = (): void => f.drop(f.callI32(barrier, thread));
  waitForAll();
  // no steps end the work of the workers, which come to no other barrier then
  f.returnIf(steps.not());
  f.call(share, first, steps, thread);
  waitForAll();
  return f;
}

function workCode(board: Board, share: number, barrier: number): FunctionCode {
  const f = new FunctionCode(['i32']);
  const [thread] = f.parameters;
  const steps = f.local('i32');
  const common = board.forAll(f);
  const wait = (): void => f.drop(f.callI32(barrier, thread));
  f.block(done =>
    f.loop(again => {
      wait();
      f.leave(done, steps.assigned(common.field('steps')).not());
      f.call(share, common.field('firstStep'), steps, thread);
      wait();
      f.leave(again);
    })
  );
  return f;
}
