// SNN: Show Results. The panel of a run, also where it was closed: what the run has recorded is kept by the server for a while.
import * as vscode from 'vscode';
import { uriOf } from './choose-experiment.js';
import type { Command } from './command.js';

export const showResults: Command = {
  id: 'snn.showResults',
  execute({ runs, panels }, [file, experiment]) {
    const uri = uriOf(file);
    const run = runs.last(uri, typeof experiment === 'string' ? experiment : undefined);
    if (run) {
      const { ended, stale } = runs.outcome(run);
      panels.showAgain(run, ended, stale);
    } else
      void vscode.window.showInformationMessage(
        'There are no results to show yet: run an experiment, then come back to them with this command.'
      );
    return Promise.resolve();
  }
};
