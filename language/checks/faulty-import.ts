// An imported file that has errors of its own: its declarations are visible all the same, but nothing can be run.
import type { TextCheck } from './check.js';

/** All of them are looked at for errors, each with all that it imports. */
const mostFiles = 300;

export const faultyImport: TextCheck = {
  code: 'faulty-import',
  on: 'text',
  looksIntoImports: true,
  run({ program, names, report, errorsIn }) {
    const count = names.closure(program).length - 1;
    const [first] = program.imports;
    if (count > mostFiles && first) {
      const message = `This file imports ${count} files, directly and by way of others, and may import ${mostFiles}; put some of them together.`;
      report({ node: first, property: 'path' }, message);
      return;
    }
    const told = new Set([program]);
    for (const { node, program: imported } of names.imports(program)) {
      if (!imported) continue;
      for (const file of names.closure(imported)) {
        if (told.has(file)) continue;
        told.add(file);
        // A circle of imports is told by its own check, in every file of it.
        if (names.closure(file).includes(program)) continue;
        const count = errorsIn(file);
        if (count > 0)
          report(
            { node, property: 'path' },
            `${decodeURIComponent(file.$document!.uri.path.split('/').pop()!)} has ${count === 1 ? 'an error' : `${count} errors`}; fix that file first.`
          );
      }
    }
  }
};
