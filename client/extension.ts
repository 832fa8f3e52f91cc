// VS Code's entry: starts the language server and shows what it answers. Nothing is simulated here.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

/** Called by VS Code when the first .snn file is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server/main.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } }
  };
  const options: LanguageClientOptions = { documentSelector: [{ scheme: '*', language: 'snn' }] };
  const client = new LanguageClient('snn', 'snn', server, options);
  context.subscriptions.push(client);
  await client.start();
}
