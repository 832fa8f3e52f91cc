// What stands above a plot: its title, the legend, notes, and the values at the pointer.
import { element } from './element.js';
import type { PicturePanel } from './picture.js';
import type { PanelTheme } from './theme.js';

export class ChartHeading {
  readonly root: HTMLElement;
  private readonly notes = element('span', { className: 'notes' });
  /** stands over the plot, where it has room */
  readonly values = element('span', { className: 'readout' });

  constructor(panel: PicturePanel, theme: PanelTheme) {
    const { head } = panel;
    const legend =
      head.legend.length > 1 ? head.legend.map(entry => legendEntry(entry.label, theme.series(entry.series))) : [];
    this.root = element(
      'header',
      {},
      element('h2', {}, head.title),
      this.notes,
      element('span', { className: 'legend' }, ...legend)
    );
    this.show(panel);
  }

  show({ head }: PicturePanel): void {
    this.notes.textContent = head.notes.join(' · ');
  }

  /** Shows the values at the pointer, on its other side; empty without one. */
  read(values: string, isLeft: boolean): void {
    this.values.textContent = values;
    this.values.classList.toggle('left', !isLeft);
  }
}

function legendEntry(label: string, colour: string): HTMLElement {
  const swatch = element('span', { className: 'swatch' });
  swatch.style.backgroundColor = colour;
  return element('span', { className: 'entry' }, swatch, label);
}
