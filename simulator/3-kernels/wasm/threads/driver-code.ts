// The loop over steps, the same for every thread: what arrives, the neurons, a barrier, what is sent, what drives the next step.
// Spikes of a slice of steps reach nobody within it, so threads wait for each other once a slice.
import { FunctionBuilder, type Label, type Local, type ModuleBuilder } from '../code/encode/index.js';
import { wrongWord, type Board } from './board.js';

/** What is called for one part of the network in one phase of a step: a function of the module (step, thread), not 0 where something went wrong. */
export interface Call {
  /** of its phase in a step: of what goes wrong in one step, that of the earliest phase is told */
  readonly rank: number;
  readonly part: number;
  /** it is about the next step */
  readonly next?: boolean;
  /** a barrier follows */
  readonly apart?: boolean;
  readonly push: (b: FunctionBuilder, step: Local, thread: Local) => FunctionBuilder;
}

export interface Phases {
  readonly carry: readonly Call[];
  readonly hold: readonly Call[];
  readonly equations: readonly Call[];
  readonly arrive: readonly Call[];
  readonly neurons: readonly Call[];
  readonly deliver: readonly Call[];
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
function failedCode(board: Board): FunctionBuilder {
  const b = new FunctionBuilder(['i32']);
  const [thread] = b.parameters as [Local];
  for (const word of ['wrongEven', 'wrongOdd'] as const) b.i32(0).i32(1).memory('i32.store', board.address(word));
  b.i32(0).i32(1).memory('i32.store', board.address('failed'));
  board.pushOwn(b, thread);
  board
    .pushOwn(b, thread)
    .memory('i32.load', board.ownOffset('barriers'))
    .i32(2 ** 30)
    .op('i32.add')
    .atomic('i32.atomic.store', board.ownOffset('barriers'));
  return board.pushOwn(b, thread).i32(-1).atomic('memory.atomic.notify', board.ownOffset('barriers')).op('drop');
}

/** (first step, steps, thread) */
function advanceCode(
  board: Board,
  { carry, hold, equations, arrive, neurons, deliver, drive, inject, everyStep, carriesFromPre }: Phases,
  slice: number,
  barrier: number
): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32', 'i32']);
  const [first, steps, thread] = b.parameters as [Local, Local, Local];
  const end = b.local('i32');
  const step = b.local('i32');
  const sliceEnd = b.local('i32');
  const wrong = b.local('i32');
  b.get(first).get(steps).op('i32.add').set(end);
  b.block(done =>
    b.loop(again => {
      b.get(first).get(end).op('i32.ge_u').branchIf(done);
      b.get(first)
        .i32(slice)
        .op('i32.add')
        .tee(sliceEnd)
        .get(end)
        .get(sliceEnd)
        .get(end)
        .op('i32.lt_u', 'select')
        .set(sliceEnd);
      // within a slice nothing that is delivered depends on inputs
      unlessWrong(
        [
          ...carry.map((call, i) => ({ ...call, apart: carriesFromPre && i === carry.length - 1 })),
          ...[...hold, ...equations, ...arrive].map(call => ({ ...call, apart: everyStep })),
          ...neurons,
          ...(slice > 1 ? drive : [])
        ],
        done
      );
      b.get(thread).call(barrier).branchIf(done);
      overSlice(deliver, done);
      if (everyStep) b.get(thread).call(barrier).branchIf(done);
      unlessWrong([...(slice > 1 ? [] : drive), ...inject], done);
      if (inject.length > 0) b.get(thread).call(barrier).branchIf(done);
      b.get(sliceEnd).set(first).branch(again);
    })
  );
  return b;

  function unlessWrong(calls: readonly Call[], done: Label): void {
    if (calls.length > 0)
      b.get(wrong)
        .op('i32.eqz')
        .if(() => overSlice(calls, done));
  }

  function overSlice(calls: readonly Call[], done: Label): void {
    if (calls.length === 0) return;
    b.block(left => {
      b.get(first).set(step);
      b.count(
        step,
        () => b.get(sliceEnd),
        () =>
          calls.forEach(call => {
            ordinary(call, left);
            if (call.apart) b.get(thread).call(barrier).branchIf(done);
          })
      );
    });
  }

  function ordinary({ rank, part, next = false, push }: Call, left: Label): void {
    push(b, step, thread).if(() => {
      noteWrong(wrongWord(rank, part), next);
      b.branch(left);
    });
  }

  /** All leave together, at the next barrier. */
  function noteWrong(part: number, next: boolean): void {
    b.i32(1).set(wrong);
    board
      .pushOwn(b, thread)
      .get(step)
      .i32(next ? 1 : 0)
      .op('i32.add')
      .memory('i32.store', board.ownOffset('wrongStep'));
    board.pushOwn(b, thread).i32(part).memory('i32.store', board.ownOffset('wrongPart'));
    board
      .pushOwn(b, thread)
      .memory('i32.load', board.ownOffset('barriers'))
      .i32(1)
      .op('i32.and')
      .if(
        () => b.i32(0).i32(1).memory('i32.store', board.address('wrongEven')),
        () => b.i32(0).i32(1).memory('i32.store', board.address('wrongOdd'))
      );
  }
}

function runCode(board: Board, advance: number, barrier: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32']);
  const [first, steps] = b.parameters;
  const thread = b.local('i32');
  const waitForAll = (): unknown => board.threads > 1 && b.get(thread).call(barrier).op('drop');
  waitForAll();
  // no steps end the work of the workers, which come to no other barrier then
  b.get(steps!)
    .op('i32.eqz')
    .if(() => b.op('return'));
  b.get(first!).get(steps!).get(thread).call(advance);
  waitForAll();
  return b;
}

function workCode(board: Board, advance: number, barrier: number): FunctionBuilder {
  const b = new FunctionBuilder(['i32']);
  const [thread] = b.parameters;
  const steps = b.local('i32');
  b.block(done =>
    b.loop(again => {
      b.get(thread!).call(barrier).op('drop');
      b.i32(0).memory('i32.load', board.address('steps')).tee(steps).op('i32.eqz').branchIf(done);
      b.i32(0).memory('i32.load', board.address('firstStep')).get(steps).get(thread!).call(advance);
      b.get(thread!).call(barrier).op('drop').branch(again);
    })
  );
  return b;
}
