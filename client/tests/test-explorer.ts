// The Test Explorer: each experiment with an `expect` is a test, run and stopped from there; what failed stands at its line.
import * as vscode from 'vscode';
import { experimentsMethod, type ExperimentInfo } from '../../server/protocol.js';
import type { ServerLink } from '../runs.js';
import { rangeOf } from '../source-range.js';
import { outcomeOf, type Failure } from './outcome.js';
import type { TestedRuns } from './tested-runs.js';

/** ms without an edit after which the tests of a text are looked for again */
const rest = 500;
const sources = '**/*.snn';
const foreign = '**/node_modules/**';

export class TestExplorer implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController('snn', 'SNN experiments');
  private readonly edited = new Map<string, NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable[] = [this.controller];

  constructor(
    private readonly server: ServerLink,
    private readonly runs: TestedRuns,
    private readonly library: vscode.Uri
  ) {
    this.controller.resolveHandler = file => (file ? Promise.resolve() : this.findAll());
    this.controller.refreshHandler = () => this.findAll();
    this.controller.createRunProfile(
      'Run',
      vscode.TestRunProfileKind.Run,
      (request, stopped) => this.run(request, stopped),
      true
    );
    const watcher = vscode.workspace.createFileSystemWatcher(sources);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(uri => void this.look(uri)),
      watcher.onDidChange(uri => this.lookLater(uri)),
      watcher.onDidDelete(uri => this.controller.items.delete(uri.toString())),
      vscode.workspace.onDidOpenTextDocument(document => this.lookInto(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.lookInto(document))
    );
  }

  dispose(): void {
    for (const timer of this.edited.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Files of the workspace, or of a window without one, and texts that nobody has saved; not those of the library. */
  private isOurs({ languageId, uri }: vscode.TextDocument): boolean {
    if (languageId !== 'snn') return false;
    if (uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri)) return true;
    return uri.scheme === 'file' && !vscode.workspace.workspaceFolders && !uri.path.startsWith(`${this.library.path}/`);
  }

  private async findAll(): Promise<void> {
    const found = await vscode.workspace.findFiles(sources, foreign);
    const open = vscode.workspace.textDocuments.filter(document => this.isOurs(document)).map(document => document.uri);
    const all = new Map([...found, ...open].map(uri => [uri.toString(), uri]));
    for (const [id] of [...this.controller.items]) if (!all.has(id)) this.controller.items.delete(id);
    for (const uri of all.values()) await this.look(uri);
  }

  private lookInto(document: vscode.TextDocument): void {
    if (this.isOurs(document)) this.lookLater(document.uri);
  }

  private lookLater(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.edited.get(id));
    this.edited.set(
      id,
      setTimeout(() => {
        this.edited.delete(id);
        void this.look(uri);
      }, rest)
    );
  }

  /** The tests of one file, as its text stands now. Those that stay keep their results. */
  private async look(uri: vscode.Uri): Promise<void> {
    const experiments = (await this.server.request(experimentsMethod, {
      uri: uri.toString()
    })) as readonly ExperimentInfo[];
    const tests = experiments.filter(({ expectations }) => expectations > 0);
    const id = uri.toString();
    if (tests.length === 0) return this.controller.items.delete(id);
    const file =
      this.controller.items.get(id) ?? this.controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    file.children.replace(
      tests.map(({ name, expectations, place }) => {
        const test = file.children.get(name) ?? this.controller.createTestItem(name, name, uri);
        test.range = rangeOf(place);
        test.description = expectations === 1 ? '1 expectation' : `${expectations} expectations`;
        return test;
      })
    );
    this.controller.items.add(file);
  }

  private async run(request: vscode.TestRunRequest, stopped: vscode.CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    const tests = this.testsOf(request);
    for (const test of tests) run.enqueued(test);
    const abort = new AbortController();
    const listening = stopped.onCancellationRequested(() => abort.abort());
    try {
      for (const test of tests) {
        if (stopped.isCancellationRequested) run.skipped(test);
        else await this.runOne(run, test, abort.signal);
      }
    } finally {
      listening.dispose();
      run.end();
    }
  }

  private async runOne(run: vscode.TestRun, test: vscode.TestItem, stopped: AbortSignal): Promise<void> {
    run.started(test);
    const from = Date.now();
    const { state, failures, output } = outcomeOf(await this.runs.run(String(test.uri), test.id, stopped));
    const duration = Date.now() - from;
    for (const line of [`${test.parent?.label ?? ''} ${test.label}`, ...output.map(text => `  ${text}`)])
      run.appendOutput(`${line}\r\n`, undefined, test);
    const messages = failures.map(failure => messageOf(failure, test));
    if (state === 'passed') run.passed(test, duration);
    if (state === 'failed') run.failed(test, messages, duration);
    if (state === 'errored') run.errored(test, messages, duration);
    if (state === 'skipped') run.skipped(test);
  }

  /** Those that were asked for, or all, without those that were taken out. */
  private testsOf({ include, exclude = [] }: vscode.TestRunRequest): readonly vscode.TestItem[] {
    const chosen = include ?? [...this.controller.items].map(([, file]) => file);
    const tests = chosen.flatMap(item => (item.parent ? [item] : [...item.children].map(([, test]) => test)));
    const isOut = (item: vscode.TestItem | undefined): boolean => item !== undefined && exclude.includes(item);
    return [...new Set(tests)].filter(test => !isOut(test) && !isOut(test.parent));
  }
}

function messageOf({ message, place }: Failure, test: vscode.TestItem): vscode.TestMessage {
  const told = new vscode.TestMessage(message);
  if (place) told.location = new vscode.Location(vscode.Uri.parse(place.uri), rangeOf(place));
  else if (test.uri && test.range) told.location = new vscode.Location(test.uri, test.range.start);
  return told;
}
