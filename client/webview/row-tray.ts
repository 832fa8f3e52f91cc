// Chooses the rows of the rasters: which populations, which stretch of their rows, in which order.
import { allRows, type RowChoice } from '../../outputs/index.js';
import type { RunKeys } from '../../server/protocol.js';
import { element } from './element.js';
import type { Picture } from './picture.js';

const always = [
  ['number', 'number of the neuron'],
  ['rate', 'rate'],
  ['first spike', 'first spike']
] as const;

export interface RowHost {
  readonly choice: () => RowChoice;
  readonly choose: (choice: RowChoice) => void;
  readonly askKeys: () => void;
}

interface BandControls {
  readonly label: string;
  readonly rows: number;
  readonly shown: HTMLInputElement;
  readonly from: HTMLInputElement;
  readonly to: HTMLInputElement;
}

export class RowTray {
  readonly root = element('div', { className: 'rows' });
  readonly name = 'rows';
  readonly title = 'Rows';
  private readonly sort = element('select', { onchange: () => this.change({ sort: this.sort.value }) });
  private readonly list = element('div', { className: 'bands' });
  private bands: readonly BandControls[] = [];
  private key = '';

  constructor(private readonly host: RowHost) {
    this.root.append(
      element(
        'div',
        { className: 'line' },
        element('label', {}, 'Sort upwards by ', this.sort),
        element(
          'button',
          { type: 'button', className: 'secondary', onclick: () => this.host.choose(allRows) },
          'All rows'
        ),
        element('span', { className: 'notes' }, 'Alt and wheel over a raster: fewer or more rows')
      ),
      this.list
    );
  }

  opened(): void {
    this.host.askKeys();
  }

  /** The picture as it was sent, with all its rows. */
  show(picture: Picture | undefined, keys: RunKeys | undefined): void {
    const bands = (picture?.panels ?? []).flatMap(panel => panel.bands);
    const names = [...new Set(keys?.keys.map(({ name }) => name))];
    const key = JSON.stringify([bands.map(({ label, from, to }) => [label, to - from]), names]);
    if (key !== this.key) {
      this.key = key;
      this.build(bands, names);
    }
    this.fill();
  }

  private build(
    bands: readonly { readonly label: string; readonly from: number; readonly to: number }[],
    names: readonly string[]
  ): void {
    this.sort.replaceChildren(
      ...[...always, ...names.map(name => [name, name] as const)].map(([value, text]) =>
        element('option', { value }, text)
      )
    );
    const different = bands.filter(({ label }, i) => bands.findIndex(other => other.label === label) === i);
    this.bands = different.map(({ label, from, to }) => this.controls(label, to - from + 1));
    this.list.replaceChildren(
      ...this.bands.map(({ label, rows, shown, from, to }) =>
        element(
          'div',
          { className: 'line' },
          element('label', { className: 'name' }, shown, label),
          element('span', {}, 'rows ', from, ' to ', to, ` of ${rows}`)
        )
      )
    );
  }

  private controls(label: string, rows: number): BandControls {
    const number = (what: string): HTMLInputElement =>
      element('input', {
        type: 'number',
        min: '0',
        max: String(rows - 1),
        attributes: { 'aria-label': `${what} row of ${label}` },
        onchange: () => this.changeStretch(label)
      });
    const shown = element('input', { type: 'checkbox', onchange: () => this.changeHidden(label, !shown.checked) });
    return { label, rows, shown, from: number('First'), to: number('Last') };
  }

  private fill(): void {
    const { sort, hidden, stretches } = this.host.choice();
    this.sort.value = sort;
    for (const { label, rows, shown, from, to } of this.bands) {
      shown.checked = !hidden.includes(label);
      from.disabled = to.disabled = !shown.checked;
      const [first, last] = stretches[label] ?? [0, rows - 1];
      if (document.activeElement !== from) from.value = String(first);
      if (document.activeElement !== to) to.value = String(last);
    }
  }

  private changeHidden(label: string, hide: boolean): void {
    const rest = this.host.choice().hidden.filter(other => other !== label);
    this.change({ hidden: hide ? [...rest, label] : rest });
  }

  private changeStretch(label: string): void {
    const band = this.bands.find(one => one.label === label);
    if (!band) return;
    const [a, b] = [band.from, band.to].map(input =>
      Math.max(0, Math.min(band.rows - 1, Math.round(input.valueAsNumber)))
    );
    if (!Number.isFinite(a) || !Number.isFinite(b)) return this.fill();
    this.change({ stretches: withStretch(this.host.choice(), label, [Math.min(a!, b!), Math.max(a!, b!)], band.rows) });
  }

  private change(change: Partial<RowChoice>): void {
    this.host.choose({ ...this.host.choice(), ...change });
  }
}

/** The stretches with another one for a band; the whole of it is none. */
export function withStretch(
  { stretches }: RowChoice,
  label: string,
  [first, last]: readonly [number, number],
  rows: number
): RowChoice['stretches'] {
  const { [label]: _, ...rest } = stretches;
  return first <= 0 && last >= rows - 1 ? rest : { ...rest, [label]: [first, last] };
}

/** A stretch of so many rows with `factor` as many around `row`, which is counted from its first. */
export function zoomedStretch(
  [first, last]: readonly [number, number],
  factor: number,
  row: number,
  rows: number
): readonly [number, number] {
  const shown = last - first + 1;
  const wanted =
    factor < 1 ? Math.min(shown - 1, Math.floor(shown * factor)) : Math.max(shown + 1, Math.ceil(shown * factor));
  const count = Math.max(1, Math.min(rows, wanted));
  const at = Math.max(0, Math.min(1, (row + 0.5) / shown));
  const start = Math.max(0, Math.min(rows - count, Math.round(first + at * (shown - count))));
  return [start, start + count - 1];
}
