// While it is on, the experiment at the cursor runs for a moment after each edit.
import * as vscode from 'vscode';
import { experimentsMethod, type ExperimentInfo, type RunEnded, type RunStarted } from '../../server/protocol.js';
import type { Runs, RunWatcher, ServerLink } from '../runs.js';
import { experimentAt } from './experiment-at.js';
import { PreviewPace } from './preview-pace.js';

type Target = Pick<RunStarted, 'uri' | 'experiment'>;

export class LivePreview implements RunWatcher, vscode.Disposable {
  private isOn = false;
  /** of the last edit, or where it was turned on */
  private uri: string | undefined;
  /** the newest preview */
  private run: RunStarted | undefined;
  private readonly pace = new PreviewPace({ start: () => this.start(), stop: () => this.stop() });
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (this.isOn && document.languageId === 'snn' && contentChanges.length > 0) this.edited(document.uri.toString());
  });

  /** `told` hears whether it is on, whenever that changes. */
  constructor(
    private readonly runs: Runs,
    private readonly server: ServerLink,
    private readonly told: (isOn: boolean) => void
  ) {}

  /** From now on, beginning with this file. */
  turnOn(uri: string): void {
    this.uri = uri;
    this.set(true);
    this.pace.start();
  }

  turnOff(): void {
    this.pace.cease();
    this.set(false);
  }

  get on(): boolean {
    return this.isOn;
  }

  /** Who closes the panel of a preview wants to see no more of it. */
  closed(uri: string, experiment: string): void {
    if (this.isOn && this.run?.uri === uri && this.run.experiment === experiment) this.turnOff();
  }

  started(run: RunStarted): void {
    if (run.preview === undefined) return;
    this.run = run;
    this.pace.began();
  }

  ended(run: RunStarted, _: RunEnded, stale: boolean): void {
    if (run.run === this.run?.run) this.pace.ended();
    // edits that were made beside a run that somebody had asked for
    else if (this.isOn && run.preview === undefined && stale && this.uri !== undefined) this.edited(this.uri);
  }

  dispose(): void {
    this.pace.cease();
    this.subscription.dispose();
  }

  private set(isOn: boolean): void {
    this.isOn = isOn;
    void vscode.commands.executeCommand('setContext', 'snn.previewing', isOn);
    this.told(isOn);
  }

  private edited(uri: string): void {
    this.uri = uri;
    this.pace.edited();
  }

  /** Whoever is in the middle of a line knows that its text cannot run: a refusal is not told. */
  private async start(): Promise<boolean> {
    try {
      const target = await this.target();
      if (!target || !this.isOn) return false;
      const { record = [], plots = [] } = this.runs.last(target.uri, target.experiment) ?? {};
      const answer = await this.runs.start(target.uri, target.experiment, { record, plots, preview: seconds() });
      return !('refused' in answer);
    } catch {
      return false;
    }
  }

  private stop(): void {
    const going = this.runs.running.find(({ run }) => run === this.run?.run);
    if (going) this.runs.stop(going.uri, going.experiment);
  }

  /** The experiment at the cursor, else the one of the file that ran last, or the first; of a file without one, what last ran with it. */
  private async target(): Promise<Target | undefined> {
    const { uri } = this;
    if (uri === undefined) return undefined;
    const experiments = (await this.server.request(experimentsMethod, { uri })) as readonly ExperimentInfo[];
    if (experiments.length === 0) return this.runs.lastMadeFrom(uri);
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    const last = this.runs.last(uri)?.experiment;
    const chosen =
      (editor && experimentAt(experiments, editor.selection.active.line)) ??
      experiments.find(({ name }) => name === last) ??
      experiments[0]!;
    return { uri, experiment: chosen.name };
  }
}

/** of wall-clock time that a preview may take */
function seconds(): number {
  const set = vscode.workspace.getConfiguration('snn').get<unknown>('preview.seconds');
  return typeof set === 'number' && set > 0 ? set : 2;
}
