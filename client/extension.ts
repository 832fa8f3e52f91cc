// VS Code's entry: starts the language server and shows what it answers. Nothing is simulated here.
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import {
  LanguageClient,
  State,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature
} from 'vscode-languageclient/node';
import {
  endedMethod,
  keysMethod,
  pictureMethod,
  progressMethod,
  startedMethod,
  themeMethod,
  trustedMethod,
  type InitializationOptions,
  type PictureUpdate
} from '../server/protocol.js';
import { CheckTask, checkTaskType } from './check-task.js';
import { ComparedTexts } from './compared-texts.js';
import { commands } from './commands/registry.js';
import { withPage } from './commands/show-check-page.js';
import { keepReadonly } from './library-readonly.js';
import type { Painted } from './panels/messages.js';
import { Panels } from './panels/panels.js';
import { viewType } from './panels/run-panel.js';
import { LanguageStatus } from './language-status.js';
import { Lights } from './lights.js';
import { planScheme, PlanTexts } from './plan-texts.js';
import { ResultsBesideText } from './results-beside-text.js';
import { LivePreview } from './preview/live-preview.js';
import { RunDiagnostics } from './run-diagnostics.js';
import { RunStatus } from './run-status.js';
import { Runs, type RunWatcher, type ServerLink } from './runs.js';
import { TestExplorer } from './tests/test-explorer.js';
import { TestedRuns } from './tests/tested-runs.js';
import { timingsScheme, TimingsText } from './timings-text.js';
import { unpackColumns } from './unpacked-columns.js';

/** What other extensions and our tests may ask. */
export interface Exports {
  watch(watcher: RunWatcher): void;
  /** what the panel of an experiment shows */
  painted(uri: string, experiment: string): Painted | undefined;
}

/** Called by VS Code when the first .snn file is opened, or a panel comes back. */
export async function activate(context: vscode.ExtensionContext): Promise<Exports> {
  const client = languageClient(context);
  const server: ServerLink = {
    request: (method, params) => client.sendRequest(method, params),
    notify: (method, params) => void client.sendNotification(method, params)
  };
  const runs = new Runs(server, randomUUID);
  const panels = new Panels(vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview'), {
    rerun: (uri, experiment, besides) => void vscode.commands.executeCommand('snn.run', uri, experiment, besides),
    ask: (run, what) => runs.ask(run, what),
    stop: (uri, experiment) => runs.stop(uri, experiment),
    previewOff: () => preview.turnOff(),
    closed: (uri, experiment) => preview.closed(uri, experiment),
    export: (uri, experiment) => void vscode.commands.executeCommand('snn.exportPicture', uri, experiment),
    shown: (run, pictures) => runs.shown(run, pictures),
    restored: (started, ended) => void texts.textsOf(started.files).then(found => runs.restore(started, ended, found))
  });
  const texts = new ComparedTexts(runs);
  const library = vscode.Uri.joinPath(context.extensionUri, 'dist', 'library');
  const preview = new LivePreview(runs, server, isOn => panels.previewing(isOn));
  const plans = new PlanTexts(server);
  const timings = new TimingsText(server);
  const lights = new Lights(panels);
  const status = new LanguageStatus();
  client.onDidChangeState(({ newState }) => status.show(newState));
  const tested = new TestedRuns(runs);
  const watchers = [new RunDiagnostics(), new ResultsBesideText(), new RunStatus(), preview];
  [panels, tested, ...watchers].forEach(watcher => runs.watch(watcher));
  context.subscriptions.push(
    client,
    ...watchers,
    lights,
    status,
    keepReadonly(library),
    vscode.window.registerWebviewPanelSerializer(viewType, panels),
    vscode.workspace.registerTextDocumentContentProvider(planScheme, plans),
    vscode.workspace.registerTextDocumentContentProvider(timingsScheme, timings),
    vscode.tasks.registerTaskProvider(checkTaskType, new CheckTask()),
    vscode.window.onDidChangeActiveColorTheme(
      theme => void client.sendNotification(themeMethod, { dark: isDark(theme) })
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustedMethod)),
    texts,
    ...commands.map(command =>
      vscode.commands.registerCommand(command.id, (...args: unknown[]) =>
        command.execute({ runs, server, panels, plans, timings, preview, restartServer: () => client.restart() }, args)
      )
    )
  );
  listen(client, runs);
  await client.start();
  context.subscriptions.push(new TestExplorer(server, tested, library));
  return { watch: watcher => runs.watch(watcher), painted: (uri, experiment) => panels.painted(uri, experiment) };
}

function languageClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server/main.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } }
  };
  const initializationOptions = (): InitializationOptions => ({
    trusted: vscode.workspace.isTrusted,
    dark: isDark(vscode.window.activeColorTheme)
  });
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: '*', language: 'snn' }],
    // asked anew when the server is started again
    initializationOptions,
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      handleDiagnostics: (uri, findings, next) => next(uri, findings.map(withPage))
    }
  };
  const client = new LanguageClient('snn', 'snn', server, options);
  client.registerFeature(notPulling);
  return client;
}

/** The server sends findings by itself, as soon as it has them: also those of files that nobody opened. It does so for clients that don't ask. */
const notPulling: StaticFeature = {
  fillClientCapabilities({ textDocument, workspace }) {
    delete textDocument?.diagnostic;
    delete workspace?.diagnostics;
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined
};

const isDark = ({ kind }: vscode.ColorTheme): boolean =>
  kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;

function listen(client: LanguageClient, runs: Runs): void {
  for (const method of [startedMethod, pictureMethod, progressMethod, keysMethod, endedMethod]) {
    client.onNotification(method, (params: unknown) =>
      runs.receive(method, method === pictureMethod ? unpackColumns(params as PictureUpdate) : params)
    );
  }
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) runs.lost('The language server ended, and this run with it. Run it again.');
  });
}
