// An import that leads to no file that can be read.
import type { Imported } from '../documents/files.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { type World, whyUnreadable } from '../world.js';
import { nearest } from '../names/nearest.js';
import { removal } from '../removal.js';
import { sourceOfWord } from '../source.js';
import type { Fix } from '../diagnostic.js';
import type { TextCheck } from './check.js';

export const importNotFound: TextCheck = {
  code: 'import-not-found',
  on: 'text',
  run({ program, names, report }) {
    for (const imported of names.imports(program)) {
      const message = hasSyntaxErrors(imported.node) ? undefined : messageFor(imported);
      if (message)
        report({ node: imported.node, property: 'path' }, message, { fixes: fixesFor(imported, names.files.world) });
    }
  }
};

function messageFor({ node, failure }: Imported): string | undefined {
  if (node.path === '') return 'This import names no file; write, for example, import "cells.snn".';
  switch (failure) {
    case 'missing':
      return `There is no file '${node.path}'; paths start from the folder of this file${node.path.endsWith('.snn') ? '' : ' and end in .snn'}.`;
    case 'directory':
      return `'${node.path}' is a folder; import one of the .snn files in it.`;
    case undefined:
      return undefined;
    default:
      return `'${node.path}' ${whyUnreadable(failure)}.`;
  }
}

/** The file that was meant, by its name, where it lies in the folder that is named; and to do without. */
function fixesFor({ node, uri, failure }: Imported, world: World): Fix[] {
  const remove: Fix = { ...removal('Remove the import', [node]), isGuess: true };
  const folder = uri?.slice(0, uri.lastIndexOf('/') + 1);
  const entries = failure === 'missing' && folder ? world.entries(folder) : [];
  if (typeof entries === 'string') return [remove];
  const files = entries.filter(({ name, isFolder }) => !isFolder && name.endsWith('.snn')).map(({ name }) => name);
  const cut = node.path.lastIndexOf('/') + 1;
  const written = node.path.slice(cut);
  const meant = files.includes(`${written}.snn`) ? `${written}.snn` : nearest(written, files);
  if (meant === undefined) return [remove];
  const { uri: at, offset, end } = sourceOfWord(node, 'path');
  const path = `${node.path.slice(0, cut)}${meant}`;
  return [{ title: `Import "${path}"`, edits: [{ uri: at, offset, end, text: `"${path}"` }], isGuess: true }, remove];
}
