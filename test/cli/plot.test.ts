// `snn plot`: pictures as SVG and PNG, where they are written, and what is refused.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { renderPng } from '../../cli/png.js';
import { clock, folderWith } from './command.js';

const folder = folderWith({ 'net.snn': clock, 'deep/broken.snn': 'population E[1] : nothing\n' });
const at = (name: string): string => path.join(folder.path, name);

/** Width and height in the header of a PNG file, after its signature. */
function sizeOf(png: Uint8Array): [number, number] {
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(new TextDecoder().decode(png.subarray(12, 16))).toBe('IHDR');
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

test('by default an SVG of each experiment, named after file and experiment', async () => {
  const { code, out } = await folder.snn('plot net.snn');
  expect([code, out]).toEqual([0, 'net-steady.svg\nnet-brief.svg\n']);
  expect(readFileSync(at('net-steady.svg'), 'utf8')).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*raster\(Clock\)[^]*<\/svg>\n$/
  );
});

test('the same run gives the same bytes', async () => {
  await folder.snn('plot net.snn -e steady -o a.svg');
  await folder.snn('plot net.snn -e steady -o b.svg');
  expect(readFileSync(at('a.svg'))).toEqual(readFileSync(at('b.svg')));
});

test('a PNG has twice the pixels of the SVG, in folders that are made', async () => {
  expect(await folder.snn('plot net.snn -e steady -o new/x.svg -o new/x.png --theme screen')).toMatchObject({
    code: 0,
    out: 'new/x.svg\nnew/x.png\n'
  });
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(readFileSync(at('new/x.svg'), 'utf8'))!;
  expect(sizeOf(readFileSync(at('new/x.png')))).toEqual([2 * Number(width), 2 * Number(height)]);
});

test('a PNG shows text in the font on board', async () => {
  const picture = (text: string): Promise<Uint8Array> =>
    renderPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Inter, Arial"><text x="5" y="15">${text}</text></svg>`
    );
  const [empty, word, again] = [await picture(''), await picture('mV'), await picture('mV')];
  expect(word.length).toBeGreaterThan(empty.length + 100);
  expect(again).toEqual(word);
  expect(sizeOf(word)).toEqual([120, 40]);
});

test.each([
  ['plot net.snn -o x.pdf -e steady', 2, 'snn: --output x.pdf: the name must end in .svg, .png or .csv.\n'],
  [
    'plot net.snn -o x.svg',
    2,
    'snn: net.snn has 2 experiments and --output names one picture: choose one with --experiment.\n'
  ],
  ['plot gone.snn', 2, `snn: There is no file or folder gone.snn: check the path, seen from ${folder.path}.\n`]
])('%s is refused', async (args, code, err) => {
  expect(await folder.snn(args)).toEqual({ code, out: '', err });
  expect(existsSync(at('x.svg'))).toBe(false);
});

test('a picture that cannot be written is a mistake of the command line', async () => {
  const { code, err } = await folder.snn('plot net.snn -e steady -o net.snn/x.svg');
  expect(code).toBe(2);
  expect(err).toBe('snn: net.snn/x.svg cannot be written (not a directory): choose another place with --output.\n');
});

test('a file with errors is not drawn', async () => {
  expect(await folder.snn('plot deep/broken.snn')).toMatchObject({ code: 1, out: '' });
});

test('--network draws the network and simulates nothing', async () => {
  expect(await folder.snn('plot --network net.snn')).toEqual({ code: 0, out: 'net-network.svg\n', err: '' });
  expect(readFileSync(at('net-network.svg'), 'utf8')).toContain('Network of net.snn: 2 populations, 1 connection');
  expect(await folder.snn('plot --network net.snn --set a=1')).toMatchObject({
    code: 2,
    out: '',
    err: 'snn: --network draws the file as it is written and runs nothing, so --set has no effect: leave it out.\n'
  });
  expect(await folder.snn('plot --network net.snn -o x.csv')).toMatchObject({ code: 2, out: '' });
});
