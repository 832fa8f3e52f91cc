// What a run has come to: expectations, faults, reported values and statistics. A row that has a place in the text leads there.
import type { SourceLocation, RunEnded } from '../../server/protocol.js';
import type { FromPanel } from '../panels/messages.js';
import { element } from './element.js';
import { verdictsText } from './run-text.js';
import type { RunView } from './run-view.js';
import { signedText } from './statistics-rows.js';
import { StatisticsTable } from './statistics-table.js';

export class Results {
  readonly root = element('section', { className: 'results', attributes: { 'aria-label': 'Results' } });
  private shown: readonly (RunEnded | undefined)[] = [];
  private readonly table = new StatisticsTable((words, place) => this.link(words, place));

  constructor(private readonly send: (message: FromPanel) => void) {}

  /** `reference` is what another run came to. */
  show(view: RunView, reference: RunEnded | undefined): void {
    if (view.ended === this.shown[0] && reference === this.shown[1]) return;
    this.shown = [view.ended, reference];
    this.root.replaceChildren(...(view.ended ? this.partsOf(view, view.ended, reference) : []));
  }

  private partsOf(view: RunView, ended: RunEnded, reference: RunEnded | undefined): readonly HTMLElement[] {
    const parts = [
      this.faults(ended),
      this.verdicts(view, ended),
      this.reports(ended, reference),
      this.statistics(ended, reference)
    ];
    return parts.filter(part => part !== undefined);
  }

  private faults({ message, faults }: RunEnded): HTMLElement | undefined {
    const rows = [...(message === undefined ? [] : [{ message, place: undefined }]), ...faults];
    if (rows.length === 0) return undefined;
    return block('Faults', element('ul', {}, ...rows.map(row => this.item('failed', '✗', [row.message], row.place))));
  }

  private verdicts(view: RunView, { verdicts }: RunEnded): HTMLElement | undefined {
    if (verdictsText(view) === '') return undefined;
    const rows = verdicts.map(({ passed, text, measured, message, place }) =>
      passed
        ? this.item('passed', '✓', [text, measured], place)
        : this.item('failed', '✗', [text, measured, message], place)
    );
    return block(verdictsText(view), element('ul', {}, ...rows));
  }

  private reports({ reports }: RunEnded, reference: RunEnded | undefined): HTMLElement | undefined {
    if (reports.length === 0) return undefined;
    if (reports.some(report => report.at !== undefined)) return block('Reported', this.reportTable(reports));
    return block('Reported', element('ul', {}, ...reports.map(report => this.reported(report, reference))));
  }

  private reported(report: RunEnded['reports'][number], reference: RunEnded | undefined): HTMLElement {
    const { text, value, number, place } = report;
    const then = reference?.reports.find(other => other.text === text && other.at === undefined)?.number;
    const item = this.item('report', '', [text, value], place);
    if (number && then)
      item.append(
        element('span', { className: 'difference' }, signedText(number.value - then.value, number.dimension))
      );
    return item;
  }

  /** Of a sweep: a row a point, a column a value. */
  private reportTable(reports: RunEnded['reports']): HTMLElement {
    const points = [...new Set(reports.map(report => report.at ?? ''))];
    const rows = points.map(point => reports.filter(report => (report.at ?? '') === point));
    const heads = rows[0]!.map(({ text, place }) => element('th', { scope: 'col' }, this.link(text, place)));
    return table(
      [element('th', { scope: 'col' }, 'at'), ...heads],
      points,
      rows.map(row => row.map(item => item.value))
    );
  }

  private statistics({ statistics }: RunEnded, reference: RunEnded | undefined): HTMLElement | undefined {
    if (statistics.length === 0) return undefined;
    this.table.show(statistics, reference?.statistics ?? []);
    const at = statistics[0]!.at;
    const title = at === undefined ? 'Statistics' : `Statistics of the last point, ${at}`;
    return block(reference ? `${title}, and what differs from the reference` : title, this.table.root);
  }

  private item(
    kind: string,
    sign: string,
    [first = '', ...more]: readonly string[],
    place: SourceLocation | undefined
  ): HTMLElement {
    const said = { passed: 'holds', failed: 'fails', report: '' }[kind] ?? '';
    const icon =
      sign === ''
        ? undefined
        : element('span', { className: 'sign', attributes: { role: 'img', 'aria-label': said } }, sign);
    const further = more.map((words, i) => element('span', { className: i === 0 ? 'value' : 'why' }, words));
    return element('li', { className: kind }, icon, this.link(first, place), ...further);
  }

  private link(words: string, place: SourceLocation | undefined): HTMLElement {
    if (!place) return element('span', {}, words);
    const reveal = (): void => this.send({ type: 'reveal', uri: place.uri, ...place.start });
    return element('button', { type: 'button', className: 'link', title: 'Go to its line', onclick: reveal }, words);
  }
}

/** `names` are the heads of the rows. */
function table(
  heads: readonly HTMLElement[],
  names: readonly (Node | string)[],
  rows: readonly (readonly string[])[]
): HTMLElement {
  const body = rows.map((values, i) =>
    element('tr', {}, element('th', { scope: 'row' }, names[i]), ...values.map(value => element('td', {}, value)))
  );
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...body));
}

const block = (title: string, content: HTMLElement): HTMLElement =>
  element('div', { className: 'block' }, element('h2', {}, title), content);
