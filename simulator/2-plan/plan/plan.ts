// The plan of one run: sizes, folded constants, formulas, chosen integrators and recipes for synapses. Readonly plain data
// that can be posted to a worker and printed. No name of a model decides anything in it: a backend sees structure alone.
import type { ListValue, Source } from '../../1-model/index.js';
import type { ScriptPlan, SilencePlan, StimulusPlan } from './experiment.js';
import type { GroupPlan } from './group.js';
import type { ProjectionPlan } from './projection.js';
import type { RecordsPlan } from './records.js';

export interface Plan {
  readonly uri: string;
  readonly experiment: string;
  readonly seed: number;
  /** ms */
  readonly step: number;
  /** numeric parameters and constants of the file, after settings and `set` */
  readonly globals: Readonly<Record<string, number>>;
  /** constants and columns (`table.column`) that are lists, of those that expectations, reports and plots name */
  readonly lists: Readonly<Record<string, ListValue>>;
  /** sorted by name, as are the projections: the order of declarations changes nothing */
  readonly groups: readonly GroupPlan[];
  readonly projections: readonly ProjectionPlan[];
  readonly stimuli: readonly StimulusPlan[];
  readonly silences: readonly SilencePlan[];
  readonly script: ScriptPlan;
  readonly records: RecordsPlan;
  /** steps for which groups may be carried on before they hear of each other's spikes; absent: one */
  readonly slice?: number;
  /** every optional pass, in order */
  readonly passes: readonly PassPlan[];
  /** bytes the network and the recording will take, counted by those who lay them out; largest first */
  readonly memory: readonly MemoryItem[];
}

/** What an optional pass made of the plan, for people: one text a part of it, none where there was nothing to do. `off`: left out. */
interface PassPlan {
  readonly name: string;
  readonly off: boolean;
  readonly did: readonly string[];
}

export interface MemoryItem {
  readonly what: string;
  readonly bytes: number;
  /** of what takes them */
  readonly source?: Source;
}
