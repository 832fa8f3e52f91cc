// Which names each part of a file declares, as maps: a look-up costs the same in a file of ten lines and of ten thousand.
import type { AstNode } from 'langium';
import {
  type Declaration,
  type Import,
  type Named,
  type Population,
  type PopulationDecl,
  isBlock,
  isForEach,
  isFunctionDecl,
  isLet,
  isModel,
  isNamed,
  isPatternDecl,
  isPopulation,
  isPopulationDecl,
  isProgram,
  type ForEach,
  type LabelBy,
  type TestOn,
  isLabelBy,
  isTestOn
} from '../generated/ast.js';

export type Declared = ReadonlyMap<string, readonly Named[]>;

const none: Declared = new Map();

/** Keeps the map of each container for as long as its tree lives. */
export class Declarations {
  private readonly known = new WeakMap<AstNode, Declared>();

  /** What a file, model, function, pattern or block declares itself; several of one name in the order of the text. */
  of(container: AstNode): Declared {
    if (!opensScope(container)) return none;
    let declared = this.known.get(container);
    if (!declared) this.known.set(container, (declared = byName(declaredIn(container))));
    return declared;
  }
}

/** A loop that declares what its statements may speak of. */
export const isSampleLoop = (node: AstNode): node is ForEach | LabelBy | TestOn =>
  isForEach(node) || isLabelBy(node) || isTestOn(node);

const opensScope = (node: AstNode): boolean =>
  isProgram(node) ||
  isModel(node) ||
  isFunctionDecl(node) ||
  isPatternDecl(node) ||
  isSampleLoop(node) ||
  isBlock(node);

/** Direct children that declare a name; an unnamed connect statement declares none. */
export function declaredIn(container: AstNode): Named[] {
  if (isProgram(container)) return named(eachDeclared(container.declarations));
  if (isModel(container)) return named(container.members);
  if (isFunctionDecl(container) || isPatternDecl(container)) return container.formals.filter(hasName);
  if (isSampleLoop(container)) return [container].filter(hasName);
  if (isBlock(container)) return container.statements.filter(isLet).filter(hasName);
  return [];
}

/** What stands for itself in a file: every declaration, and of one that declares several populations each of these. */
export type FileLevel = Exclude<Declaration, PopulationDecl> | Population;

export const eachDeclared = (declarations: readonly Declaration[]): FileLevel[] =>
  declarations.flatMap((declaration): FileLevel[] =>
    isPopulationDecl(declaration) ? declaration.populations : [declaration]
  );

export const populationsIn = (declarations: readonly Declaration[]): Population[] =>
  declarations.filter(isPopulationDecl).flatMap(declaration => declaration.populations);

/** The declaration or import of its file that a node stands in, or is. */
export function itemAround(node: AstNode): Declaration | Import | undefined {
  let at = node;
  while (at.$container && !isProgram(at.$container)) at = at.$container;
  return at.$container ? (at as Declaration | Import) : undefined;
}

/** Where a name is declared: the file of a population, whose own container is the statement that declares it. */
export const ownerOf = (named: Named): AstNode =>
  isPopulation(named) ? named.$container.$container : named.$container;

const named = (nodes: readonly AstNode[]): Named[] =>
  nodes.filter((node): node is Named => isNamed(node)).filter(hasName);

const hasName = (node: Named): boolean => typeof node.name === 'string' && node.name !== '';

function byName(declarations: readonly Named[]): Declared {
  const map = new Map<string, Named[]>();
  for (const declaration of declarations) {
    const same = map.get(declaration.name!);
    if (same) same.push(declaration);
    else map.set(declaration.name!, [declaration]);
  }
  return map;
}
