// The loop over steps, the same for every thread: what arrives, the neurons, a barrier, what is sent, what drives the next step.
// Spikes of a slice of steps reach nobody within it, so threads wait for each other once a slice.
import { FunctionCode, type Code, type I32, type Label, type ModuleBuilder } from '../code/index.js';
import { wrongWord, type Board } from './board.js';

/** What is called for one part of the network in one phase of a step. */
export interface Call {
  /** of its phase in a step: of what goes wrong in one step, that of the earliest phase is told */
  readonly rank: number;
  readonly part: number;
  /** it is about the next step */
  readonly next?: boolean;
  /** a barrier follows */
  readonly apart?: boolean;
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
  /** adds to what `drive` sets, and looks at the states of all neurons */
  readonly inject: readonly Call[];
  /** what arrives or is delivered depends on neurons of other threads: these wait until it is done */
  readonly everyStep: boolean;
  /** what is carried first depends on neurons of other threads: these wait until it is done */
  readonly carriesFromPre: boolean;
}

export interface Driver {
  /** Carries the network over steps, with all workers. */
  readonly run: (firstStep: number, steps: number) => void;
  /** What a worker does until its work ends. */
  readonly work: (thread: number) => void;
}

/** Adds the exports `run` and `work`. `barrier` is the number of the barrier's function. */
export function addDriver(module: ModuleBuilder, board: Board, phases: Phases, slice: number, barrier: number): void {
  const advance = module.add(advanceCode(board, phases, slice, barrier));
  module.add(runCode(board, advance, barrier), 'run');
  module.add(workCode(board, advance, barrier), 'work');
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

/** (first step, steps, thread) */
function advanceCode(
  board: Board,
  { carry, hold, equations, assign, arrive, neurons, deliver, recur, drive, inject, everyStep, carriesFromPre }: Phases,
  slice: number,
  barrier: number
): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32']);
  const [first, steps, thread] = f.parameters;
  const [step, sliceEnd, wrong] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const end = f.keep(first.plus(steps));
  const meet = (done: Label): void => f.leave(done, f.callI32(barrier, thread));
  f.until(first.isAtLeast(end), done => {
    f.smaller(first.plus(slice), end, sliceEnd);
    // within a slice nothing that is delivered depends on inputs
    unlessWrong(
      [
        ...carry.map((call, i) => ({ ...call, apart: carriesFromPre && i === carry.length - 1 })),
        ...[...hold, ...equations, ...assign, ...arrive].map(call => ({ ...call, apart: everyStep })),
        ...neurons,
        ...(slice > 1 ? drive : [])
      ],
      done
    );
    meet(done);
    overSlice([...deliver, ...recur], done);
    if (everyStep) meet(done);
    unlessWrong([...(slice > 1 ? [] : drive), ...inject], done);
    if (inject.length > 0) meet(done);
    first.set(sliceEnd);
  });
  return f;

  function unlessWrong(calls: readonly Call[], done: Label): void {
    if (calls.length > 0) f.if(wrong.not(), () => overSlice(calls, done));
  }

  function overSlice(calls: readonly Call[], done: Label): void {
    if (calls.length === 0) return;
    f.block(left => {
      step.set(first);
      f.count(step, sliceEnd, () =>
        calls.forEach(call => {
          ordinary(call, left);
          if (call.apart) meet(done);
        })
      );
    });
  }

  function ordinary({ rank, part, next = false, code }: Call, left: Label): void {
    f.if(f.callI32(code, step, thread), () => {
      wrong.set(1);
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

function runCode(board: Board, advance: number, barrier: number): FunctionCode {
  const f = new FunctionCode(['i32', 'i32']);
  const [first, steps] = f.parameters;
  const thread = f.local('i32');
  const waitForAll = (): void => {
    if (board.threads > 1) f.drop(f.callI32(barrier, thread));
  };
  waitForAll();
  // no steps end the work of the workers, which come to no other barrier then
  f.returnIf(steps.not());
  f.call(advance, first, steps, thread);
  waitForAll();
  return f;
}

function workCode(board: Board, advance: number, barrier: number): FunctionCode {
  const f = new FunctionCode(['i32']);
  const [thread] = f.parameters;
  const steps = f.local('i32');
  const common = board.forAll(f);
  const wait = (): void => f.drop(f.callI32(barrier, thread));
  f.block(done =>
    f.loop(again => {
      wait();
      f.leave(done, steps.assigned(common.field('steps')).not());
      f.call(advance, common.field('firstStep'), steps, thread);
      wait();
      f.leave(again);
    })
  );
  return f;
}
