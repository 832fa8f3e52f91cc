// SNN: Live Preview. Turns it on for the text that is edited, or off.
import * as vscode from 'vscode';
import { uriOf } from './choose-experiment.js';
import type { Command } from './command.js';
import { explainTrust } from './run.js';

export const livePreview: Command = {
  id: 'snn.livePreview',
  async execute({ preview }, [file]) {
    if (preview.on) return preview.turnOff();
    if (!vscode.workspace.isTrusted) return explainTrust();
    const uri = uriOf(file);
    if (uri === undefined)
      return void vscode.window.showErrorMessage('Open the .snn file whose experiment shall be previewed.');
    preview.turnOn(uri);
  }
};
