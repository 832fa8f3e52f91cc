// The page as a whole: receives messages, keeps what they say and the time in view, and paints both once a frame.
import type { ExportOrder, FromPanel, RunNews } from '../panels/messages.js';
import { allRows, type MissingRecord, type RowChoice, type RowKeys } from '../../outputs/index.js';
import { unpack, type RunEnded, type RunStarted } from '../../server/protocol.js';
import { arrangedPicture } from './arranged-picture.js';
import { ChartStack } from './chart-stack.js';
import { exportedPicture } from './exported-picture.js';
import { element } from './element.js';
import type { Shown } from './gestures.js';
import { Overview } from './overview.js';
import { received } from './received.js';
import { Results } from './results.js';
import { RunHeader } from './run-header.js';
import { summaryText } from './run-text.js';
import { ParameterTray } from './parameter-tray.js';
import { copyOf, spikesIn, type Picture } from './picture.js';
import { PlotTray } from './plot-tray.js';
import { RowTray, withStretch, zoomedStretch } from './row-tray.js';
import { type RunView, afterMessage, emptyView, ownPicture, stateOf } from './run-view.js';
import { readSavedPanel, SavedPanels } from './saved-panel.js';
import { onThemeChange, readTheme } from './theme.js';
import { type TimeLimits, type TimeView, follow, lastSecond, viewAfterKey, wholeView } from './time-view.js';
import { Tools } from './tools.js';

export interface Extension {
  readonly postMessage: (message: FromPanel) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => unknown;
}

/** ms after the last change until the panel is kept for a reload */
const keepAfter = 400;
/** ms after a parameter was last moved until the experiment runs with it */
const runAfter = 250;

