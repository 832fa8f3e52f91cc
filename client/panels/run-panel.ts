// One panel beside the text. Sends what it is given as soon as its page listens.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { RunStarted } from '../../server/protocol.js';
import { readFromPanel } from './from-panel.js';
import type { ExportOrder, FromPanel, Painted, ToPanel } from './messages.js';
import { panelPage } from './panel-page.js';

export const viewType = 'snn.results';

type Exported = Extract<FromPanel, { type: 'exported' }>;

export class RunPanel {
  private waiting: ToPanel[] | undefined = [];
  /** who waits for an exported picture, by number of the order */
  private readonly orders = new Map<number, (answer: Exported) => void>();
  private lastOrder = 0;
  /** what was on the screen after the latest paint */
  painted: Painted | undefined;
  /** the run that the page was told of last */
  shown: RunStarted | undefined;
  /** pictures of the run shown that the page was given */
  pictures = 0;

  /** `built` is the folder of the page's script and style. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    built: vscode.Uri,
    private readonly heard: (message: FromPanel) => void
  ) {
    const { webview } = panel;
    const icon = (file: string): vscode.Uri => vscode.Uri.joinPath(built, '..', '..', 'client', 'contributed', file);
    panel.iconPath = { light: icon('file-light.svg'), dark: icon('file-dark.svg') };
    webview.options = { enableScripts: true, localResourceRoots: [built] };
    webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(built, file)).toString();
    webview.html = panelPage({
      source: webview.cspSource,
      script: address('panel.js'),
      style: address('panel.css'),
      nonce: randomBytes(16).toString('hex')
    });
  }

  send(message: ToPanel): void {
    if (message.type === 'started') this.shown = message.started;
    if (this.waiting) {
      this.waiting.push(message);
      return;
    }
    if (message.type === 'started') this.pictures = 0;
    if (message.type === 'picture') this.pictures++;
    void this.panel.webview.postMessage(message);
  }

  reveal(): void {
    if (!this.panel.visible) this.panel.reveal(undefined, true);
  }

  get active(): boolean {
    return this.panel.active;
  }

  /** The picture as the page draws it: text, of a PNG base64. Rejects with a sentence where there is none. */
  async export(wanted: Pick<ExportOrder, 'format' | 'theme'>): Promise<string> {
    const order = ++this.lastOrder;
    const answered = new Promise<Exported>(resolve => this.orders.set(order, resolve));
    const closed = this.panel.onDidDispose(() =>
      this.orders.get(order)?.({
        type: 'exported',
        order,
        refused: 'The panel was closed before its picture was saved.'
      })
    );
    this.send({ type: 'export', order, ...wanted });
    const answer = await answered;
    this.orders.delete(order);
    closed.dispose();
    if ('refused' in answer) throw new Error(answer.refused);
    return answer.content;
  }

  private receive(value: unknown): void {
    const message = readFromPanel(value);
    if (!message) return console.warn('The results panel sent a message that nobody understands.');
    if (message.type === 'painted') this.painted = message;
    if (message.type === 'exported') this.orders.get(message.order)?.(message);
    if (message.type === 'ready') this.flush();
    this.heard(message);
  }

  private flush(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const message of waiting) this.send(message);
  }
}
