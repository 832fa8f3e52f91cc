// The line above the plots: which run this is, how far it has come, and the buttons to stop it or run it again.
import { cellText, formatCount, learningText } from '../../outputs/index.js';
import type { RunProgress } from '../../server/protocol.js';
import { element } from './element.js';
import type { Picture } from './picture.js';
import { type RunView, stateOf } from './run-view.js';
import { durationText, stateText } from './run-text.js';

export class RunHeader {
  readonly root: HTMLElement;
  private readonly title = element('h1');
  private readonly subtitle = element('span', { className: 'subtitle' });
  private readonly state = element('span', { className: 'state' });
  private readonly bar = element('progress', { max: 1, attributes: { 'aria-label': 'Progress of the run' } });
  private readonly left = element('span', { className: 'left' });
  private readonly thinned = element('span', { className: 'thinned' });
  private readonly notice = element('p', { className: 'notice', attributes: { role: 'status' } });
  private readonly preview: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly rerun: HTMLButtonElement;
  private readonly export: HTMLButtonElement;

  constructor(actions: Readonly<Record<'stop' | 'rerun' | 'export' | 'previewOff', () => void>>) {
    this.preview = element(
      'button',
      {
        type: 'button',
        className: 'secondary preview',
        title: 'The experiment runs for a moment after each edit. Click to turn that off.',
        hidden: true,
        onclick: actions.previewOff
      },
      'Live preview'
    );
    this.stop = element('button', { type: 'button', className: 'secondary stop', onclick: actions.stop }, 'Stop');
    this.rerun = element('button', { type: 'button', onclick: actions.rerun }, 'Run again');
    this.export = element(
      'button',
      {
        type: 'button',
        className: 'secondary export',
        title: 'Save this picture as SVG or PNG, or its numbers as CSV',
        onclick: actions.export
      },
      'Export…'
    );
    const buttons = element('span', { className: 'buttons' }, this.export, this.stop, this.rerun);
    const line = element(
      'div',
      { className: 'line' },
      this.title,
      this.state,
      this.preview,
      this.subtitle,
      this.thinned,
      this.bar,
      this.left,
      buttons
    );
    this.root = element('header', { className: 'run' }, line, this.notice);
  }

  show(view: RunView): void {
    const state = stateOf(view);
    const running = state === 'running';
    this.title.textContent = view.started?.experiment ?? 'No run yet';
    this.subtitle.textContent = view.picture?.subtitle ?? '';
    this.state.textContent = stateText(view);
    this.state.className = `state ${view.stale && !running ? 'stale' : state}`;
    this.showProgress(view, running);
    this.thinned.textContent = view.picture ? thinnedText(view.picture.spikes) : '';
    this.notice.textContent = view.notice ?? '';
    this.notice.hidden = view.notice === undefined;
    this.stop.hidden = !running;
    this.export.hidden = !view.picture;
    this.rerun.hidden = running || !view.started;
  }

  showPreview(on: boolean): void {
    this.preview.hidden = !on;
  }

  private showProgress({ progress }: RunView, running: boolean): void {
    this.bar.hidden = this.left.hidden = !running;
    if (!running) return;
    const known = progress && progress.phase === 'running' && progress.plannedSteps > 0 ? progress : undefined;
    if (known) this.bar.value = known.steps / known.plannedSteps;
    else this.bar.removeAttribute('value');
    if (known?.left !== undefined) this.left.textContent = `${percentText(known)}, ${durationText(known.left)} left`;
    else this.left.textContent = known ? percentText(known) : progress?.phase === 'connecting' ? 'connecting' : '';
  }
}

function percentText(progress: RunProgress): string {
  const learning = learningText(progress);
  return `${Math.floor(100 * Math.min(1, progress.steps / progress.plannedSteps))} %${learning && `, ${learning}`}`;
}

/** `2 300 000 spikes, crowded rasters as density (cells of 0.5 ms of 4 neurons)` */
const thinnedText = ({ recorded, cell }: Picture['spikes']): string =>
  cell ? `${formatCount(recorded)} spikes, crowded rasters as density (cells of ${cellText(cell)})` : '';
