// Stretches of texts, as the server tells them, in VS Code's own form.
import * as vscode from 'vscode';
import type { SourceLocation } from '../server/protocol.js';

export const rangeOf = ({ start, end }: Pick<SourceLocation, 'start' | 'end'>): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);
