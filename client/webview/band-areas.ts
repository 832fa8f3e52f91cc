// Where the bands of a raster lie between its lower (0) and upper (1) edge, and which neuron is where.
import type { Band } from './picture.js';

export interface BandArea {
  readonly bottom: number;
  readonly top: number;
}

const gap = 5;
const least = 14;

export const rowsOf = (band: Pick<Band, 'from' | 'to'>): number => Math.max(0, band.to - band.from + 1);

/** Heights in proportion to the rows, none too thin to be seen and named in a raster `height` CSS pixels high; the first band is the lowest. */
export function bandAreas(bands: readonly Pick<Band, 'from' | 'to'>[], height: number): readonly BandArea[] {
  const rows = bands.map(rowsOf);
  const all = Math.max(
    1,
    rows.reduce((sum, n) => sum + n, 0)
  );
  const squeeze = Math.min(1, height / (bands.length * least + (bands.length - 1) * gap));
  const free = height - squeeze * (bands.length * least + (bands.length - 1) * gap);
  let bottom = 0;
  return rows.map(n => {
    const top = bottom + squeeze * least + (free * n) / all;
    const area = { bottom: bottom / height, top: top / height };
    bottom = top + squeeze * gap;
    return area;
  });
}

/** Middle of a row of a band, as a share of the raster's height. */
export const rowPlace = (band: Band, area: BandArea, row: number): number =>
  area.bottom + ((row - band.from + 0.5) / Math.max(1, rowsOf(band))) * (area.top - area.bottom);

/** The band at a share of the height and the row in it, fractional; undefined between bands. */
export function bandAt(
  bands: readonly Band[],
  areas: readonly BandArea[],
  share: number
): { readonly index: number; readonly row: number } | undefined {
  const index = areas.findIndex(area => share >= area.bottom && share <= area.top);
  const [band, area] = [bands[index], areas[index]];
  return band && area
    ? { index, row: band.from - 0.5 + ((share - area.bottom) / (area.top - area.bottom)) * rowsOf(band) }
    : undefined;
}
