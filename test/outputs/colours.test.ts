// The colours of populations in pictures.
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../outputs/index.js';
import { sceneOf } from './scenes.js';

describe('the colour of a population', () => {
  const text = (plots: string): string => `population A[2] : regular(period = 10 ms)
population B[2] : regular(period = 5 ms)
experiment e { step 0.1 ms; record spikes of A, B; run 50 ms; plot ${plots} }`;
  const coloursOf = (panel: Panel): string[] => panel.legend.map(entry => `${entry.label} ${entry.series}`);

  test('is the same in all panels, in whatever order they name it', () => {
    const { panels } = sceneOf(text('raster(B, A), rate(A, B, bin = 10 ms), rate(B, bin = 10 ms)'));
    expect(panels.map(coloursOf)).toEqual([['B 1', 'A 0'], ['A 0', 'B 1'], ['B 1']]);
  });
  test('is one for each part where a panel shows parts of it', () => {
    expect(sceneOf(text('rate(A[0], A[1], bin = 10 ms)')).panels.map(coloursOf)).toEqual([['A[0] 0', 'A[1] 1']]);
  });
});
