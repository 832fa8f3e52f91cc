// Curves of statistics over their own axis, and windows of plasticity rules.
import { describe, expect, test } from 'vitest';
import { plot, renderSvg } from '../../outputs/index.js';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { curvesText, windowsText } from './gallery-networks.js';
import { call, measured, number, trainsOf } from './hand-made.js';
import { marksOf, sceneOf, textIn } from './scenes.js';

describe('a curve over its own axis', () => {
  const [isi, psth, power, pairs] = sceneOf(curvesText).panels;
  test('has the axis and unit of its statistic', () => {
    expect(
      [isi, psth, power, pairs].map(p => [p!.kind, p!.x.label, p!.x.unit.name, p!.y.label, p!.y.unit.name])
    ).toEqual([
      ['histogram', 'interval between spikes', 'ms', 'intervals', ''],
      ['curve', 'time in the trial', 'ms', 'rate', 'Hz'],
      ['curve', 'frequency', 'Hz', 'power', 'Hz'],
      ['curve', 'lag', 'ms', 'pairs, 1 by chance', '']
    ]);
  });
  test('a single binned one has bars of its bins, several are lines', () => {
    const [bars] = marksOf(psth, 'bars');
    expect([bars!.low[0], bars!.high[0], bars!.low.length, psth!.notes]).toEqual([0, 10, 25, ['4 trials']]);
    expect(marksOf(power, 'line')).toHaveLength(2);
    expect(power!.legend.map(legendEntry => legendEntry.label)).toEqual(['E', 'Pair']);
  });
  test('shows the peak where it is', () => {
    const [bars] = marksOf(pairs, 'bars');
    const best = bars!.y.indexOf(Math.max(...bars!.y));
    expect(Math.abs((bars!.low[best]! + bars!.high[best]!) / 2)).toBeCloseTo(3, 12);
  });
  test('intervals fill bins from 0', () => {
    const [bars] = marksOf(isi, 'bars');
    expect([bars!.low[0], bars!.y.reduce((a, b) => a + b)]).toEqual([
      0,
      Number(/^[\d\u00a0]+/.exec(isi!.notes[0]!)![0].replace('\u00a0', ''))
    ]);
  });
  test('says what is missing', () => {
    const silent = trainsOf(100, [[]], {
      plots: [
        measured(
          'isi(E)',
          call('isi', {
            kind: 'selection',
            selection: { role: 'population', of: 'E', ranges: [], source: measured('', number(0)).source }
          })
        )
      ]
    });
    expect(textIn(plot(silent).panels[0])).toBe('isi(E) has nothing to draw: there are no intervals.');
  });
});

describe('a window', () => {
  const [additive, , fixed] = sceneOf(windowsText).panels;
  test('of additive STDP is its exponentials, to the last digits', () => {
    const [line] = marksOf(additive, 'line');
    expect([line!.x[0], line!.x.at(-1)]).toEqual([-100, 100]);
    line!.x.forEach((lag, i) => {
      if (lag === 0) return;
      expect(line!.y[i]).toBeCloseTo(lag > 0 ? 0.1 * Math.exp(-lag / 20) : -0.105 * Math.exp(lag / 40), 12);
    });
    expect(Array.from(line!.x)).toEqual(expect.arrayContaining([-0.1, 0.1]));
  });
  test('shows coincident spikes as a point of their own', () => {
    expect(marksOf(additive, 'points').map(p => [...p.x, ...p.y])).toEqual([[0, 0]]);
  });
  test('says from which weight', () => expect(additive!.notes).toEqual(['one pair of spikes, from a weight of 5 mV']));
  test('begins with the weight that is asked for: there is nothing to lose at 0', () => {
    const [panel] = sceneOf(
      windowsText.replace('window(additive)', 'window(additive, range = 20 ms, weight = 1e-6 mV)')
    ).panels;
    const [line] = marksOf(panel, 'line');
    expect(Math.min(...line!.y.filter(Number.isFinite))).toBeCloseTo(-1e-6, 12);
  });
  test('says what it needs', () => {
    expect(textIn(fixed)).toBe(
      'fixed has no plasticity, so its weights do not change; name a connect statement with `plasticity`.'
    );
    const model = lowered(windowsText);
    const alone = plot(run(model, { experiment: 'windows' }));
    expect(textIn(alone.panels[0])).toMatch(/needs the network/);
  });
});

test('what stands beside the title of a panel follows it in any font', () => {
  expect(renderSvg(sceneOf(curvesText))).toMatch(
    /<text [^>]*><tspan>psth\(E, [^<]*\)<\/tspan><tspan dx="14" [^>]*>4 trials<\/tspan><\/text>/
  );
});
