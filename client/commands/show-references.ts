// snn.showReferences, behind the lens that counts uses: the editor's own list of them. Not in the palette.
import * as vscode from 'vscode';
import type { SourceLocation } from '../../server/protocol.js';
import { count, record, text } from '../../server/shape.js';
import { rangeOf } from '../source-range.js';
import type { Command } from './command.js';

type Place = SourceLocation['start'];

interface Use {
  readonly uri: string;
  readonly range: Pick<SourceLocation, 'start' | 'end'>;
}

export const showReferences: Command = {
  id: 'snn.showReferences',
  /** the file, the place in it, and the uses, as the server tells them */
  async execute(_, [file, place, uses]) {
    if (typeof file !== 'string' || !isPlace(place) || !Array.isArray(uses)) return;
    const { line, character } = place as Place;
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(file),
      new vscode.Position(line, character),
      (uses as Use[]).filter(isUse).map(({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), rangeOf(range)))
    );
  }
};

const isPlace = record<Place>({ line: count, character: count });
const isUse = record<Use>({ uri: text, range: record<Use['range']>({ start: isPlace, end: isPlace }) });
