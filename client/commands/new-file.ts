// SNN: New File. A small network that runs, to change into one's own.
import * as vscode from 'vscode';
import { firstNetwork } from '../first-network.js';
import type { Command } from './command.js';

export const newFile: Command = {
  id: 'snn.newFile',
  async execute() {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'snn', content: firstNetwork })
    );
  }
};
