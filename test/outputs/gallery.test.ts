// Pictures of networks that are simulated: SVG files that are the same to the byte everywhere, and their page.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../outputs/index.js';
import { curvesText, mapsText, windowsText } from './gallery-networks.js';
import { sceneOf } from './scenes.js';

describe('the gallery of simulated networks', () => {
  test.each([
    ['curves', curvesText],
    ['maps', mapsText],
    ['windows', windowsText]
  ])('%s', async (name, text) => {
    await expect(renderSvg(sceneOf(text))).toMatchFileSnapshot(`gallery-networks/${name}.svg`);
  });
  test('maps on a dark screen', async () => {
    await expect(renderSvg(sceneOf(mapsText), { theme: 'screen', width: 480 })).toMatchFileSnapshot(
      'gallery-networks/maps-screen.svg'
    );
  });
  test('has a page with the text beside each picture', async () => {
    const page = [
      ['curves', curvesText],
      ['maps', mapsText],
      ['windows', windowsText]
    ].map(
      ([name, text]) =>
        `## ${name}\n\n\`\`\`snn\n${text!}\`\`\`\n\n![${name}](../test/outputs/gallery-networks/${name}.svg)\n`
    );
    const others = ['network', 'traces', 'weights', 'sweep', 'crowd', 'complaints', 'network-screen'].map(
      name => `![${name}](../test/outputs/gallery/${name}.svg)\n`
    );
    const head = '# Gallery of pictures\n\nMade by `npm run test:unit -- test/outputs -u`; do not edit.\n';
    await expect([head, ...page, '## Of recordings made by hand\n', ...others].join('\n')).toMatchFileSnapshot(
      '../../docs/gallery.md'
    );
  });
});

test('pictures stand on their own, and none is left over', () => {
  const files = readdirSync('test/outputs/gallery-networks');
  expect(files.sort()).toEqual(['curves.svg', 'maps-screen.svg', 'maps.svg', 'windows.svg']);
  for (const name of files)
    expect(readFileSync(`test/outputs/gallery-networks/${name}`, 'utf8')).not.toMatch(/href|url\(|<image|<style/);
});
