// The page as a whole: receives messages, keeps what they say and the time in view, and paints both once a frame.
import type { ExportOrder, FromPanel, RunNews } from '../panels/messages.js';
import { ChartStack } from './chart-stack.js';
import { exportedPicture } from './exported-picture.js';
import { element } from './element.js';
import type { Shown } from './gestures.js';
import { Overview } from './overview.js';
import { received } from './received.js';
import { Results } from './results.js';
import { RunHeader } from './run-header.js';
import { summaryText } from './run-text.js';
import { type RunView, afterMessage, emptyView, stateOf } from './run-view.js';
import { spikesIn } from './picture.js';
import { readSavedPanel, SavedPanels } from './saved-panel.js';
import { onThemeChange, readTheme } from './theme.js';
import { type TimeLimits, type TimeView, follow, viewAfterKey } from './time-view.js';

export interface Extension {
  readonly postMessage: (message: FromPanel) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => unknown;
}

/** ms after the last change until the panel is kept for a reload */
const keepAfter = 400;

export class PanelPage {
  private run: RunView = emptyView;
  private time: TimeView | undefined;
  private theme = readTheme();
  private readonly dirty = { picture: true, view: false, theme: false };
  private frame: number | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;
  /** what the panel was last kept with */
  private kept = '';
  /** what the summary was last written for */
  private said = '';
  private readonly saved = new SavedPanels();
  private readonly charts = new ChartStack({
    shown: () => this.shown(),
    changeView: view => this.changeView(view),
    revealPopulation: name => this.revealPopulation(name)
  });
  private readonly header = new RunHeader(message => this.extension.postMessage(message));
  private readonly overview = new Overview({
    shown: () => this.shown(),
    change: view => this.changeView(view),
    click: () => undefined
  });
  private readonly results = new Results(message => this.extension.postMessage(message));
  private readonly summary = element('p', {
    id: 'summary',
    className: 'unseen',
    attributes: { 'aria-live': 'polite' }
  });

  constructor(private readonly extension: Extension) {}

  /** Brings back what was kept, listens, and says that it does. */
  start(): void {
    document.body.append(this.header.root, this.overview.root, this.charts.root, this.results.root, this.summary);
    const saved = readSavedPanel(this.extension.getState());
    for (const message of saved?.messages ?? []) this.take(message);
    if (saved?.time) this.time = saved.time;
    window.addEventListener('message', (event: MessageEvent<unknown>) => this.receive(event.data));
    window.addEventListener('resize', () => this.schedule('picture'));
    this.charts.root.addEventListener('keydown', event => this.onKey(event));
    onThemeChange(() => this.schedule('theme'));
    this.schedule('picture');
    this.extension.postMessage({ type: 'ready' });
  }

  private receive(data: unknown): void {
    const message = received(data);
    if (!message) return console.warn('snn: the panel does not know this message and ignores it.', data);
    if (message.type === 'export') return void this.export(message);
    try {
      this.take(message);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      console.warn(`snn: the panel ignores an update that does not fit what it shows: ${error.message}`);
    }
  }

  /** Every order is answered. */
  private async export(order: ExportOrder): Promise<void> {
    const answer = { type: 'exported', order: order.order } as const;
    const { picture } = this.run;
    if (!picture)
      return this.extension.postMessage({
        ...answer,
        refused: 'There is no picture to export yet: run the experiment first.'
      });
    try {
      this.extension.postMessage({ ...answer, content: await exportedPicture(picture, order, this.shown().view) });
    } catch (error) {
      this.extension.postMessage({
        ...answer,
        refused: `The picture could not be drawn as ${order.format.toUpperCase()}: ${String(error)}`
      });
    }
  }

  private take(message: RunNews): void {
    const before = this.limits();
    this.run = afterMessage(this.run, message);
    if (message.type === 'started') this.time = undefined;
    else if (message.type === 'picture') this.time = follow(this.time, before, this.limits());
    this.schedule(message.type === 'progress' || message.type === 'stale' ? 'view' : 'picture');
  }

  private limits(): TimeLimits {
    const end = Math.max(1e-3, this.run.picture?.time[1] ?? 1);
    return { end, narrowest: Math.min(end, Math.max(end * 1e-6, 0.5)) };
  }

  private shown(): Shown {
    const limits = this.limits();
    return { view: this.time ?? { from: 0, to: limits.end }, limits };
  }

  private changeView(view: TimeView): void {
    this.time = view;
    this.schedule('view');
  }

  private revealPopulation(name: string): void {
    const place = this.run.started?.populations.find(population => population.name === name)?.place;
    if (place) this.extension.postMessage({ type: 'reveal', uri: place.uri, ...place.start });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.run.picture) return;
    const { view, limits } = this.shown();
    const after = viewAfterKey(event.key, view, limits);
    if (!after) return;
    event.preventDefault();
    this.changeView(after);
  }

  // ---------------------------------------------------------------------------------------------- painting
  private schedule(what: keyof typeof this.dirty): void {
    this.dirty[what] = true;
    this.frame ??= requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.frame = undefined;
    const { picture, theme } = this.dirty;
    Object.assign(this.dirty, { picture: false, view: false, theme: false });
    if (theme) {
      this.theme = readTheme();
      this.charts.clear();
    }
    document.body.dataset.state = stateOf(this.run);
    this.header.show(this.run);
    this.results.show(this.run);
    this.overview.show(this.run.picture, this.shown(), this.theme);
    if (picture || theme) this.charts.show(this.run.picture, this.theme, this.roomForCharts());
    else this.charts.followView();
    this.tellSummary();
    // uPlot draws in a microtask that it has asked for by now
    queueMicrotask(() => this.tellPainted());
    this.keepSoon();
  }

  /** Read out where something has happened, not at every paint. */
  private tellSummary(): void {
    const { started, stale, notice, ended } = this.run;
    const said = JSON.stringify([started?.run, stateOf(this.run), stale, notice, ended?.message]);
    if (said === this.said) return;
    this.said = said;
    this.summary.textContent = summaryText(this.run);
  }

  /** The window but for the header and the head of the results. */
  private roomForCharts(): number {
    const around =
      this.header.root.offsetHeight +
      this.overview.root.offsetHeight +
      Math.min(this.results.root.offsetHeight, window.innerHeight * 0.35);
    return window.innerHeight - around - 16;
  }

  private tellPainted(): void {
    const { picture, started } = this.run;
    const { view } = this.shown();
    this.extension.postMessage({
      type: 'painted',
      run: started?.run ?? '',
      state: stateOf(this.run),
      summary: summaryText(this.run),
      plots: picture?.panels.length ?? 0,
      spikes: picture ? spikesIn(picture) : 0,
      ofSpikes: picture?.spikes.recorded ?? 0,
      spikePixels: this.charts.spikePixels,
      points: this.charts.points,
      from: view.from,
      to: view.to
    });
  }

  /** While a run goes on only that it does: its picture would be packed again and again. */
  private keepSoon(): void {
    const { started, ended } = this.run;
    const kept = `${started?.run} ${ended !== undefined} ${this.run.stale} ${this.run.notice} ${this.time?.from} ${this.time?.to}`;
    if (kept === this.kept || (started && !ended && this.kept.startsWith(`${started.run} `))) return;
    this.kept = kept;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.extension.setState(this.saved.of(this.run, this.time)), keepAfter);
  }
}
