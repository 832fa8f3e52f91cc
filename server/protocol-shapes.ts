// Whether a message has the form that the protocol promises: asked by the extension of the server's, by the panel of the extension's.
import type { CellSize, MissingRecord } from '../outputs/index.js';
import type {
  MarkUpdate,
  OfferedPlot,
  Packed,
  PanelHead,
  PanelUpdate,
  PictureUpdate,
  RunEnded,
  RunFile,
  RunKeys,
  RunParameter,
  RunProgress,
  RunStarted,
  RunVerdict,
  SourceLocation,
  StatisticsRow
} from './protocol.js';
import { count, either, flag, list, number, oneOf, optional, pair, record, text, type Shape } from './shape.js';

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

const missing = record<MissingRecord>({ what: oneOf('spikes', 'weight'), of: text });
export const isRecordBesides: Shape = list(missing);

export const isStarted: Shape = record<RunStarted>({
  run: text,
  uri: text,
  experiment: text,
  files: list(record<RunFile>({ uri: text, fingerprint: text })),
  populations: list(record<Item<RunStarted['populations']>>({ name: text, place })),
  parameters: list(
    record<RunParameter>({
      name: text,
      value: number,
      low: number,
      high: number,
      default: number,
      unit: record<RunParameter['unit']>({ name: text, size: number }),
      whole: flag
    })
  ),
  record: isRecordBesides,
  plots: list(text),
  preview: optional(number)
});

export const isKeys: Shape = record<RunKeys>({
  run: text,
  keys: list(record<Item<RunKeys['keys']>>({ population: text, name: text, values: packed }))
});

const unit = record<PanelHead['x']['unit']>({ name: text, size: number });
const axis = record<PanelHead['x']>({
  label: text,
  unit,
  domain: pair(number),
  linked: optional(oneOf('time')),
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
    kind: oneOf('spikes'),
    series: count,
    cell: optional(cell),
    keep: count,
    columns: columns(2, 3)
  }),
  record<Mark<'line'>>({
    kind: oneOf('points', 'line'),
    series: count,
    faint: optional(flag),
    name: optional(text),
    keep: count,
    columns: columns(2)
  }),
  record<Mark<'bars'>>({ kind: oneOf('bars'), series: count, keep: count, columns: columns(3) }),
  record<Mark<'cells'>>({
    kind: oneOf('cells'),
    width: number,
    height: number,
    series: count,
    keep: count,
    columns: columns(3)
  }),
  record<Mark<'span'>>({ kind: oneOf('span'), from: number, to: number, label: text }),
  record<Mark<'text'>>({ kind: oneOf('text'), text })
);
export const isPicture: Shape = record<PictureUpdate>({
  run: text,
  fresh: flag,
  title: text,
  subtitle: text,
  time: pair(number),
  spikes: record<PictureUpdate['spikes']>({ recorded: count, cell: optional(cell) }),
  panels: list(record<PanelUpdate>({ head: optional(head), marks: list(mark) }))
});

export const isProgress: Shape = record<RunProgress>({
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

export const isEnded: Shape = record<RunEnded>({
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
      fano: text,
      synchrony: text,
      values: record<StatisticsRow['values']>({
        neurons: optional(number),
        spikes: optional(number),
        rate: optional(number),
        cvIsi: optional(number),
        fano: optional(number),
        synchrony: optional(number)
      }),
      recorded: optional(text),
      at: optional(text),
      place: optional(place)
    })
  ),
  reports: list(
    record<Item<RunEnded['reports']>>({
      text,
      value: text,
      number: optional(
        record<NonNullable<Item<RunEnded['reports']>['number']>>({
          value: number,
          dimension: value => list(number)(value) && (value as unknown[]).length === 6
        })
      ),
      at: optional(text),
      place
    })
  ),
  verdicts: list(record<RunVerdict>({ passed: flag, text, measured: text, message: text, place })),
  unjudged: optional(text),
  reached: optional(text),
  saved: optional(list(text)),
  faults: list(record<Item<RunEnded['faults']>>({ code: text, message: text, place: optional(place) })),
  offers: optional(list(record<OfferedPlot>({ text, kind: text, missing: optional(missing) })))
});
