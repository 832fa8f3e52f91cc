// What the server's process and the worker that simulates say to each other; plain data that can be posted.
import type { NetworkModel, RunOptions } from '../simulator/index.js';
import type { Texts } from './places.js';
import type {
  PictureUpdate,
  RunEnded,
  RunKeys,
  RunProgress,
  endedMethod,
  keysMethod,
  pictureMethod,
  progressMethod
} from './protocol.js';

export interface SimulationOrder {
  readonly run: string;
  readonly model: NetworkModel;
  readonly options: Pick<RunOptions, 'experiment' | 'settings' | 'seed' | 'memoryLimit'>;
  /** texts of plots that are drawn behind those of the experiment */
  readonly plots: readonly string[];
  /** that carry the network on; 1 where it is left out */
  readonly threads?: number;
  /** seconds of wall-clock time after which a preview stops */
  readonly preview?: number;
  /** the texts the model was made from */
  readonly texts: Texts;
  /** shared, with a place for each of `signals` */
  readonly flag: Int32Array;
}

/** Places in the flag: 1 when the run shall stop; how many pictures the client has drawn; 1 when only the results are missing. */
export const signals = { stop: 0, shown: 1, simulated: 2 } as const;

/** What a worker may be asked once its run has ended, while it is kept. */
export type SimulationQuestion =
  | { readonly ask: 'draw'; readonly plots: readonly string[]; readonly anew: boolean }
  | { readonly ask: 'keys' };

/** A notification of the protocol, passed on to the client as it is. Behind `ended` come only answers to questions. */
export type SimulationReport =
  | { readonly method: typeof pictureMethod; readonly params: PictureUpdate }
  | { readonly method: typeof progressMethod; readonly params: RunProgress }
  | { readonly method: typeof keysMethod; readonly params: RunKeys }
  | { readonly method: typeof endedMethod; readonly params: RunEnded };
