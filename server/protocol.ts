// What client and server say to each other beyond LSP: starting, stopping and watching a run. Types and plain data only;
// read by the server, the extension and the webview, so neither Node nor DOM may be needed here.
import type { Dimension } from '../simulator/index.js';
import type { Axis, CellSize, MissingRecord, Panel, PlotKind, RowBand } from '../outputs/index.js';

/** request: RunParams -> RunAccepted; everything after comes as notifications that carry `run` */
export const runMethod = 'snn/run';
/** notification, client to server: StopParams */
export const stopMethod = 'snn/stop';
/** notification, client to server: ShownParams; while a run goes on the server sends two pictures ahead of those shown, the last one always */
export const shownMethod = 'snn/shown';
/** request: { uri } -> ExperimentInfo[] */
export const experimentsMethod = 'snn/experiments';
/** notification, client to server: the user trusts the workspace from now on. Whether they did at the start stands in `InitializationOptions` */
export const trustedMethod = 'snn/trusted';
/** notification, client to server: { dark }, whether the editor shows a dark theme from now on; at the start it stands in `InitializationOptions` */
export const themeMethod = 'snn/theme';
/** request: PlanParams -> PlanText */
export const planMethod = 'snn/plan';
/** request, without parameters -> { text }: what memory the server takes, and what it last took for each open text */
export const timingsMethod = 'snn/timings';
/** request: DrawParams -> Drawn; a picture comes as of a run that goes on */
export const drawMethod = 'snn/draw';
/** request: { run } -> Drawn; then a notification with RunKeys */
export const keysMethod = 'snn/keys';
/** notifications, server to client: one started, any number of pictures and progress, one ended */
export const startedMethod = 'snn/started';
export const pictureMethod = 'snn/picture';
export const progressMethod = 'snn/progress';
export const endedMethod = 'snn/ended';

export interface InitializationOptions {
  /** without trust no data file is read and nothing runs; an editor that knows no trust leaves it out */
  readonly trusted?: boolean;
  /** populations have the colours of a picture on dark ground */
  readonly dark?: boolean;
}
export interface RunParams {
  /** chosen by the client, unique among its runs */
  readonly run: string;
  readonly uri: string;
  /** may be left out where the file has one experiment */
  readonly experiment?: string;
  /** file-level parameters, in the simulator's units */
  readonly settings?: Readonly<Record<string, number>>;
  readonly seed?: number;
  /** is recorded besides what the experiment says */
  readonly record?: readonly MissingRecord[];
  /** texts of plots among those that are offered for the run, drawn behind its own */
  readonly plots?: readonly string[];
  /** a preview: seconds of wall-clock time after which it is stopped; it gives way to a run that is none, and saves no file */
  readonly preview?: number;
}
/** What a run is asked for besides what its file says. */
export type RunBesides = Pick<RunParams, 'settings' | 'record' | 'plots'>;
/** The picture of a run that has ended, with these plots behind its own. */
export interface DrawParams {
  readonly run: string;
  readonly plots: readonly string[];
  /** all of it, as to one who has nothing of it */
  readonly anew: boolean;
}
/** `refused` is a sentence: the run is not kept any more */
export type Drawn = { readonly refused?: string };
/** `refused` is a sentence for the user: the file has errors, the experiment does not exist, ... */
export type RunAccepted = { readonly experiment: string } | { readonly refused: string };
export interface PlanParams {
  readonly uri: string;
  readonly experiment: string;
}
/** what `snn explain --stage plan` prints, or a sentence why there is no plan */
export type PlanText = { readonly text: string } | { readonly refused: string };
export interface StopParams {
  readonly run: string;
}
export interface ShownParams {
  readonly run: string;
  /** pictures of this run that were drawn so far */
  readonly pictures: number;
}
export interface ExperimentInfo {
  readonly name: string;
  /** `expect` statements in it, at any depth */
  readonly expectations: number;
  readonly place: SourceLocation;
}

