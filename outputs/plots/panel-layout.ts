// One panel placed on the page, in pixels, and how data come to their place in it.
import type { PanelHeader } from './panel-header.js';
import type { Domain, Panel } from './scene.js';

export interface PanelLayout {
  readonly panel: Panel;
  /** the plotting area */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** visible part of each axis */
  readonly x: Domain;
  readonly y: Domain;
  readonly header: PanelHeader;
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
  /** of the bar that says what the colours mean; empty without a z axis */
  readonly zTicks: readonly PlacedTick[];
  /** rotated along the y axis */
  readonly yLabels: readonly PlacedLabel[];
  /** tick labels and label of the x axis stand under this panel; else they are under a later one that shares it */
  readonly xLabelled: boolean;
  /** spikes are to be drawn as density */
  readonly dense: boolean;
}

export interface PlacedTick {
  readonly at: number;
  readonly label: string;
  /** in the colour of a series */
  readonly series?: number;
}

export interface PlacedLabel extends PlacedTick {
  /** px along the axis that it may take */
  readonly room: number;
  /** further from the edge of the page the later its line */
  readonly line?: number;
}

/** Pixel of a value, from the left and the top of the picture. */
export const xAt = (l: PanelLayout, value: number): number => l.left + ((value - l.x[0]) / (l.x[1] - l.x[0])) * l.width;
export const yAt = (l: PanelLayout, value: number): number =>
  l.top + l.height - ((value - l.y[0]) / (l.y[1] - l.y[0])) * l.height;

/** Right of a map, px: the gap before the bar of its colours, the bar, and all that it takes with its numbers and label. */
export const colourBar = { gap: 14, width: 11, room: 92 } as const;

/** `time (ms)` */
export const withUnit = (label: string, unit: string): string =>
  unit === '' ? label : label === '' ? unit : `${label} (${unit})`;

export const fontSize = { title: 15, subtitle: 12, header: 12.5, note: 11.5, tick: 11.5, label: 12 } as const;
export const margin = { outer: 14, header: 48, yLabel: 20, yLine: 15, tickGap: 8, xLabels: 38, between: 14 } as const;
