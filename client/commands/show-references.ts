// snn.showReferences, behind the lens that counts uses: the editor's own list of them. Not in the palette.
import * as vscode from 'vscode';
import type { Command } from './command.js';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Use {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

export const showReferences: Command = {
  id: 'snn.showReferences',
  /** the file, the place in it, and the uses, as the server tells them */
  async execute(_, [file, place, uses]) {
    if (typeof file !== 'string' || !isPlace(place) || !Array.isArray(uses)) return;
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(file),
      positionOf(place),
      uses.filter(isUse).map(({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), rangeOf(range)))
    );
  }
};

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  'line' in value &&
  typeof value.line === 'number' &&
  'character' in value &&
  typeof value.character === 'number';

const isUse = (value: unknown): value is Use =>
  typeof value === 'object' &&
  value !== null &&
  'uri' in value &&
  typeof value.uri === 'string' &&
  'range' in value &&
  typeof value.range === 'object' &&
  value.range !== null &&
  'start' in value.range &&
  isPlace(value.range.start) &&
  'end' in value.range &&
  isPlace(value.range.end);

const positionOf = ({ line, character }: Place): vscode.Position => new vscode.Position(line, character);

const rangeOf = ({ start, end }: Use['range']): vscode.Range => new vscode.Range(positionOf(start), positionOf(end));
