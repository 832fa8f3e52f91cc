// A picture as plain data in the units of the data: what to draw, never how large. Renderers choose pixels, ticks and colours.
import type { Source } from '../../simulator/index.js';

/** One figure of an experiment: panels from top to bottom; those whose x axis is `linked` share `time`. */
export interface Scene {
  readonly title: string;
  /** seed, step, duration; and why the run ended where it was cut short */
  readonly subtitle: string;
  /** ms, from and to */
  readonly time: Domain;
  readonly panels: readonly Panel[];
}

export type Domain = readonly [number, number];
export type PlotKind = 'raster' | 'rate' | 'trace' | 'histogram' | 'curve' | 'map';

export interface Panel {
  readonly kind: PlotKind;
  /** the plot as written in the file, or as it would be written */
  readonly title: string;
  /** where the `plot` stands; absent for a default plot */
  readonly source?: Source;
  readonly x: Axis;
  readonly y: Axis;
  /** values that are shown as colours */
  readonly z?: Axis;
  /** a step along x is drawn as long as one along y */
  readonly square?: boolean;
  /** drawn in order */
  readonly marks: readonly Mark[];
  readonly legend: readonly LegendEntry[];
  /** what a reader must know: `200 of 10 000 neurons`, `nothing recorded: add ...` */
  readonly notes: readonly string[];
  /** height relative to the other panels */
  readonly weight: number;
}

/** Data are in the simulator's units; a tick at `value` is labelled `value / unit.size`. */
export interface Axis {
  /** without the unit */
  readonly label: string;
  readonly unit: DisplayUnit;
  readonly domain: Domain;
  /** x axes that pan and zoom together */
  readonly linked?: 'time';
  /** ticks only at whole numbers */
  readonly whole?: boolean;
  /** the whole numbers from 0 on have these instead of numbers */
  readonly names?: readonly string[];
  /** places without a number */
  readonly blank?: boolean;
  /** rows of a raster: its y axis has these instead of numbers */
  readonly bands?: readonly RowBand[];
}

/** `size` simulator units make one; the name is empty for pure numbers. */
interface DisplayUnit {
  readonly name: string;
  readonly size: number;
}

/** Rows from..to of a raster (row r reaches from r - 0.5 to r + 0.5) show neurons of one population. */
export interface RowBand {
  readonly label: string;
  readonly population: string;
  readonly from: number;
  readonly to: number;
  readonly series: number;
  /** number of the neuron in each row, from the lowest */
  readonly neurons: Uint32Array;
}

/** ms and rows */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

export type Numbers = Float64Array | Uint32Array;

/** `series` is a place in the theme's palette. */
export type Mark =
  /** a spike each: x in ms, ascending, y the row; or with `cell` the filled cells of their density, `counts` spikes in each around x and y */
  | {
      readonly kind: 'spikes';
      readonly x: Numbers;
      readonly y: Numbers;
      readonly series: number;
      readonly counts?: Numbers;
      readonly cell?: CellSize;
    }
  | { readonly kind: 'points'; readonly x: Numbers; readonly y: Numbers; readonly series: number }
  /** a gap where y is NaN; `faint` is one of many lines; `name`: what it shows where that is not what its series is called */
  | {
      readonly kind: 'line';
      readonly x: Numbers;
      readonly y: Numbers;
      readonly series: number;
      readonly faint?: boolean;
      readonly name?: string;
    }
  /** from zero up to y, between low and high */
  | {
      readonly kind: 'bars';
      readonly low: Float64Array;
      readonly high: Float64Array;
      readonly y: Float64Array;
      readonly series: number;
    }
  /** a coloured rectangle each, `width` by `height` around x, y; its colour is that of z on the panel's z axis */
  | {
      readonly kind: 'cells';
      readonly x: Numbers;
      readonly y: Numbers;
      readonly z: Float64Array;
      readonly width: number;
      readonly height: number;
      readonly series: number;
    }
  /** a stretch of the x axis, such as a measured window */
  | { readonly kind: 'span'; readonly from: number; readonly to: number; readonly label: string }
  /** in the middle of the panel, where there is nothing to draw */
  | { readonly kind: 'text'; readonly text: string };

export interface LegendEntry {
  readonly label: string;
  readonly series: number;
}
