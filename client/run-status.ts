// Progress of the running simulations in the window's status bar, with a click to stop; and a message where one broke off.
import * as vscode from 'vscode';
import type { RunEnded, RunProgress, RunStarted } from '../server/protocol.js';
import { progressText } from './progress-text.js';
import type { RunWatcher } from './runs.js';

export class RunStatus implements RunWatcher, vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('snn.run', vscode.StatusBarAlignment.Left);
  /** by run */
  private readonly texts = new Map<string, { readonly uri: string; readonly text: string }>();
  /** those whose end is told elsewhere */
  private readonly quiet = new Set<string>();

  constructor() {
    this.item.name = 'SNN simulation';
    this.item.command = 'snn.stop';
    this.item.tooltip = 'Stop the simulation';
  }

  started(run: RunStarted, isQuiet: boolean): void {
    if (run.preview !== undefined) return;
    if (isQuiet) this.quiet.add(run.run);
    this.show(run, run.experiment);
    this.enableStop();
  }

  progress(run: RunStarted, progress: RunProgress): void {
    if (run.preview !== undefined) return;
    this.show(run, `${run.experiment} ${progressText(progress)}`);
  }

  ended({ run, preview }: RunStarted, { message, faults, saved = [] }: RunEnded): void {
    if (preview !== undefined) return;
    this.texts.delete(run);
    this.update();
    this.enableStop();
    if (this.quiet.delete(run)) return;
    const unplaced = faults.find(fault => !fault.place)?.message;
    for (const sentence of saved) void vscode.window.showInformationMessage(sentence);
    if (message ?? unplaced) void vscode.window.showErrorMessage(message ?? unplaced ?? '');
  }

  dispose(): void {
    this.item.dispose();
  }

  /** Stop is offered where something runs, in the titles of the files that it belongs to. */
  private enableStop(): void {
    const files = [...new Set([...this.texts.values()].map(({ uri }) => uri))];
    void vscode.commands.executeCommand('setContext', 'snn.running', files.length > 0);
    void vscode.commands.executeCommand('setContext', 'snn.runningFiles', files);
  }

  private show({ run, uri }: RunStarted, text: string): void {
    this.texts.set(run, { uri, text });
    this.update();
  }

  private update(): void {
    this.item.text = `$(sync~spin) ${[...this.texts.values()].map(({ text }) => text).join(' · ')}`;
    if (this.texts.size > 0) this.item.show();
    else this.item.hide();
  }
}
