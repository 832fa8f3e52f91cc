// SVG to PNG, with the renderer and the font of the pictures on board: the same bytes on every machine, whatever it has installed.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import renderer from '@resvg/resvg-wasm/index_bg.wasm';
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';
import semiBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf';

/** Pixels of the picture for each of its own, as screens and printers have finer ones. */
const scale = 2;

/** A PNG file of an SVG text. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  await startRenderer();
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [regular, semiBold], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' }
  });
  const image = resvg.render();
  const png = image.asPng();
  image.free();
  resvg.free();
  return png;
}

/** The renderer is one for the whole process and refuses to be started twice; any other trouble is told by `new Resvg`. */
async function startRenderer(): Promise<void> {
  try {
    await initWasm(renderer);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Already initialized'))) throw error;
  }
}
