// What experiments are compiled to, as read-only texts.
import * as vscode from 'vscode';
import { planMethod, type PlanText } from '../server/protocol.js';
import type { ServerLink } from './runs.js';
import { ServerText } from './server-text.js';

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

export class PlanTexts extends ServerText {
  constructor(server: Pick<ServerLink, 'request'>) {
    super(async ({ query }) => {
      const answer = (await server.request(planMethod, JSON.parse(query))) as PlanText;
      return 'text' in answer ? answer.text : answer.refused;
    });
  }

  /** Opens the plan of an experiment as the file stands now. */
  show(uri: string, experiment: string): Promise<void> {
    return this.open(planUri(uri, experiment));
  }
}
