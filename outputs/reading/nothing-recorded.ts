// The fault of asking for what an experiment does not record, with the statement that would.
import { NetworkError, type Selection } from '../../simulator/index.js';

export class NothingRecorded extends NetworkError {
  /** `remedy` is the statement to add: `record V of E[0]`. */
  constructor(
    what: string,
    readonly remedy: string,
    { source }: Selection
  ) {
    super([{ code: 'nothing-recorded', message: `${what}: add \`${remedy}\`.`, source }]);
  }
}
