// Failed expectations and faults of a run as problems at their lines, until the next run or edit.
import * as vscode from 'vscode';
import type { SourceLocation, RunEnded, RunStarted } from '../server/protocol.js';
import { keyOf, type RunWatcher } from './runs.js';
import { rangeOf } from './source-range.js';

type Problem = [vscode.Uri, vscode.Diagnostic[]];

export class RunDiagnostics implements RunWatcher, vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('snn run');
  /** by experiment */
  private readonly problems = new Map<string, readonly Problem[]>();

  // of a preview nothing becomes a problem
  started(run: RunStarted): void {
    if (run.preview === undefined) this.show(run, []);
  }

  ended(run: RunStarted, ended: RunEnded, stale: boolean): void {
    if (!stale) this.restored(run, ended);
  }

  fresh(run: RunStarted, ended: RunEnded | undefined): void {
    if (ended) this.restored(run, ended);
  }

  restored(run: RunStarted, { verdicts, faults }: RunEnded): void {
    if (run.preview !== undefined) return;
    this.show(run, [
      ...verdicts
        .filter(verdict => !verdict.passed)
        .map(({ place, message }) => problem(place, message, 'failed-expectation')),
      ...faults.flatMap(({ place, message, code }) => (place ? [problem(place, message, code)] : []))
    ]);
  }

  stale(run: RunStarted): void {
    this.show(run, []);
  }

  dispose(): void {
    this.collection.dispose();
  }

  private show({ uri, experiment }: RunStarted, problems: readonly Problem[]): void {
    this.problems.set(keyOf(uri, experiment), problems);
    this.collection.clear();
    // Several entries of one file are put together.
    this.collection.set([...this.problems.values()].flat());
  }
}

function problem(place: SourceLocation, message: string, code: string): Problem {
  const diagnostic = new vscode.Diagnostic(rangeOf(place), message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'snn run';
  diagnostic.code = code;
  return [vscode.Uri.parse(place.uri), [diagnostic]];
}
