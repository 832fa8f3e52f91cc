// An import that leads to no file that can be read.
import type { Imported } from '../documents/files.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { whyUnreadable } from '../world.js';
import type { TextCheck } from './check.js';

export const importNotFound: TextCheck = {
  code: 'import-not-found',
  on: 'text',
  run({ program, names, report }) {
    for (const imported of names.imports(program)) {
      const message = hasSyntaxErrors(imported.node) ? undefined : messageFor(imported);
      if (message) report({ node: imported.node, property: 'path' }, message);
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
