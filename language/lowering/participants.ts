// Which declarations take part in the network of a file, each before those that use it.
import { type AstNode, AstUtils } from 'langium';
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
  const walk = new Walk(isReadable);
  eachDeclared(program.declarations).forEach(declaration => walk.visit(declaration));
  const connects = imported.flatMap(file => file.declarations).filter(isConnect);
  for (let found = true; found; ) {
    const next = connects.filter(
      connect =>
        !walk.done.has(connect) &&
        connect.to.some(target => isPopulation(target.of.ref) && walk.done.has(target.of.ref))
    );
    next.forEach(connect => walk.visit(connect));
    found = next.length > 0;
  }
  return { declarations: [...walk.done], cycles: walk.cycles };
}

/** Depth first; a set keeps the order in which declarations were finished. */
class Walk {
  readonly done = new Set<FileLevel>();
  readonly cycles: FileLevel[][] = [];
  private readonly path: FileLevel[] = [];

  constructor(private readonly isReadable: (declaration: FileLevel) => boolean) {}

  visit(declaration: FileLevel): void {
    if (this.done.has(declaration) || !this.isReadable(declaration)) return;
    if (this.path.includes(declaration)) return this.close(declaration);
    this.path.push(declaration);
    for (const used of usedBy(declaration)) this.visit(used);
    this.path.pop();
    this.done.add(declaration);
  }

  private close(first: FileLevel): void {
    const cycle = this.path.slice(this.path.indexOf(first));
    if (cycle.some(isDefined)) this.cycles.push(cycle);
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
