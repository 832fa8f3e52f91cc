// The task `snn: check`: the command line's check of the whole folder, its findings among the problems.
import * as vscode from 'vscode';

export const checkTaskType = 'snn';

interface CheckTaskDefinition extends vscode.TaskDefinition {
  /** files and folders, relative to the workspace folder; default all */
  readonly paths?: readonly string[];
}

export class CheckTask implements vscode.TaskProvider {
  provideTasks(): vscode.Task[] {
    return (vscode.workspace.workspaceFolders ?? []).map(folder => checkTask(folder, { type: checkTaskType }));
  }

  /** A task as a tasks.json names it. */
  resolveTask({ definition, scope }: vscode.Task): vscode.Task | undefined {
    return typeof scope === 'object' ? checkTask(scope, definition) : undefined;
  }
}

/** The npm package holds the command line, not this extension: docs/decisions/0041. */
function checkTask(folder: vscode.WorkspaceFolder, definition: CheckTaskDefinition): vscode.Task {
  const words = ['snn', 'check', '--format', 'concise', ...(definition.paths ?? ['.'])];
  const run = new vscode.ShellExecution('npx', ['--no-install', ...words], { cwd: folder.uri.fsPath });
  const task = new vscode.Task(definition, folder, 'check', 'snn', run, '$snn');
  task.group = vscode.TaskGroup.Build;
  task.detail = 'Checks all .snn files with the command line of the npm package snn';
  return task;
}
