// Lets the suite see the screen and type: an HTTP endpoint on this machine before the page VS Code is shown in.
//   GET /panel?selector=canvas&name=raster   RGBA bytes of that element inside the webview; width and height are headers
//   GET /click?selector=canvas&across=0.5&down=0.5   clicks that element inside the webview, at shares of its size
//   GET /window?name=raster                  nothing but a picture kept for people
//   GET /notes                               what is shown behind the lines of the editor: { "text of the line": "note" }
//   GET /hovers                             what hovers show: their text, and widths of pictures in sight that could be read: { "text": …, "widths": [300] }
//   GET /tests                               the rows of the Test Explorer as they are read aloud: ["holds (Passed)"]
//   POST /keys  ["a", "Enter", "{"]          presses the keys one after the other, as fast as people do
// Each picture is also kept as out/pictures/<name>.png.
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

const folder = path.join(import.meta.dirname, '..', '..', 'out', 'pictures');

/** Starts the endpoint; `page()` gives the Playwright page as soon as there is one. */
export async function startCamera(page) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://camera');
    const ways = {
      '/keys': () => press(page(), request, response),
      '/click': () => click(page(), url, response),
      '/notes': () => readNotes(page(), response),
      '/hovers': () => readHovers(page(), response),
      '/tests': () => readTests(page(), response)
    };
    const way = ways[url.pathname] ?? (() => answer(page(), url, response));
    way().catch(error => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error.message ?? error));
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** ms from one key to the next */
const [quickest, slowest] = [50, 150];

async function press(page, request, response) {
  let body = '';
  for await (const part of request) body += part;
  const keys = JSON.parse(body);
  for (const [at, key] of keys.entries()) {
    if (key.length === 1 && key.charCodeAt(0) > 126) await page.keyboard.insertText(key);
    else await page.keyboard.press(key === ' ' ? 'Space' : key);
    await new Promise(resolve => setTimeout(resolve, quickest + ((at * 37) % (slowest - quickest))));
  }
  response.end();
}

/** The contents that decorations put behind a line, in their order. */
async function readNotes(page, response) {
  const notes = await page.evaluate(() => {
    const shown = span => JSON.parse(getComputedStyle(span, '::after').content.replace(/^(none|normal)$/, '""'));
    return Object.fromEntries(
      [...document.querySelectorAll('.view-line')].flatMap(line => {
        const behind = [...line.querySelectorAll('span > span')].map(shown).filter(text => text !== '');
        return behind.length > 0 ? [[line.innerText.trim(), behind.join(' ‖ ')]] : [];
      })
    );
  });
  // a colour before a word puts a space before it
  const plain = text => text.replaceAll('\u00a0', ' ').replaceAll(/(?<=\S) {2,}/g, ' ');
  const entries = Object.entries(notes).map(([line, note]) => [plain(line), plain(note)]);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(Object.fromEntries(entries)));
}

/** A picture that is refused, or cannot be read, has no width. */
async function readHovers(page, response) {
  const shown = await page.evaluate(() => {
    const hovers = [...document.querySelectorAll('.monaco-hover')].filter(({ offsetParent }) => offsetParent !== null);
    const isInside = (image, { bottom }) => image.getBoundingClientRect().bottom <= bottom;
    const widths = hovers.flatMap(hover =>
      [...hover.querySelectorAll('img')]
        .filter(image => image.complete && isInside(image, hover.getBoundingClientRect()))
        .map(({ naturalWidth }) => naturalWidth)
    );
    return { text: hovers.map(({ innerText }) => innerText.replaceAll('\u00a0', ' ')).join('\n'), widths };
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shown));
}

const panelOf = page => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');

async function click(page, url, response) {
  const share = name => Number(url.searchParams.get(name) ?? 0.5);
  const target = panelOf(page)
    .locator(url.searchParams.get('selector') ?? 'body')
    .first();
  const { width, height } = await target.boundingBox({ timeout: 20_000 });
  await target.click({ position: { x: share('across') * width, y: share('down') * height }, timeout: 20_000 });
  response.end();
}

async function readTests(page, response) {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('.test-explorer .monaco-list-row, .test-output-peek-tree .monaco-list-row')].map(
      row => row.getAttribute('aria-label') ?? ''
    )
  );
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
}

async function answer(page, url, response) {
  const name = (url.searchParams.get('name') ?? 'panel').replace(/[^a-z0-9-]/gi, '-');
  const target =
    url.pathname === '/panel'
      ? panelOf(page)
          .locator(url.searchParams.get('selector') ?? 'body')
          .first()
      : page;
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
