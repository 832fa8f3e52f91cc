// Reads spikes back from the pixels of a raster: a run of coloured columns in a row is one spike.
import { panelPicture, type Picture } from './panel-picture.js';

/** Times in ms that experiment `ticking` of clock.snn must show: neuron 0 every 10 ms and neuron 1 every 25 ms, from 5 ms. */
export const ticking: readonly (readonly number[])[] = [
  [5, 15, 25, 35, 45, 55, 65, 75, 85, 95],
  [5, 30, 55, 80]
];

/** the first colour of the light palette, #0072b2 */
const colour = [0x00, 0x72, 0xb2] as const;

/**
 * Times of the spikes of each of `rows` neurons, to the ms, in a raster that shows `time` ms. Needs the camera: for the
 * desktop the panel itself has told how many pixels it coloured.
 */
export async function spikesOnScreen(
  name: string,
  rows: number,
  time: number
): Promise<readonly (readonly number[])[]> {
  const picture = await panelPicture({
    selector: '.chart.raster .u-over',
    name,
    own: () => Promise.reject(new Error('Only the camera sees the screen.'))
  });
  return Array.from({ length: rows }, (_, row) => {
    const height = picture.height / rows;
    const top = Math.floor((rows - 1 - row) * height);
    return middles(colouredColumns(picture, top, Math.floor(top + height))).map(column =>
      Math.round(((column + 0.5) / picture.width) * time)
    );
  });
}

function colouredColumns({ width, rgba }: Picture, top: number, bottom: number): readonly boolean[] {
  const isColoured = (x: number, y: number): boolean =>
    colour.every((channel, i) => Math.abs(rgba[4 * (y * width + x) + i]! - channel) < 40);
  return Array.from(
    { length: width },
    (_, x) => Array.from({ length: bottom - top }, (_, y) => isColoured(x, top + y)).filter(Boolean).length >= 3
  );
}

/** The middle of each unbroken stretch. */
function middles(columns: readonly boolean[]): readonly number[] {
  const found: number[] = [];
  for (let start = 0; start < columns.length; start++) {
    if (!columns[start]) continue;
    let end = start;
    while (columns[end + 1]) end++;
    found.push((start + end) / 2);
    start = end;
  }
  return found;
}
