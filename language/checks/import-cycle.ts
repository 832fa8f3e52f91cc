// Files that import each other in a circle, or themselves.
import type { Program } from '../generated/ast.js';
import type { Names } from '../names/names.js';
import { removal } from '../removal.js';
import type { TextCheck } from './check.js';

export const importCycle: TextCheck = {
  code: 'import-cycle',
  on: 'text',
  run({ program, names, report }) {
    for (const { node, program: next } of names.imports(program)) {
      if (!next) continue;
      const way = wayTo(program, next, names);
      if (way?.length === 1)
        report({ node, property: 'path' }, `This file imports itself; remove the import.`, {
          fixes: [removal('Remove the import', [node])]
        });
      else if (way)
        report(
          { node, property: 'path' },
          `This import leads back to this file (${way.map(nameOf).join(' → ')}); move what they share into a file of its own.`
        );
    }
  }
};

/** Files from `start` along imports to the one before `goal`, or to `goal` itself where that is the start. */
function wayTo(goal: Program, start: Program, names: Names): Program[] | undefined {
  const cameFrom = new Map<Program, Program | undefined>([[start, undefined]]);
  for (const [one] of cameFrom) {
    if (one === goal) return trail(one, cameFrom);
    for (const { program: next } of names.imports(one)) if (next && !cameFrom.has(next)) cameFrom.set(next, one);
  }
  return undefined;
}

function trail(end: Program, cameFrom: ReadonlyMap<Program, Program | undefined>): Program[] {
  const way: Program[] = [];
  for (let at: Program | undefined = end; at; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

const nameOf = (program: Program): string => decodeURIComponent(program.$document!.uri.path.split('/').pop()!);
