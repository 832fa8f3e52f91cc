// Plots that the file does not ask for: chosen from what is offered for the run, and taken away again.
import type { MissingRecord } from '../../outputs/index.js';
import type { OfferedPlot, RunEnded } from '../../server/protocol.js';
import { element } from './element.js';

export interface PlotHost {
  readonly wished: () => readonly string[];
  /** `missing` has to be recorded for them by another run */
  readonly wish: (plots: readonly string[], missing?: MissingRecord) => void;
}

export class PlotTray {
  readonly root = element('div', { className: 'plots' });
  readonly name = 'plots';
  readonly title = 'Add plot';
  private readonly select = element('select', {
    attributes: { 'aria-label': 'Plot to add' },
    onchange: () => this.explain()
  });
  private readonly list = element('ul');
  private readonly note = element('span', { className: 'notes', attributes: { role: 'status' } });
  private offers: readonly OfferedPlot[] = [];
  private shown: RunEnded | undefined;

  constructor(private readonly host: PlotHost) {
    const add = element('button', { type: 'button', onclick: () => this.add() }, 'Add');
    this.root.append(element('div', { className: 'line' }, this.select, add, this.note), this.list);
  }

  show(ended: RunEnded | undefined): void {
    if (ended && ended !== this.shown) {
      this.shown = ended;
      this.offers = ended.offers ?? [];
      this.build();
    }
    const wished = this.host.wished();
    if (this.list.childElementCount === wished.length && this.list.dataset.of === wished.join()) return;
    this.list.dataset.of = wished.join();
    this.list.replaceChildren(...wished.map(text => this.wishedItem(text)));
  }

  private build(): void {
    const kinds = [...new Set(this.offers.map(({ kind }) => kind))];
    const before = this.select.value;
    this.select.replaceChildren(
      ...kinds.map(kind =>
        element(
          'optgroup',
          { label: kind },
          ...this.offers
            .filter(offer => offer.kind === kind)
            .map(({ text }) => element('option', { value: text }, text))
        )
      )
    );
    if (this.offers.some(({ text }) => text === before)) this.select.value = before;
    this.explain();
  }

  private get chosen(): OfferedPlot | undefined {
    return this.offers.find(({ text }) => text === this.select.value);
  }

  private explain(): void {
    const missing = this.chosen?.missing;
    this.note.textContent = missing
      ? `runs again and records ${missing.what === 'spikes' ? 'the spikes' : 'the weights'} of ${missing.of}`
      : '';
  }

  private add(): void {
    const offer = this.chosen;
    const wished = this.host.wished();
    if (offer && !wished.includes(offer.text)) this.host.wish([...wished, offer.text], offer.missing);
  }

  private wishedItem(text: string): HTMLElement {
    const remove = element(
      'button',
      {
        type: 'button',
        className: 'secondary',
        onclick: () => this.host.wish(this.host.wished().filter(other => other !== text)),
        attributes: { 'aria-label': `Remove ${text}` }
      },
      'Remove'
    );
    return element('li', {}, text, ' ', remove);
  }
}
