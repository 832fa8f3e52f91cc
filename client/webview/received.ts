// What the extension may say, checked before it is believed.
import type { CellSize } from '../../outputs/index.js';
import type {
  Packed,
  PanelHead,
  PictureUpdate,
  SourceLocation,
  RunEnded,
  RunProgress,
  RunStarted,
  MarkUpdate,
  PanelUpdate,
  RunVerdict,
  StatisticsRow
} from '../../server/protocol.js';
import type { ExportOrder, RunNews, ToPanel } from '../panels/messages.js';
import { count, either, flag, list, number, oneOf, optional, pair, record, text, type Shape } from './shape.js';

/** The message, or undefined where it is none of those this panel knows. */
export const received = (data: unknown): ToPanel | undefined =>
  isOrder(data) ? (data as ExportOrder) : receivedNews(data);

/** What is told of a run, also what a panel kept. */
export const receivedNews = (data: unknown): RunNews | undefined => (isNews(data) ? (data as RunNews) : undefined);

const is =
  (word: string): Shape =>
  value =>
    value === word;
type Item<T extends readonly unknown[]> = T[number] & object;

const spot = record<SourceLocation['start']>({ line: count, character: count });
const place = record<SourceLocation>({ uri: text, start: spot, end: spot });

const bytesOf = { f64: 8, f32: 4, u32: 4 } as const;
/** An array, or base64 of whole elements. */
const packed: Shape = value =>
  value instanceof Float64Array ||
  value instanceof Float32Array ||
  value instanceof Uint32Array ||
  (record<Packed>({ type: oneOf(...Object.keys(bytesOf)), base64: text })(value) && isWhole(value as Packed));

function isWhole({ type, base64 }: Packed): boolean {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = (base64.length / 4) * 3 - padding;
  return (
    base64.length % 4 === 0 &&
    bytes % bytesOf[type] === 0 &&
    !/[^A-Za-z0-9+/]/.test(base64.slice(0, base64.length - padding))
  );
}

const started = record<RunStarted>({
  run: text,
  uri: text,
  experiment: text,
  files: list(text),
  populations: list(record<Item<RunStarted['populations']>>({ name: text, place }))
});

const unit = record<PanelHead['x']['unit']>({ name: text, size: number });
const axis = record<PanelHead['x']>({
  label: text,
  unit,
  domain: pair(number),
  linked: optional(is('time')),
  whole: optional(flag),
  names: optional(list(text)),
  blank: optional(flag)
});
const head = record<PanelHead>({
  kind: text,
  title: text,
  x: axis,
  y: axis,
  z: optional(axis),
  square: optional(flag),
  notes: list(text),
  weight: number,
  bands: list(
    record<Item<PanelHead['bands']>>({
      label: text,
      population: text,
      from: count,
      to: number,
      series: count,
      neurons: packed
    })
  ),
  legend: list(record<Item<PanelHead['legend']>>({ label: text, series: count }))
});
type Mark<K extends MarkUpdate['kind']> = MarkUpdate & { readonly kind: K };
const columns =
  (...wanted: readonly number[]): Shape =>
  value =>
    list(packed)(value) && wanted.includes((value as unknown[]).length);
const cell = record<CellSize>({ width: number, height: number });
const mark = either(
  record<Mark<'spikes'>>({
    kind: is('spikes'),
    series: count,
    cell: optional(cell),
    keep: count,
    columns: columns(2, 3)
  }),
  record<Mark<'line'>>({
    kind: oneOf('points', 'line'),
    series: count,
    faint: optional(flag),
    keep: count,
    columns: columns(2)
  }),
  record<Mark<'bars'>>({ kind: is('bars'), series: count, keep: count, columns: columns(3) }),
  record<Mark<'cells'>>({
    kind: is('cells'),
    width: number,
    height: number,
    series: count,
    keep: count,
    columns: columns(3)
  }),
  record<Mark<'span'>>({ kind: is('span'), from: number, to: number, label: text }),
  record<Mark<'text'>>({ kind: is('text'), text })
);
const picture = record<PictureUpdate>({
  run: text,
  fresh: flag,
  title: text,
  subtitle: text,
  time: pair(number),
  spikes: record<PictureUpdate['spikes']>({ recorded: count, cell: optional(cell) }),
  panels: list(record<PanelUpdate>({ head: optional(head), marks: list(mark) }))
});

const progress = record<RunProgress>({
  run: text,
  phase: oneOf('connecting', 'running'),
  steps: count,
  plannedSteps: count,
  spikes: count,
  seconds: number,
  presentations: optional(count),
  accuracy: optional(record<NonNullable<RunProgress['accuracy']>>({ share: number, isSoFar: flag })),
  left: optional(number)
});

const ended = record<RunEnded>({
  run: text,
  ended: oneOf('complete', 'cancelled', 'fault', 'failed'),
  message: optional(text),
  seconds: number,
  steps: count,
  plannedSteps: count,
  spikes: count,
  statistics: list(
    record<StatisticsRow>({
      population: text,
      neurons: text,
      spikes: text,
      rate: text,
      cvIsi: text,
      recorded: optional(text),
      at: optional(text),
      place: optional(place)
    })
  ),
  reports: list(record<Item<RunEnded['reports']>>({ text, value: text, at: optional(text), place })),
  verdicts: list(record<RunVerdict>({ passed: flag, text, measured: text, message: text, place })),
  saved: optional(list(text)),
  faults: list(record<Item<RunEnded['faults']>>({ code: text, message: text, place: optional(place) }))
});

type Message<K extends RunNews['type']> = RunNews & { readonly type: K };
const isOrder = record<ExportOrder>({
  type: is('export'),
  order: count,
  format: oneOf('svg', 'png', 'csv'),
  theme: oneOf('print', 'screen')
});
const isNews = either(
  record<Message<'started'>>({ type: is('started'), started }),
  record<Message<'picture'>>({ type: is('picture'), picture }),
  record<Message<'progress'>>({ type: is('progress'), progress }),
  record<Message<'ended'>>({ type: is('ended'), ended }),
  record<Message<'stale'>>({ type: is('stale') }),
  record<Message<'notice'>>({ type: is('notice'), text })
);
