// The data of a file while somebody writes it: read with what is declared, whether or not the rest can be lowered.
import { type Data, type Program, isConst, isParam } from '../generated/ast.js';
import { Inlined } from './inlined.js';
import { type LoweredData, readData, scopeOfData } from './data.js';
import type { LoweringContext } from './scope.js';

/** `programs` are the file and all that it imports. Undefined where the data cannot be read. */
export function knownData(
  node: Data,
  programs: readonly Program[],
  context: Pick<LoweringContext, 'world' | 'files'>
): LoweredData | undefined {
  const declared = programs.flatMap(program => program.declarations.filter(one => isParam(one) || isConst(one)));
  const scope = scopeOfData({
    ...context,
    given: {},
    dimensionOf: () => undefined,
    report: () => undefined,
    names: new Map(declared.map(one => [one, one.name])),
    inlined: new Inlined()
  });
  return readData(node, node.name, scope);
}
