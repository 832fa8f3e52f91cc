// How the language server is, among the language's own status items: behind the braces in the status bar.
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';

export class LanguageStatus implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('snn.server', { language: 'snn' });

  constructor() {
    this.item.name = 'SNN language server';
    this.show(State.Starting);
  }

  show(state: State): void {
    this.item.busy = state === State.Starting;
    this.item.severity =
      state === State.Stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.item.text = state === State.Running ? 'Checks and help are on' : texts(state);
    this.item.command =
      state === State.Stopped
        ? { title: 'Restart', command: 'snn.restartServer' }
        : { title: 'Memory and timings', command: 'snn.showTimings' };
  }

  dispose(): void {
    this.item.dispose();
  }
}

const texts = (state: State): string =>
  state === State.Stopped ? 'The language server has ended' : 'The language server is starting';
