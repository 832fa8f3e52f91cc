// A population has one colour in all panels of a figure: its place among those whose spikes were recorded.
import type { Expression, Recording } from '../../simulator/index.js';

/** The series of each item; one after the other where a population stands twice, as then the parts must be told apart. */
export function populationSeries(recording: Recording, items: readonly Expression[]): (item: number) => number {
  const names = items.map(item => (item.kind === 'selection' ? item.selection.of : ''));
  const places = names.map(name => recording.spikes.findIndex(spikes => spikes.population === name));
  const isClear = new Set(names).size === names.length && !places.includes(-1);
  return item => (isClear ? places[item]! : item);
}
