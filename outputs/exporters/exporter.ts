// What every exporter is: a name, an ending for the file, and the rows it makes of a recording or of a piece of one.
import type { Chunk, Recording } from '../../simulator/index.js';
import type { Field } from './csv.js';

/** `step` in ms. A piece holds all that was recorded in a stretch of steps, so that the rows of all pieces are those of the whole. */
export type Piece = Pick<Chunk, 'spikes' | 'traces' | 'weights'> & Pick<Recording, 'step'>;

export interface Exporter {
  /** as on the command line */
  readonly name: string;
  /** of the file, without the dot */
  readonly extension: string;
  /** names of the columns */
  readonly header: readonly string[];
  /** in order of time */
  readonly rows: (piece: Piece) => Iterable<readonly Field[]>;
}
