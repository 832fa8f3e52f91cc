// What every exporter is: a name, an ending for the file, and the text it writes of a recording.
import type { Recording } from '../../simulator/index.js';

export interface Exporter {
  /** as on the command line */
  readonly name: string;
  /** of the file, without the dot */
  readonly extension: string;
  readonly write: (recording: Recording) => string;
}
