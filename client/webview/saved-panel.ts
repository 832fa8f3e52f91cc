// The panel over a reload of the window: kept as the messages that told it what it shows, so that coming back is receiving them again.
import { formatCount } from '../../outputs/index.js';
import type { RunNews, SavedPanel } from '../panels/messages.js';
import { wholeUpdate } from './picture.js';
import { receivedNews } from './received.js';
import type { RunView } from './run-view.js';
import type { TimeView } from './time-view.js';

/** Characters of a picture that VS Code shall keep; it writes them into its own database. */
export const mostKept = 4_000_000;

/** Undefined before the first run. A picture too large to keep is replaced by a sentence that says so. */
export function savedPanel(view: RunView, time: TimeView | undefined, most = mostKept): SavedPanel | undefined {
  const { started, picture, ended } = view;
  if (!started) return undefined;
  const messages: RunNews[] = [{ type: 'started', started }];
  const kept = picture && sizeOf(view) <= most ? wholeUpdate(picture) : undefined;
  if (kept) messages.push({ type: 'picture', picture: kept });
  const notice = picture && !kept ? tooLarge(picture.spikes.sent) : view.notice;
  if (notice !== undefined) messages.push({ type: 'notice', text: notice });
  if (ended) messages.push({ type: 'ended', ended });
  if (view.stale) messages.push({ type: 'stale' });
  return {
    uri: started.uri,
    experiment: started.experiment,
    messages,
    ...(time && kept && { time: [time.from, time.to] })
  };
}

/** Characters of the packed picture, at most. */
function sizeOf({ picture }: RunView): number {
  const marks = picture?.panels.flatMap(panel => panel.marks) ?? [];
  const numbers = marks
    .flatMap(mark => ('columns' in mark ? mark.columns : []))
    .reduce((sum, column) => sum + column.length, 0);
  return (numbers * 8 * 4) / 3;
}

const tooLarge = (spikes: number): string =>
  `The picture (${formatCount(spikes)} spikes) was too large to keep over a reload of the window; run again to see it.`;

/** What was kept, where it has the form that `savedPanel` gives it. A run that was going on when the window closed has ended with it. */
export function readSavedPanel(
  state: unknown
): { readonly messages: readonly RunNews[]; readonly time?: TimeView } | undefined {
  if (!isRecord(state) || !Array.isArray(state.messages)) return undefined;
  const messages = state.messages.map(receivedNews).filter(message => message !== undefined);
  const started = messages.find(message => message.type === 'started')?.started;
  if (!started || messages.length < state.messages.length) return undefined;
  const all = messages.some(message => message.type === 'ended') ? messages : [...messages, interrupted(started.run)];
  const [from, to] = Array.isArray(state.time) ? (state.time as unknown[]) : [];
  return typeof from === 'number' && typeof to === 'number' && to > from
    ? { messages: all, time: { from, to } }
    : { messages: all };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const interrupted = (run: string): RunNews => ({
  type: 'ended',
  ended: {
    run,
    ended: 'cancelled',
    message: 'The window was reloaded while the run was going on; run again to complete it.',
    seconds: 0,
    steps: 0,
    plannedSteps: 0,
    spikes: 0,
    statistics: [],
    reports: [],
    verdicts: [],
    faults: []
  }
});
