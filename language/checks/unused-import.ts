// An import of which nothing is used: no name, and no population or connection that would be part of the network.
import { type AstNode, AstUtils } from 'langium';
import { type Program, isConnect, isPopulationDecl, isProgram } from '../generated/ast.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { removal } from '../removal.js';
import type { TextCheck, TextContext } from './check.js';

export const unusedImport: TextCheck = {
  code: 'unused-import',
  on: 'text',
  run(context) {
    const { program, names, report } = context;
    // A file without declarations of its own gathers others.
    if (program.imports.length === 0 || program.declarations.length === 0 || hasSyntaxErrors(program)) return;
    const used = filesUsed(context);
    // What is unknown may be what the import was for.
    if (!used) return;
    for (const { node, program: imported } of names.imports(program)) {
      if (!imported || hasSyntaxErrors(imported)) continue;
      const files = names.closure(imported);
      // That a file imports itself is what is said.
      if (files.includes(program) || files.some(file => used.has(file) || file.declarations.some(isNetwork))) continue;
      report(node, `Nothing of "${node.path}" is used here; remove the import.`, {
        tag: 'unnecessary',
        fixes: [removal('Remove the import', [node])]
      });
    }
  }
};

const isNetwork = (node: AstNode): boolean => isPopulationDecl(node) || isConnect(node);

/** Undefined where a name leads nowhere. */
function filesUsed({ nodes }: TextContext): Set<Program> | undefined {
  const used = new Set<Program>();
  for (const node of nodes) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const named = 'ref' in reference ? reference.ref : undefined;
      if (!named) return undefined;
      const file = AstUtils.findRootNode(named);
      if (isProgram(file)) used.add(file);
    }
  }
  return used;
}
