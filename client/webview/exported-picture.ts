// The panel's picture as a file: the time in view as SVG or PNG in colours for paper or screens, or the numbers of all its plots.
import { renderSvg, sceneCsv } from '../../outputs/index.js';
import type { ExportOrder } from '../panels/messages.js';
import type { Picture } from './picture.js';
import { sceneOf } from './scene-of.js';
import type { TimeView } from './time-view.js';

/** Pixels of a PNG for each of the picture's own, as screens and printers have finer ones. */
const scale = 2;

/** Text, or the bytes of a PNG as base64. */
export async function exportedPicture(
  picture: Picture,
  { format, theme }: ExportOrder,
  { from, to }: TimeView
): Promise<string> {
  const scene = sceneOf(picture);
  if (format === 'csv') return sceneCsv(scene);
  const svg = renderSvg(scene, { theme, time: [from, to] });
  return format === 'svg' ? svg : pngOf(svg);
}

/** Drawn by the browser, from an address that only this page knows. */
async function pngOf(svg: string): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.naturalWidth * scale,
      height: image.naturalHeight * scale
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  } finally {
    URL.revokeObjectURL(address);
  }
}
