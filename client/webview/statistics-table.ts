// The statistics of all populations as a table that is sorted by its heads, filtered by words, and compared with another run.
import type { SourceLocation, StatisticsColumn, StatisticsRow } from '../../server/protocol.js';
import { element } from './element.js';
import { differenceText, filteredRows, orderedRows, type StatisticsOrder } from './statistics-rows.js';

const titles: Readonly<Record<StatisticsOrder['by'], string>> = {
  population: 'population',
  neurons: 'neurons',
  spikes: 'spikes',
  rate: 'rate',
  cvIsi: 'CV of intervals',
  fano: 'Fano factor',
  synchrony: 'synchrony'
};
const columns = Object.keys(titles).slice(1) as readonly StatisticsColumn[];
/** A filter is offered where there is something to look for. */
const few = 3;

export class StatisticsTable {
  readonly root = element('div', { className: 'statistics' });
  private order: StatisticsOrder | undefined;
  private filter = '';
  private rows: readonly StatisticsRow[] = [];
  private reference: readonly StatisticsRow[] = [];
  private readonly heads = new Map<StatisticsOrder['by'], HTMLElement>();
  private readonly body = element('tbody');
  private readonly count = element('span', { className: 'notes', attributes: { role: 'status' } });
  private readonly filterLine: HTMLElement;

  constructor(private readonly link: (words: string, place: SourceLocation | undefined) => HTMLElement) {
    const input = element('input', {
      type: 'search',
      placeholder: 'name, rate>10, cv<0.5',
      attributes: { 'aria-label': 'Filter of the populations: parts of names, and comparisons such as rate>10' },
      oninput: () => {
        this.filter = input.value;
        this.fill();
      }
    });
    this.filterLine = element('div', { className: 'line' }, input, this.count);
    const heads = (Object.keys(titles) as StatisticsOrder['by'][]).map(by => this.head(by));
    this.root.append(
      this.filterLine,
      element('table', {}, element('thead', {}, element('tr', {}, ...heads)), this.body)
    );
  }

  show(rows: readonly StatisticsRow[], reference: readonly StatisticsRow[]): void {
    this.rows = rows;
    this.reference = reference;
    this.filterLine.hidden = rows.length <= few && this.filter === '';
    this.fill();
  }

  private head(by: StatisticsOrder['by']): HTMLElement {
    const sort = (): void => {
      this.order =
        this.order?.by !== by
          ? { by, descending: by !== 'population' }
          : this.order.descending === (by !== 'population')
            ? { by, descending: !this.order.descending }
            : undefined;
      this.fill();
    };
    const button = element(
      'button',
      { type: 'button', className: 'link', title: `Sort by ${titles[by]}`, onclick: sort },
      titles[by]
    );
    const head = element('th', { scope: 'col' }, button);
    this.heads.set(by, head);
    return head;
  }

  private fill(): void {
    for (const [by, head] of this.heads)
      head.setAttribute(
        'aria-sort',
        this.order?.by !== by ? 'none' : this.order.descending ? 'descending' : 'ascending'
      );
    const shown = orderedRows(filteredRows(this.rows, this.filter), this.order);
    this.count.textContent =
      shown.length === this.rows.length ? '' : `showing ${shown.length} of ${this.rows.length} populations`;
    this.body.replaceChildren(...shown.map(row => this.rowOf(row)));
  }

  private rowOf(row: StatisticsRow): HTMLElement {
    const then = this.reference.find(({ population }) => population === row.population);
    const cells = columns.map(column => {
      const difference = then && differenceText(column, row, then);
      const text = column === 'neurons' ? (row.recorded ?? row.neurons) : row[column];
      return element(
        'td',
        {},
        text,
        difference === undefined ? undefined : element('span', { className: 'difference' }, difference)
      );
    });
    return element('tr', {}, element('th', { scope: 'row' }, this.link(row.population, row.place)), ...cells);
  }
}
