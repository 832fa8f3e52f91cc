// Which declarations take part in the network of a file, each before those that use it.
import { type AstNode, AstUtils } from 'langium';
import {
  type Const,
  type Declaration,
  type Param,
  type Program,
  isConnect,
  isConst,
  isParam,
  isPopulation,
  isProgram
} from '../generated/ast.js';

export interface Participants {
  /** what a declaration uses stands before it */
  readonly declarations: readonly Declaration[];
  /** each a chain of declarations of which the last uses the first, at least one of them a parameter or constant */
  readonly cycles: readonly (readonly Declaration[])[];
}

/**
 * All of the file itself, and of other files what it names: models, constants, functions, populations. A connect
 * statement of an imported file takes part when it leads into a population that does, and brings its sources along.
 * What is not readable is left out.
 */
export function participants(
  program: Program,
  imported: readonly Program[],
  isReadable: (declaration: Declaration) => boolean
): Participants {
  const walk = new Walk(isReadable);
  program.declarations.forEach(declaration => walk.visit(declaration));
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
  readonly done = new Set<Declaration>();
  readonly cycles: Declaration[][] = [];
  private readonly path: Declaration[] = [];

  constructor(private readonly isReadable: (declaration: Declaration) => boolean) {}

  visit(declaration: Declaration): void {
    if (this.done.has(declaration) || !this.isReadable(declaration)) return;
    if (this.path.includes(declaration)) return this.close(declaration);
    this.path.push(declaration);
    for (const used of usedBy(declaration)) this.visit(used);
    this.path.pop();
    this.done.add(declaration);
  }

  private close(first: Declaration): void {
    const cycle = this.path.slice(this.path.indexOf(first));
    if (cycle.some(one => isParam(one) || isConst(one))) this.cycles.push(cycle);
  }
}

function usedBy(declaration: Declaration): Set<Declaration> {
  const used = new Set<Declaration>();
  for (const node of AstUtils.streamAst(declaration)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference && reference.ref ? fileLevel(reference.ref) : undefined;
      // What a model says about its own members is no use of itself.
      if (target && target !== declaration) used.add(target);
      else if (target && (isParam(target) || isConst(target))) used.add(target);
    }
  }
  return used;
}

/** The file-level declaration that a node is, or stands in. */
function fileLevel(node: AstNode): Declaration | undefined {
  let at: AstNode | undefined = node;
  while (at?.$container && !isProgram(at.$container)) at = at.$container;
  return at?.$container ? (at as Declaration) : undefined;
}

export const isGlobal = (declaration: Declaration): declaration is Param | Const =>
  isParam(declaration) || (isConst(declaration) && !declaration.internal);
