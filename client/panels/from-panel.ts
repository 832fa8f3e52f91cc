// Reads what a panel sends: a page shows what files say, so nothing it sends is believed to have its type.
import { interrupted, type RunBesides, type RunEnded, type RunStarted } from '../../server/protocol.js';
import { isEnded, isRecordBesides, isStarted } from '../../server/protocol-shapes.js';
import { list, number, optional, record, text } from '../../server/shape.js';
import type { FromPanel, Painted } from './messages.js';

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** undefined where it is no message of messages.ts. */
export function readFromPanel(value: unknown): FromPanel | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'stop':
    case 'previewOff':
    case 'keys':
    case 'export':
      return { type: value.type };
    case 'rerun':
      return isBesides(value.besides) ? { type: 'rerun', besides: value.besides as RunBesides } : undefined;
    case 'draw':
      return isTexts(value.plots) ? { type: 'draw', plots: value.plots as string[] } : undefined;
    case 'reveal':
      return isReveal(value)
        ? { type: 'reveal', uri: value.uri as string, line: value.line as number, character: value.character as number }
        : undefined;
    case 'exported':
      return readExported(value);
    case 'painted':
      return isPainted(value) ? (value as unknown as Painted) : undefined;
    default:
      return undefined;
  }
}

const isTexts = list(text);
const isBesides = record<RunBesides>({
  settings: optional(value => isRecord(value) && !Array.isArray(value) && Object.values(value).every(number)),
  record: optional(isRecordBesides),
  plots: optional(isTexts)
});

function readExported({ order, content, refused }: Fields): FromPanel | undefined {
  if (typeof order !== 'number') return undefined;
  if (typeof content === 'string') return { type: 'exported', order, content };
  return typeof refused === 'string' ? { type: 'exported', order, refused } : undefined;
}

/** Only texts of this language can be asked for. */
const isReveal = (value: Fields): boolean =>
  typeof value.uri === 'string' &&
  /\.snn$|^untitled:/.test(value.uri) &&
  isCount(value.line) &&
  isCount(value.character);

const states: readonly unknown[] = [
  'empty',
  'running',
  'complete',
  'cancelled',
  'fault',
  'failed'
] satisfies readonly Painted['state'][];

function isPainted(value: Fields): boolean {
  const numbers = [
    value.plots,
    value.rows,
    value.spikes,
    value.ofSpikes,
    value.spikePixels,
    value.points,
    value.from,
    value.to
  ];
  return (
    numbers.every(number => typeof number === 'number') &&
    isTexts(value.lit) &&
    typeof value.run === 'string' &&
    typeof value.summary === 'string' &&
    states.includes(value.state)
  );
}

/** What a panel showed before the window was reloaded; undefined where it kept no run. */
export function readSavedRun(state: unknown): { readonly started: RunStarted; readonly ended: RunEnded } | undefined {
  const messages: unknown[] = isRecord(state) && Array.isArray(state.messages) ? state.messages : [];
  const told = (type: 'started' | 'ended'): unknown =>
    messages.flatMap(message => (isRecord(message) && message.type === type ? [message[type]] : []))[0];
  const [started, ended] = [told('started'), told('ended')];
  if (!isStarted(started)) return undefined;
  const { run } = started as RunStarted;
  return { started: started as RunStarted, ended: isEnded(ended) ? (ended as RunEnded) : interrupted(run) };
}
