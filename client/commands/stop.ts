// SNN: Stop. All runs of the window; those of a file from its title; that of one experiment from a lens.
import * as vscode from 'vscode';
import type { Command } from './command.js';

export const stop: Command = {
  id: 'snn.stop',
  execute({ runs }, [file, experiment]) {
    const uri = file instanceof vscode.Uri ? file.toString() : typeof file === 'string' ? file : undefined;
    runs.stop(uri, uri !== undefined && typeof experiment === 'string' ? experiment : undefined);
    return Promise.resolve();
  }
};
