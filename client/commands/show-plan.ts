// SNN: Show Compiled Plan. What the planner made of an experiment: integrators, folded constants, placed synapses.
import * as vscode from 'vscode';
import { chooseExperiment, uriOf } from './choose-experiment.js';
import type { Command } from './command.js';

export const showPlan: Command = {
  id: 'snn.showPlan',
  async execute(context, [file, name]) {
    const uri = uriOf(file);
    if (uri === undefined)
      return void vscode.window.showErrorMessage('Open the .snn file whose experiment shall be shown as compiled.');
    const experiment =
      typeof name === 'string' ? name : await chooseExperiment(context, uri, 'Experiment to show as compiled');
    if (experiment === undefined)
      return void vscode.window.showErrorMessage(
        'This file has no experiment, and only experiments are compiled: add one, such as `experiment first { step 0.1 ms  run 1 s }`.'
      );
    if (experiment !== null) await context.plans.show(uri, experiment);
  }
};
