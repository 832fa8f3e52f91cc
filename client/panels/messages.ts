// What the extension and its panel say to each other. Types only: each side checks what it receives itself.
import type { RowChoice } from '../../outputs/index.js';
import type { PictureUpdate, RunEnded, RunBesides, RunKeys, RunProgress, RunStarted } from '../../server/protocol.js';

/** Extension to panel. */
export type ToPanel = RunNews | ExportOrder | Lights | Previewing;

/** What the cursor in the text is at: their rows are lit. */
export interface Lights {
  readonly type: 'light';
  readonly populations: readonly string[];
}

/** Whether edits start previews. */
export interface Previewing {
  readonly type: 'previewing';
  readonly on: boolean;
}

/** A run is `started` and what follows it; the panel forgets the run before. */
export type RunNews =
  | { readonly type: 'started'; readonly started: RunStarted }
  | { readonly type: 'picture'; readonly picture: PictureUpdate }
  | { readonly type: 'progress'; readonly progress: RunProgress }
  | { readonly type: 'ended'; readonly ended: RunEnded }
  | { readonly type: 'keys'; readonly keys: RunKeys }
  /** whether the text differs from that of the run */
  | { readonly type: 'stale'; readonly stale: boolean }
  /** a sentence instead of a run: it was refused, or its picture was too large to keep through a reload */
  | { readonly type: 'notice'; readonly text: string };

/** SVG and PNG show the time in view, CSV has the numbers of all plots. */
export type PictureFormat = 'svg' | 'png' | 'csv';
/** colours for paper or for dark screens */
export type PictureTheme = 'print' | 'screen';

/** Asks the panel for its picture as a file; `exported` with the same `order` answers. */
export interface ExportOrder {
  readonly type: 'export';
  readonly order: number;
  readonly format: PictureFormat;
  readonly theme: PictureTheme;
}

/** Panel to extension. */
export type FromPanel =
  /** its script listens; send the run */
  | { readonly type: 'ready' }
  | { readonly type: 'stop' }
  /** edits shall start no previews any more */
  | { readonly type: 'previewOff' }
  | { readonly type: 'rerun'; readonly besides: RunBesides }
  /** the picture shall have these plots behind its own */
  | { readonly type: 'draw'; readonly plots: readonly string[] }
  /** what neurons can be sorted by shall be told */
  | { readonly type: 'keys' }
  /** the picture shall be saved */
  | { readonly type: 'export' }
  /** the content is text, of a PNG base64; or a sentence says why there is none */
  | { readonly type: 'exported'; readonly order: number; readonly content: string }
  | { readonly type: 'exported'; readonly order: number; readonly refused: string }
  /** a place was chosen: the band, series, expectation or fault with this place */
  | { readonly type: 'reveal'; readonly uri: string; readonly line: number; readonly character: number }
  | Painted;

/** What VS Code keeps of a panel over a reload of the window, and gives to its serializer: how the page comes back, and what the lines have of the run. */
export interface SavedPanel {
  readonly messages: readonly RunNews[];
  /** time in view, ms */
  readonly time?: readonly [number, number];
  readonly rows?: RowChoice;
}

/** What is on the screen after a paint; tests read it. */
export interface Painted {
  readonly type: 'painted';
  /** the run shown, empty before the first */
  readonly run: string;
  readonly plots: number;
  /** spikes in the data the panel holds, one by one or counted in cells, and recorded in all */
  readonly spikes: number;
  readonly ofSpikes: number;
  /** rows of the rasters, and the populations whose rows are lit */
  readonly rows: number;
  readonly lit: readonly string[];
  /** pixels of all rasters that spikes have coloured */
  readonly spikePixels: number;
  /** pixels of all lines (rates, traces) are only known to be there: points in view */
  readonly points: number;
  /** time in view, ms */
  readonly from: number;
  readonly to: number;
  readonly state: 'empty' | 'running' | 'complete' | 'cancelled' | 'fault' | 'failed';
  /** the text summary that screen readers get */
  readonly summary: string;
}
