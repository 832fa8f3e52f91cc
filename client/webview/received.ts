// What the extension may say, checked before it is believed.
import type { ToPanel } from '../panels/messages.js';
import { count, either, flag, list, number, oneOf, optional, pair, record, text } from './shape.js';
import type { Shape } from './shape.js';

/** The message, or undefined where it is none of those this panel knows. */
export const received = (data: unknown): ToPanel | undefined => (isMessage(data) ? data as ToPanel : undefined);

const is = (word: string): Shape => value => value === word;

const spot = record({ line: count, character: count });
const place = record({ uri: text, start: spot, end: spot });

const bytesOf: Readonly<Record<string, number>> = { f64: 8, f32: 4, u32: 4 };
/** Base64 of whole elements. */
const packed: Shape = value => record({ type: oneOf(...Object.keys(bytesOf)), base64: text })(value) && isWhole(value as { type: string; base64: string });

function isWhole({ type, base64 }: { readonly type: string; readonly base64: string }): boolean {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return base64.length % 4 === 0 && (base64.length / 4 * 3 - padding) % bytesOf[type]! === 0 && !/[^A-Za-z0-9+/]/.test(base64.slice(0, base64.length - padding));
}

const started = record({ run: text, uri: text, experiment: text, files: list(text), populations: list(record({ name: text, place })) });

const axis = record({ label: text, unit: record({ name: text, size: number }), domain: pair(number), linked: optional(is('time')), whole: optional(flag) });
const head = record({
  kind: text, title: text, x: axis, y: axis, notes: list(text), weight: number,
  bands: list(record({ label: text, population: text, from: count, to: number, series: count, neurons: packed })),
  legend: list(record({ label: text, series: count }))
});
const columns = (most: number): Shape => value => list(packed)(value) && (value as unknown[]).length === most;
const mark = either(
  record({ kind: oneOf('spikes', 'points', 'line'), series: count, faint: optional(flag), keep: count, columns: columns(2) }),
  record({ kind: is('bars'), series: count, keep: count, columns: columns(3) }),
  record({ kind: is('span'), from: number, to: number, label: text }),
  record({ kind: is('text'), text })
);
const picture = record({
  run: text, fresh: flag, title: text, subtitle: text, time: pair(number), spikes: record({ recorded: count, sent: count, everyRow: count }),
  panels: list(record({ head: optional(head), marks: list(mark) }))
});

const progress = record({ run: text, phase: oneOf('connecting', 'running'), steps: count, plannedSteps: count, spikes: count, seconds: number });

const ended = record({
  run: text, ended: oneOf('complete', 'cancelled', 'fault', 'failed'), message: optional(text), seconds: number, steps: count, plannedSteps: count, spikes: count,
  statistics: list(record({ population: text, neurons: text, spikes: text, rate: text, cvIsi: text, place: optional(place) })),
  reports: list(record({ text, value: text, place })),
  verdicts: list(record({ passed: flag, text, measured: text, message: text, place })),
  faults: list(record({ code: text, message: text, place: optional(place) }))
});

const isMessage = either(
  record({ type: is('started'), started }),
  record({ type: is('picture'), picture }),
  record({ type: is('progress'), progress }),
  record({ type: is('ended'), ended }),
  record({ type: is('stale') }),
  record({ type: is('notice'), text })
);
