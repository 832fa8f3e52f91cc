// The panels of this window, one an experiment: opened by its first run, reused by the next, back after a reload.
import * as vscode from 'vscode';
import { keyOf, type RunWatcher } from '../runs.js';
import type {
  DrawParams,
  RunBesides,
  PictureUpdate,
  RunEnded,
  RunKeys,
  RunProgress,
  RunStarted
} from '../../server/protocol.js';
import { readSavedRun } from './from-panel.js';
import type { FromPanel, Painted, ToPanel } from './messages.js';
import { RunPanel, viewType } from './run-panel.js';

export interface PanelActions {
  rerun(uri: string, experiment: string, besides: RunBesides): void;
  /** a sentence where it cannot be answered */
  ask(run: string, what: Omit<DrawParams, 'run'> | 'keys'): Promise<string | undefined>;
  stop(uri: string, experiment: string): void;
  previewOff(): void;
  /** the user has closed a panel */
  closed(uri: string, experiment: string): void;
  /** the picture shall be saved; asks where */
  export(uri: string, experiment: string): void;
  /** so many pictures of a run are on the screen */
  shown(run: string, pictures: number): void;
  /** the panel of a run of an earlier window is back */
  restored(run: RunStarted, ended: RunEnded): void;
}

/** A panel and what it shows. */
export interface PanelOf {
  readonly uri: string;
  readonly experiment: string;
  readonly panel: RunPanel;
}

export class Panels implements RunWatcher, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<string, PanelOf>();
  private isPreviewing = false;

  /** `built` is the folder of the page's script and style. */
  constructor(
    private readonly built: vscode.Uri,
    private readonly actions: PanelActions
  ) {}

  /** What the panel of an experiment shows, for tests. */
  painted(uri: string, experiment: string): Painted | undefined {
    return this.of(uri, experiment)?.panel.painted;
  }

  /** The panel that has the focus, else the only one, else one of this file. */
  choose(uri: string | undefined): PanelOf | undefined {
    const all = [...this.panels.values()];
    return (
      all.find(panelOf => panelOf.panel.active) ??
      (all.length === 1 ? all[0] : all.find(panelOf => panelOf.uri === uri))
    );
  }

  of(uri: string, experiment: string): PanelOf | undefined {
    return this.panels.get(keyOf(uri, experiment));
  }

  /** A quiet run is shown where its experiment is shown already. */
  started(run: RunStarted, isQuiet: boolean): void {
    const shown = this.of(run.uri, run.experiment)?.panel;
    if (isQuiet) return shown?.send({ type: 'started', started: run });
    const panel = shown ?? this.open(run);
    // a preview covers nothing that the user has brought to the front
    if (run.preview === undefined) panel.reveal();
    panel.send({ type: 'started', started: run });
  }

  picture(run: RunStarted, picture: PictureUpdate): void {
    this.send(run, { type: 'picture', picture });
  }

  progress(run: RunStarted, progress: RunProgress): void {
    this.send(run, { type: 'progress', progress });
  }

  keys(run: RunStarted, keys: RunKeys): void {
    this.send(run, { type: 'keys', keys });
  }

  /** Whether edits start previews. */
  previewing(on: boolean): void {
    this.isPreviewing = on;
    for (const { panel } of this.panels.values()) panel.send({ type: 'previewing', on });
  }

  /** The populations that the text points at, told to all panels of runs that have such a text. */
  light(uri: string, populations: (run: RunStarted) => readonly string[]): void {
    for (const { panel } of this.panels.values()) {
      const run = panel.shown;
      if (run?.files.some(file => file.uri === uri)) panel.send({ type: 'light', populations: populations(run) });
    }
  }

  /** The results of a run that has ended, in its panel or a new one. */
  showAgain(run: RunStarted, ended: RunEnded | undefined, stale: boolean): void {
    const open = this.of(run.uri, run.experiment)?.panel;
    if (open) return open.reveal();
    const panel = this.open(run);
    panel.send({ type: 'started', started: run });
    if (ended) panel.send({ type: 'ended', ended });
    if (stale) panel.send({ type: 'stale', stale });
    void this.ask(panel, run, { plots: run.plots, anew: true });
  }

  private async ask(panel: RunPanel, { run }: RunStarted, what: Omit<DrawParams, 'run'> | 'keys'): Promise<void> {
    const refused = await this.actions.ask(run, what);
    if (refused !== undefined) panel.send({ type: 'notice', text: refused });
  }

  ended(run: RunStarted, ended: RunEnded): void {
    this.send(run, { type: 'ended', ended });
  }

  stale(run: RunStarted): void {
    this.send(run, { type: 'stale', stale: true });
  }

  fresh(run: RunStarted): void {
    this.send(run, { type: 'stale', stale: false });
  }

  /** After a reload of the window the page draws its picture from what it kept. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = readSavedRun(state);
    if (!saved) panel.dispose();
    else {
      this.adopt(panel, saved.started).shown = saved.started;
      this.actions.restored(saved.started, saved.ended);
    }
    return Promise.resolve();
  }

  private open(run: RunStarted): RunPanel {
    const { uri, experiment } = run;
    const file = vscode.Uri.parse(uri).path.split('/').at(-1) ?? '';
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(viewType, `${experiment} · ${file}`, place, {
      retainContextWhenHidden: true
    });
    return this.adopt(panel, run);
  }

  private adopt(panel: vscode.WebviewPanel, { uri, experiment }: Pick<RunStarted, 'uri' | 'experiment'>): RunPanel {
    const key = keyOf(uri, experiment);
    const shown = new RunPanel(panel, this.built, message => this.obey(message, uri, experiment));
    this.panels.set(key, { uri, experiment, panel: shown });
    shown.send({ type: 'previewing', on: this.isPreviewing });
    panel.onDidDispose(() => {
      if (this.panels.get(key)?.panel !== shown) return;
      this.panels.delete(key);
      this.actions.closed(uri, experiment);
    });
    return shown;
  }

  private send({ uri, experiment }: RunStarted, message: ToPanel): void {
    this.of(uri, experiment)?.panel.send(message);
  }

  private obey(message: FromPanel, uri: string, experiment: string): void {
    const panel = this.of(uri, experiment)?.panel;
    if (message.type === 'rerun') this.actions.rerun(uri, experiment, message.besides);
    if (message.type === 'draw' && panel?.shown)
      void this.ask(panel, panel.shown, { plots: message.plots, anew: false });
    if (message.type === 'keys' && panel?.shown) void this.ask(panel, panel.shown, 'keys');
    if (message.type === 'export') this.actions.export(uri, experiment);
    if (message.type === 'previewOff') this.actions.previewOff();
    if (message.type === 'stop') this.actions.stop(uri, experiment);
    if (message.type === 'painted') this.actions.shown(message.run, panel?.pictures ?? 0);
    if (message.type === 'reveal') void showPlace(message);
  }
}

/** Opens the text where it is shown already, else in the first column. */
async function showPlace({ uri, line, character }: Extract<FromPanel, { type: 'reveal' }>): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri);
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(at, at)
  });
}