export class PanelPage {
  private run: RunView = emptyView;
  private time: TimeView | undefined;
  private theme = readTheme();
  private rows: RowChoice = allRows;
  /** texts of plots that are drawn besides those of the file */
  private wished: readonly string[] = [];
  private lit: readonly string[] = [];
  /** another run, with which this one is compared */
  /** the run under way was asked for by a slider */
  private isMoved = false;
  private reference: { readonly picture: Picture; readonly ended: RunEnded } | undefined;
  private arranged: { readonly from: readonly unknown[]; readonly picture: Picture } | undefined;
  private moving: ReturnType<typeof setTimeout> | undefined;
  private readonly dirty = { picture: true, view: false, lights: false, theme: false };
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
    revealPopulation: name => this.revealPopulation(name),
    lit: () => this.lit,
    zoomRows: (band, factor, row) => this.zoomRows(band, factor, row)
  });
  private readonly header = new RunHeader({
    rerun: () => this.rerun(),
    stop: () => this.extension.postMessage({ type: 'stop' }),
    previewOff: () => this.extension.postMessage({ type: 'previewOff' }),
    export: () => this.extension.postMessage({ type: 'export' })
  });
  private readonly rowTray = new RowTray({
    choice: () => this.rows,
    choose: choice => this.chooseRows(choice),
    askKeys: () => this.askKeys()
  });
  private readonly parameters = new ParameterTray(() => this.rerunSoon());
  private readonly plots = new PlotTray({
    wished: () => this.wished,
    wish: (plots, missing) => this.wish(plots, missing)
  });
  private readonly tools = new Tools(
    [
      {
        name: 'whole',
        label: 'Whole run',
        title: 'Show all of the time (0)',
        act: () => this.changeView(wholeView(this.limits()))
      },
      {
        name: 'last',
        label: 'Last second',
        title: 'Show the last second, and follow it while the run goes on',
        act: () => this.changeView(lastSecond(this.limits()))
      },
      {
        name: 'reference',
        label: 'Keep as reference',
        title: 'Compare the runs that follow with this one',
        act: () => this.keepReference()
      }
    ],
    [this.rowTray, this.parameters, this.plots]
  );
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
    document.body.append(
      this.header.root,
      this.tools.root,
      this.overview.root,
      this.charts.root,
      this.results.root,
      this.summary
    );
    const saved = readSavedPanel(this.extension.getState());
    for (const message of saved?.messages ?? []) this.take(message);
    if (saved?.time) this.time = saved.time;
    if (saved?.rows) this.rows = saved.rows;
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
    if (message.type === 'light') return this.light(message.populations);
    if (message.type === 'previewing') return this.header.showPreview(message.on);
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
    const picture = this.shownPicture();
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
    if (message.type === 'started') this.begin(message.started);
    else if (message.type === 'picture') this.time = follow(this.time, before, this.limits());
    this.schedule(message.type === 'progress' || message.type === 'stale' ? 'view' : 'picture');
  }

  /** The time in view stays where an experiment runs again with other values, as then it is looked at. */
  private begin(started: RunStarted): void {
    this.wished = started.plots;
    if (!this.isMoved && started.preview === undefined) this.time = undefined;
    this.isMoved = false;
  }

  // ---------------------------------------------------------------------------------------------- tools
  private rerun(besides: { readonly plots?: readonly string[]; readonly missing?: MissingRecord } = {}): void {
    clearTimeout(this.moving);
    const { settings } = this.parameters;
    const plots = besides.plots ?? this.wished;
    const record = [...(this.run.started?.record ?? []), ...(besides.missing ? [besides.missing] : [])];
    this.extension.postMessage({
      type: 'rerun',
      besides: {
        ...(Object.keys(settings).length > 0 && { settings }),
        ...(record.length > 0 && { record }),
        ...(plots.length > 0 && { plots })
      }
    });
  }

  /** Behind the last of several values; the run of the one before is stopped by the next. */
  private rerunSoon(): void {
    clearTimeout(this.moving);
    this.moving = setTimeout(() => {
      this.isMoved = true;
      this.rerun();
    }, runAfter);
  }

  private wish(plots: readonly string[], missing: MissingRecord | undefined): void {
    this.wished = plots;
    if (missing) this.rerun({ plots, missing });
    else this.extension.postMessage({ type: 'draw', plots });
    this.schedule('view');
  }

  private chooseRows(choice: RowChoice): void {
    this.rows = choice;
    this.schedule('picture');
  }

  private zoomRows(label: string, factor: number, row: number): void {
    const band = this.run.picture?.panels.flatMap(panel => panel.bands).find(one => one.label === label);
    if (!band) return;
    const all = band.to - band.from + 1;
    const stretch = zoomedStretch(this.rows.stretches[label] ?? [0, all - 1], factor, row, all);
    this.chooseRows({ ...this.rows, stretches: withStretch(this.rows, label, stretch, all) });
  }

  private askKeys(): void {
    if (!this.run.keys && this.run.ended) this.extension.postMessage({ type: 'keys' });
  }

  private keepReference(): void {
    const picture = ownPicture(this.run);
    this.reference =
      this.reference || !picture || !this.run.ended ? undefined : { picture: copyOf(picture), ended: this.run.ended };
    this.schedule('picture');
  }

  private light(populations: readonly string[]): void {
    if (populations.join() === this.lit.join()) return;
    this.lit = populations;
    this.schedule('lights');
  }

  /** As it is looked at. */
  private shownPicture(): Picture | undefined {
    const { picture, keys } = this.run;
    if (!picture) return undefined;
    const other = this.reference?.picture.run === picture.run ? undefined : this.reference?.picture;
    const from = [picture, keys, this.rows, other];
    if (this.arranged?.from.some((part, i) => part !== from[i]) ?? true) {
      const valuesOf: RowKeys = (population, name) => {
        const values = keys?.keys.find(key => key.population === population && key.name === name)?.values;
        return values && unpack(values);
      };
      this.arranged = { from, picture: arrangedPicture(picture, this.rows, valuesOf, other) };
    }
    return this.arranged!.picture;
  }

  private offered(): readonly string[] {
    const { picture, started, ended } = this.run;
    return [
      ...(picture && picture.time[1] > 1000 ? ['whole', 'last'] : []),
      ...(picture?.panels.some(panel => panel.bands.length > 0) ? ['rows'] : []),
      ...(started && started.parameters.length > 0 ? ['parameters'] : []),
      ...(ended?.offers && ended.offers.length > 0 ? ['plots'] : []),
      ...(this.reference || (ended && ownPicture(this.run)) ? ['reference'] : [])
    ];
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
    const { picture, theme, lights } = this.dirty;
    Object.assign(this.dirty, { picture: false, view: false, lights: false, theme: false });
    if (theme) {
      this.theme = readTheme();
      this.charts.clear();
    }
    document.body.dataset.state = stateOf(this.run);
    document.body.classList.toggle('before', this.run.picture !== undefined && !ownPicture(this.run));
    this.header.show(this.run);
    this.showTools();
    this.results.show(this.run, this.reference?.ended === this.run.ended ? undefined : this.reference?.ended);
    this.overview.show(this.run.picture, this.shown(), this.theme);
    if (picture || theme) this.charts.show(this.shownPicture(), this.theme, this.roomForCharts());
    else this.charts.followView();
    if (lights) this.charts.repaint();
    this.tellSummary();
    // uPlot draws in a microtask that it has asked for by now
    queueMicrotask(() => this.tellPainted());
    this.keepSoon();
  }

  private showTools(): void {
    this.tools.offer(this.offered());
    this.tools.name('reference', this.reference ? 'Drop the reference' : 'Keep as reference');
    this.rowTray.show(this.run.picture, this.run.keys);
    this.parameters.show(this.run.started);
    this.plots.show(this.run.ended);
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
      this.tools.root.offsetHeight +
      Math.min(this.results.root.offsetHeight, window.innerHeight * 0.35);
    return window.innerHeight - around - 16;
  }

  private tellPainted(): void {
    const { started } = this.run;
    const picture = ownPicture(this.run);
    const { view } = this.shown();
    this.extension.postMessage({
      type: 'painted',
      run: started?.run ?? '',
      state: stateOf(this.run),
      summary: summaryText(this.run),
      plots: picture?.panels.length ?? 0,
      spikes: picture ? spikesIn(picture) : 0,
      ofSpikes: picture?.spikes.recorded ?? 0,
      rows:
        (picture &&
          this.shownPicture()
            ?.panels.flatMap(panel => panel.bands)
            .reduce((sum, { from, to }) => sum + to - from + 1, 0)) ??
        0,
      lit: this.lit,
      spikePixels: this.charts.spikePixels,
      points: this.charts.points,
      from: view.from,
      to: view.to
    });
  }

  /** While a run goes on only that it does: its picture would be packed again and again. */
  private keepSoon(): void {
    const { started, ended } = this.run;
    const kept = `${started?.run} ${ended !== undefined} ${this.run.stale} ${this.run.notice} ${this.time?.from} ${this.time?.to} ${JSON.stringify(this.rows)}`;
    if (kept === this.kept || (started && !ended && this.kept.startsWith(`${started.run} `))) return;
    this.kept = kept;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.extension.setState(this.saved.of(this.run, this.time, this.rows)), keepAfter);
  }
}
