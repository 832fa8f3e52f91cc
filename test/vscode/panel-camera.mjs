// Lets the suite see the screen: an HTTP endpoint on this machine that answers with pictures of the page VS Code is shown in.
//   GET /panel?selector=canvas&name=raster   RGBA bytes of that element inside the webview; width and height are headers
//   GET /window?name=raster                  nothing but a picture kept for people
// Each picture is also kept as out/pictures/<name>.png.
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

const folder = path.join(import.meta.dirname, '..', '..', 'out', 'pictures');

/** Starts the endpoint; `page()` gives the Playwright page as soon as there is one. */
export async function startCamera(page) {
  const server = createServer((request, response) => {
    answer(page(), new URL(request.url, 'http://camera'), response).catch(error => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error.message ?? error));
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

async function answer(page, url, response) {
  const name = (url.searchParams.get('name') ?? 'panel').replace(/[^a-z0-9-]/gi, '-');
  const panel = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  const target = url.pathname === '/panel' ? panel.locator(url.searchParams.get('selector') ?? 'body').first() : page;
  const png = await target.screenshot({ timeout: 20_000 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.png`), png);
  if (url.pathname !== '/panel') return response.end();
  const { width, height, rgba } = await decode(page, png);
  return response
    .writeHead(200, { 'content-type': 'application/octet-stream', width, height })
    .end(Buffer.from(rgba, 'base64'));
}

/** PNG to RGBA, by the browser itself, in a page of its own. */
async function decode(page, png) {
  const scratch = await page.context().newPage();
  try {
    return await scratch.evaluate(async base64 => {
      const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      drawing.drawImage(bitmap, 0, 0);
      const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let start = 0; start < data.length; start += 32_768)
        text += String.fromCharCode(...data.subarray(start, start + 32_768));
      return { width: bitmap.width, height: bitmap.height, rgba: btoa(text) };
    }, png.toString('base64'));
  } finally {
    await scratch.close();
  }
}
