// Which declarations take part in the network of a file, each before those that use it.
import { type AstNode, AstUtils } from 'langium';
import { usedFirst } from '../../simulator/index.js';
import {
  type Const,
  type Param,
  type Program,
  isConnect,
  isConst,
  isModel,
  isParam,
  isPatternDecl,
  isPopulation,
  isPopulationDecl,
  isProgram
} from '../generated/ast.js';
import type { Configurable } from '../names/configured.js';
import { type FileLevel, eachDeclared } from '../names/declarations.js';

export interface Participants {
  /** what a declaration uses stands before it */
  readonly declarations: readonly FileLevel[];
  /** each a chain of declarations of which the last uses the first, at least one of them a value or configured */
  readonly cycles: readonly (readonly FileLevel[])[];
}

/**
 * All of the file itself, and of other files what it names: models, constants, functions, populations. A connect
 * statement of an imported file takes part when it leads into a population that does, and brings its sources along.
 * What is not readable is left out.
 */
export function participants(
  program: Program,
  imported: readonly Program[],
  isReadable: (declaration: FileLevel) => boolean
): Participants {
  const cycles: (readonly FileLevel[])[] = [];
  const begun: FileLevel[] = [...eachDeclared(program.declarations)];
  const uses = new Map<FileLevel, readonly FileLevel[]>();
  const usesOf = (declaration: FileLevel): readonly FileLevel[] => {
    const known = uses.get(declaration) ?? [...usedBy(declaration)].filter(isReadable);
    uses.set(declaration, known);
    return known;
  };
  const connects = imported.flatMap(file => file.declarations).filter(isConnect);
  for (;;) {
    cycles.length = 0;
    const declarations = usedFirst(begun.filter(isReadable), usesOf, cycle => {
      if (cycle.some(isDefined)) cycles.push(cycle);
    });
    const done = new Set(declarations);
    const next = connects.filter(
      connect => !done.has(connect) && connect.to.some(target => isPopulation(target.of.ref) && done.has(target.of.ref))
    );
    if (next.every(connect => !isReadable(connect))) return { declarations, cycles };
    begun.push(...next);
  }
}

function usedBy(declaration: FileLevel): Set<FileLevel> {
  const used = new Set<FileLevel>();
  for (const node of textOf(declaration)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference && reference.ref ? declared(reference.ref) : undefined;
      // What a model says about its own members is no use of itself.
      if (target && target !== declaration) used.add(target);
      else if (target && isDefined(target)) used.add(target);
    }
  }
  return used;
}

/** All that describes a declaration: of a population also the model, data and place that it shares with those beside it. */
function textOf(declaration: FileLevel): readonly AstNode[] {
  if (!isPopulation(declaration)) return AstUtils.streamAst(declaration).toArray();
  const { model, data, layout } = declaration.$container;
  return [declaration, model, data, layout].flatMap(part => (part ? AstUtils.streamAst(part).toArray() : []));
}

/** What stands for itself in a file, and is the node or holds it. */
function declared(node: AstNode): FileLevel | undefined {
  let at: AstNode | undefined = node;
  while (at?.$container && !isPopulation(at) && !isProgram(at.$container)) at = at.$container;
  return at?.$container && !isPopulationDecl(at) ? (at as FileLevel) : undefined;
}

/** What is said behind a '=', and means nothing where that leads back to itself. */
export const isDefined = (declared: FileLevel): declared is Param | Const | Configurable =>
  isParam(declared) ||
  isConst(declared) ||
  ((isModel(declared) || isPatternDecl(declared)) && declared.base !== undefined);

export const isGlobal = (declaration: FileLevel): declaration is Param | Const =>
  isParam(declaration) || (isConst(declaration) && !declaration.internal);
