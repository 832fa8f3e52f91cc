// What there is to say about a run: its state, its times, and the summary that screen readers get. Pure.
import { formatCount } from '../../outputs/index.js';
import type { Picture } from './picture.js';
import { type RunView, stateOf } from './run-view.js';

/** `0.4 s`, `12 s`, `3 min 20 s` */
export function durationText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function stateText(view: RunView): string {
  const words = view.started?.preview === undefined ? runText(view) : previewText(view);
  return view.stale && words !== '' ? `${words} · the text has changed since` : words;
}

/** `preview: the first 320 ms of 1 s` */
function previewText(view: RunView): string {
  const { ended } = view;
  return ended?.ended === 'cancelled' && ended.reached !== undefined
    ? `preview: the first ${ended.reached}`
    : `preview: ${runText(view)}`;
}

function runText(view: RunView): string {
  const after = view.ended && view.ended.seconds > 0 ? ` after ${durationText(view.ended.seconds)}` : '';
  return {
    empty: '',
    running: 'running',
    complete: `done${after}`,
    cancelled: `stopped${after}`,
    fault: `ended by a fault${after}`,
    failed: `failed${after}`
  }[stateOf(view)];
}

/** `3 of 4 expectations hold`, or why they are not judged; empty where there are none. */
export function verdictsText({ ended }: RunView): string {
  if (ended?.unjudged !== undefined) return ended.unjudged;
  const verdicts = ended?.verdicts ?? [];
  const held = verdicts.filter(verdict => verdict.passed).length;
  if (verdicts.length === 0) return '';
  if (verdicts.length === 1) return held === 1 ? 'The expectation holds' : 'The expectation does not hold';
  return held === verdicts.length
    ? `All ${verdicts.length} expectations hold`
    : `${held} of ${verdicts.length} expectations hold`;
}

const spikesText = ({ recorded, cell }: Picture['spikes']): string =>
  `${formatCount(recorded)} spikes${cell ? ', crowded rasters shown as density' : ''}.`;

/** The run in sentences. */
export function summaryText(view: RunView): string {
  if (!view.started) return view.notice ?? 'No run yet.';
  const { picture, ended } = view;
  const plots = picture?.panels.map(panel => panel.head.title) ?? [];
  return [
    `${view.started.experiment}: ${stateText(view)}.`,
    picture && `${plots.length === 1 ? '1 plot' : `${plots.length} plots`}: ${plots.join('; ')}.`,
    picture && spikesText(picture.spikes),
    ...(ended?.statistics ?? []).map(
      row =>
        `${row.population}: ${row.recorded ?? row.neurons} neurons, ${row.rate}${row.at === undefined ? '' : ` at ${row.at}`}.`
    ),
    verdictsText(view) && `${verdictsText(view)}.`,
    ...(ended?.verdicts ?? []).filter(verdict => !verdict.passed).map(verdict => verdict.message),
    ...(ended?.faults ?? []).map(fault => fault.message),
    ended?.message,
    view.notice
  ]
    .filter(sentence => sentence !== undefined && sentence !== '')
    .join(' ');
}
