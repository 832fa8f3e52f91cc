// What a PNG file shows, decoded by the browser itself.
import type { Page } from './playwright.js';

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** how many different ones there are */
  readonly colours: number;
  /** red, green and blue of the pixel at the top left */
  readonly corner: readonly number[];
}

export function decode(page: Page, png: Uint8Array): Promise<Decoded> {
  return page.evaluate<Promise<Decoded>, string>(
    inPage,
    Buffer.from(png).toString('base64')
  ) as unknown as Promise<Decoded>;
}

interface Bitmap {
  readonly width: number;
  readonly height: number;
}
declare const createImageBitmap: (blob: Blob) => Promise<Bitmap>;
declare const OffscreenCanvas: new (
  width: number,
  height: number
) => {
  readonly getContext: (kind: '2d') => {
    drawImage: (bitmap: Bitmap, x: number, y: number) => void;
    getImageData: (...box: number[]) => { readonly data: Uint8ClampedArray };
  };
};

async function inPage(base64: string): Promise<Decoded> {
  const bitmap = await createImageBitmap(
    new Blob([Uint8Array.from(atob(base64), char => char.charCodeAt(0))], { type: 'image/png' })
  );
  const { width, height } = bitmap;
  const drawing = new OffscreenCanvas(width, height).getContext('2d');
  drawing.drawImage(bitmap, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  return { width, height, colours: colours.size, corner: Array.from(data.slice(0, 3)) };
}
