// What experiments are compiled to, as read-only texts: asked of the server each time one is opened or refreshed.
import * as vscode from 'vscode';
import { planMethod, type PlanText } from '../server/protocol.js';
import type { ServerLink } from './runs.js';

export const planScheme = 'snn-plan';

/** The name is what the tab shows; file and experiment stand in the query. */
function planUri(uri: string, experiment: string): vscode.Uri {
  const file = vscode.Uri.parse(uri).path.split('/').at(-1) ?? '';
  return vscode.Uri.from({
    scheme: planScheme,
    path: `/${experiment} · ${file}.plan`,
    query: JSON.stringify({ uri, experiment })
  });
}

export class PlanTexts implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  /** a text that is open already is asked for anew */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Pick<ServerLink, 'request'>) {}

  /** Opens the plan of an experiment as the file stands now. */
  async show(uri: string, experiment: string): Promise<void> {
    const at = planUri(uri, experiment);
    this.changed.fire(at);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at), {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true
    });
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const answer = (await this.server.request(planMethod, JSON.parse(query))) as PlanText;
    return 'text' in answer ? answer.text : answer.refused;
  }
}
