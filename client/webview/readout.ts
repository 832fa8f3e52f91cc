// The values at the pointer, in words.
import type uPlot from 'uplot';
import type { Axis } from '../../outputs/index.js';
import { findCell } from './cells-layer.js';
import { chartMarks } from './chart-data.js';
import type { PicturePanel } from './picture.js';
import { findInRaster } from './raster-layer.js';

/** `45.2 ms · E 12.3 Hz`, `E[123] at 45.2 ms`; empty where the pointer is elsewhere. */
export function readout(u: uPlot, panel: PicturePanel): string {
  const { left = -1, top = -1 } = u.cursor;
  if (left < 0) return '';
  if (panel.head.z) return cellAt(u, panel, left, top);
  const at = quantity(u.posToVal(left, 'x'), panel.head.x, 5);
  return panel.bands.length > 0 ? (spikeAt(u, panel, left, top) ?? at) : [at, ...valuesAt(u, panel)].join(' · ');
}

function spikeAt(u: uPlot, panel: PicturePanel, left: number, top: number): string | undefined {
  // a chart that only follows the pointer in another one has no row to name
  const found = u.over.matches(':hover') ? findInRaster(u, panel, left, top) : undefined;
  if (!found) return undefined;
  const neuron = `${found.band.population}[${found.neuron}]`;
  if (found.spike !== undefined) return `${neuron} spikes at ${quantity(found.spike, panel.head.x, 7)}`;
  return `${neuron} · ${quantity(u.posToVal(left, 'x'), panel.head.x, 5)}`;
}

function cellAt(u: uPlot, panel: PicturePanel, left: number, top: number): string {
  const found = findCell(panel, u.posToVal(left, 'x'), u.posToVal(top, 'y'));
  if (!found || !panel.head.z) return '';
  const place = panel.head.x.blank ? '' : `${placeOn(panel.head.y, found.y)}, ${placeOn(panel.head.x, found.x)} · `;
  return `${place}${quantity(found.z, panel.head.z, 4)}`;
}

const placeOn = ({ label, names }: Axis, value: number): string =>
  `${label} ${names?.[Math.round(value)] ?? Math.round(value)}`;

function valuesAt(u: uPlot, panel: PicturePanel): readonly string[] {
  const named = panel.head.legend;
  return chartMarks(panel).flatMap((mark, i) => {
    const index = u.cursor.idxs?.[i + 1];
    const value = index === null || index === undefined ? undefined : u.data[i + 1]?.[index];
    if (value === null || value === undefined || mark.faint) return [];
    const label = named.length > 1 ? `${named.find(entry => entry.series === mark.series)?.label ?? ''} ` : '';
    return [`${label}${quantity(value, panel.head.y, 4)}`];
  });
}

function quantity(value: number, { unit }: Axis, digits: number): string {
  const number = Number((value / unit.size).toPrecision(digits));
  return `${String(number).replace('-', '\u2212')}${unit.name && ` ${unit.name}`}`;
}
