// The data of pictures as CSV.
import { describe, expect, test } from 'vitest';
import { plot, sceneCsv, type Scene } from '../../outputs/index.js';
import { mapsText } from './gallery-networks.js';
import { network, sweep, weights } from './gallery-recordings.js';
import { marksOf, sceneOf } from './scenes.js';

describe('the data of a picture as CSV', () => {
  const rows = (scene: Scene): string[] => sceneCsv(scene).trimEnd().split('\n');
  test('has a row a spike with the number of its neuron, and a row a point of a line, in the units of the axes', () => {
    const [head, first, ...rest] = rows(plot(network()));
    const spikes = network().spikes.reduce((n, spike) => n + spike.steps.length, 0);
    expect(head).toBe('panel,series,x_axis,x,x_to,y_axis,y,z_axis,z');
    expect(first).toMatch(/^"raster\(E, I\)",E,time \(ms\),[\d.]+,,neuron,\d+,,$/);
    expect([first!, ...rest].filter(row => row.includes('raster'))).toHaveLength(spikes);
    const inhibitory = rest
      .filter(row => row.startsWith('"raster(E, I)",I,'))
      .map(row => Number(row.split(',').at(-3)));
    expect([Math.min(...inhibitory), Math.max(...inhibitory)]).toEqual([0, 19]);
    const [line] = marksOf(plot(network()).panels[1], 'line');
    const hertz = Number((line!.y[0]! * 1000).toPrecision(15));
    expect(rest.find(row => row.startsWith('"rate'))).toMatch(
      new RegExp(`,time \\(ms\\),10,,rate \\(Hz\\),${hertz},,$`)
    );
  });
  test('has bars with both ends, and the points of a curve once', () => {
    const bars = rows(plot(weights())).filter(row => row.startsWith('"histogram') || row.startsWith('histogram'));
    expect(bars).toHaveLength(30);
    expect(bars[0]!.split(',').slice(-7)[0]).not.toBe('');
    expect(rows(plot(sweep()))).toHaveLength(1 + 4 * 6);
  });
  test('has the value of a cell', () => {
    expect(rows(sceneOf(mapsText)).find(row => row.startsWith('map(weight of talk)'))).toBe(
      'map(weight of talk),,post: neuron of Cell,1,,pre: neuron of Cell,0,weight (mV),0.5'
    );
  });
});
