// What the server takes of this machine, as a read-only text.
import * as vscode from 'vscode';
import { timingsMethod } from '../server/protocol.js';
import type { ServerLink } from './runs.js';
import { ServerText } from './server-text.js';

export const timingsScheme = 'snn-timings';

const place = vscode.Uri.from({ scheme: timingsScheme, path: '/Memory and timings' });

export class TimingsText extends ServerText {
  constructor(server: Pick<ServerLink, 'request'>) {
    super(async () => ((await server.request(timingsMethod, {})) as { readonly text: string }).text);
  }

  show(): Promise<void> {
    return this.open(place);
  }
}
