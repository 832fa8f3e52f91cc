// What the server takes of this machine, as a read-only text that is asked for anew each time it is shown.
import * as vscode from 'vscode';
import { timingsMethod } from '../server/protocol.js';
import type { ServerLink } from './runs.js';

export const timingsScheme = 'snn-timings';

const place = vscode.Uri.from({ scheme: timingsScheme, path: '/Memory and timings' });

export class TimingsText implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Pick<ServerLink, 'request'>) {}

  async show(): Promise<void> {
    this.changed.fire(place);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(place), {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true
    });
  }

  async provideTextDocumentContent(): Promise<string> {
    return ((await this.server.request(timingsMethod, {})) as { readonly text: string }).text;
  }
}