/** A stretch of a text; lines and characters count from 0, as in LSP. */
export interface SourceLocation {
  readonly uri: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Numbers: an array where messages can carry one; packed on the way between server and client, and where they are kept as text. */
export type Column = Unpacked | Packed;
/** A typed array as base64 of its little-endian bytes. */
export interface Packed {
  readonly type: 'f64' | 'f32' | 'u32';
  readonly base64: string;
}
export type Unpacked = Float64Array | Float32Array | Uint32Array;

// ---------------------------------------------------------------------------------------------- while it runs
export interface RunStarted {
  readonly run: string;
  readonly uri: string;
  readonly experiment: string;
  /** the texts the run was made from: the file and what it imports; an edit of one makes the run stale, until it is undone */
  readonly files: readonly RunFile[];
  readonly populations: readonly { readonly name: string; readonly place: SourceLocation }[];
  /** those of the file that may be set and are given a range, as this run has them */
  readonly parameters: readonly RunParameter[];
  /** as the run was asked for */
  readonly record: readonly MissingRecord[];
  readonly plots: readonly string[];
  /** seconds after which it stops, of a preview */
  readonly preview?: number;
}
/** A `param` with a range. Values are in the simulator's units. */
export interface RunParameter {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** the one of the file */
  readonly default: number;
  /** in which it is shown: `size` simulator units are one */
  readonly unit: { readonly name: string; readonly size: number };
  /** only whole numbers make sense */
  readonly whole: boolean;
}
/** What neurons of a run can be sorted by besides what they did: one value a neuron. */
export interface RunKeys {
  readonly run: string;
  readonly keys: readonly { readonly population: string; readonly name: string; readonly values: Column }[];
}

export interface RunFile {
  readonly uri: string;
  /** of its text, as `fingerprint` gives it */
  readonly fingerprint: string;
}

/**
 * The run's Scene (outputs/plots/scene.ts) as it stands, without repeating what was sent before: a head that has not
 * changed is absent, and data begin where they differ from those of the mark at the same place.
 */
export interface PictureUpdate {
  readonly run: string;
  /** nothing is kept from before: the first of a run, or of a sweep's next value */
  readonly fresh: boolean;
  readonly title: string;
  readonly subtitle: string;
  /** ms */
  readonly time: readonly [number, number];
  /** of the rasters; with `cell` (ms and rows), they are too many to draw one by one, and their density is sent */
  readonly spikes: { readonly recorded: number; readonly cell?: CellSize };
  readonly panels: readonly PanelUpdate[];
}
export interface PanelUpdate {
  readonly head?: PanelHead;
  readonly marks: readonly MarkUpdate[];
}
/** A panel but for its data. */
export interface PanelHead {
  readonly kind: PlotKind;
  readonly title: string;
  readonly x: Omit<Axis, 'bands'>;
  readonly y: Omit<Axis, 'bands'>;
  readonly z?: Omit<Axis, 'bands'>;
  readonly square?: boolean;
  readonly bands: readonly (Omit<RowBand, 'neurons'> & { readonly neurons: Column })[];
  readonly legend: Panel['legend'];
  readonly notes: readonly string[];
  readonly weight: number;
}
/** `keep` elements of the mark before stay; `columns` follow them: x and y, of density also counts; low, high and y; or x, y and z. */
export type MarkUpdate =
  | {
      readonly kind: 'spikes';
      readonly series: number;
      /** of density */
      readonly cell?: CellSize;
      readonly keep: number;
      readonly columns: readonly Column[];
    }
  | {
      readonly kind: 'points' | 'line';
      readonly series: number;
      readonly faint?: boolean;
      readonly name?: string;
      readonly keep: number;
      readonly columns: readonly Column[];
    }
  | { readonly kind: 'bars'; readonly series: number; readonly keep: number; readonly columns: readonly Column[] }
  | {
      readonly kind: 'cells';
      readonly width: number;
      readonly height: number;
      readonly series: number;
      readonly keep: number;
      readonly columns: readonly Column[];
    }
  | { readonly kind: 'span'; readonly from: number; readonly to: number; readonly label: string }
  | { readonly kind: 'text'; readonly text: string };

export interface RunProgress {
  readonly run: string;
  readonly phase: 'connecting' | 'running';
  readonly steps: number;
  readonly plannedSteps: number;
  readonly spikes: number;
  /** wall-clock time since the start */
  readonly seconds: number;
  /** samples presented so far */
  readonly presentations?: number;
  /** of the test under way, or else of the last one */
  readonly accuracy?: { readonly share: number; readonly isSoFar: boolean };
  /** seconds that the rest will take by the pace so far; absent while that cannot be told */
  readonly left?: number;
}

// ---------------------------------------------------------------------------------------------- at the end
export interface RunEnded {
  readonly run: string;
  /** `failed`: the worker crashed, hung or ran out of memory; `message` says so */
  readonly ended: 'complete' | 'cancelled' | 'fault' | 'failed';
  readonly message?: string;
  readonly seconds: number;
  readonly steps: number;
  readonly plannedSteps: number;
  readonly spikes: number;
  readonly statistics: readonly StatisticsRow[];
  /** `at` is the point of a sweep, such as `g = 4` */
  readonly reports: readonly {
    readonly text: string;
    readonly value: string;
    /** the value where it is one number, in the simulator's units, and in what it is shown */
    readonly number?: { readonly value: number; readonly dimension: Dimension };
    readonly at?: string;
    readonly place: SourceLocation;
  }[];
  readonly verdicts: readonly RunVerdict[];
  /** why there are none, where the run was cut short: `The expectation is not judged: stopped at 20 ms of 1 s` */
  readonly unjudged?: string;
  /** how far a preview came: `320 ms of 1 s` */
  readonly reached?: string;
  /** a sentence for each file that the experiment has saved, or that could not be written */
  readonly saved?: readonly string[];
  readonly faults: readonly { readonly code: string; readonly message: string; readonly place?: SourceLocation }[];
  /** what can be drawn besides, while the run is kept; with `missing` only by another run that records it */
  readonly offers?: readonly OfferedPlot[];
}
export interface OfferedPlot {
  readonly text: string;
  readonly kind: string;
  readonly missing?: MissingRecord;
}
/** The end of a run of which nothing is left. */
export const endedWithNothing = (run: string, ended: 'cancelled' | 'failed', message: string): RunEnded => ({
  run,
  ended,
  message,
  seconds: 0,
  steps: 0,
  plannedSteps: 0,
  spikes: 0,
  statistics: [],
  reports: [],
  verdicts: [],
  faults: []
});
/** That of one which a window started that was reloaded meanwhile. */
export const interrupted = (run: string): RunEnded =>
  endedWithNothing(run, 'cancelled', 'The window was reloaded while the run was going on; run again to complete it.');
export type StatisticsColumn = 'neurons' | 'spikes' | 'rate' | 'cvIsi' | 'fano' | 'synchrony';
/** Values as shown, `–` where there is none. */
export interface StatisticsRow {
  readonly population: string;
  readonly neurons: string;
  readonly spikes: string;
  readonly rate: string;
  readonly cvIsi: string;
  readonly fano: string;
  readonly synchrony: string;
  /** the same as numbers, in the simulator's units; absent where there is none */
  readonly values: Readonly<Partial<Record<StatisticsColumn, number>>>;
  /** `20 of 2 000`, where the values are of a part of the neurons */
  readonly recorded?: string;
  /** the point of a sweep that the values are of, such as `g = 8` */
  readonly at?: string;
  readonly place?: SourceLocation;
}
export interface RunVerdict {
  readonly passed: boolean;
  /** the statement as written */
  readonly text: string;
  /** `37.4 Hz` */
  readonly measured: string;
  /** one sentence with the expected and the measured value */
  readonly message: string;
  readonly place: SourceLocation;
}

// ---------------------------------------------------------------------------------------------- encoding
const arrays = { f64: Float64Array, f32: Float32Array, u32: Uint32Array } as const;

export const typeOf = (values: Unpacked): Packed['type'] =>
  values instanceof Float64Array ? 'f64' : values instanceof Float32Array ? 'f32' : 'u32';

/** The update with each column as `change` makes it. */
export const withColumns = (update: PictureUpdate, change: (column: Column) => Column): PictureUpdate => ({
  ...update,
  panels: update.panels.map(({ head, marks }) => ({
    ...(head && {
      head: { ...head, bands: head.bands.map(band => ({ ...band, neurons: change(band.neurons) })) }
    }),
    marks: marks.map(mark => ('columns' in mark ? { ...mark, columns: mark.columns.map(change) } : mark))
  }))
});

/** Sixteen hexadecimal digits that two texts share by chance only: FNV-1a, once from either end of its range of starts. */
export function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return [a, b].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Packs a typed array; the machine is little-endian, as every one that runs JavaScript today. */
export function pack(values: Unpacked): Packed {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let start = 0; start < bytes.length; start += 32_768)
    text += String.fromCharCode(...bytes.subarray(start, start + 32_768));
  return { type: typeOf(values), base64: btoa(text) };
}

/** Throws a RangeError where the bytes are not whole elements. */
export const arrayOf = (type: Packed['type'], bytes: ArrayBuffer): Unpacked => new arrays[type](bytes);

/** The array again; throws where the text is not whole elements of that type. */
export function unpack(column: Column): Unpacked {
  if (!('base64' in column)) return column;
  const text = atob(column.base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return arrayOf(column.type, bytes.buffer);
}
