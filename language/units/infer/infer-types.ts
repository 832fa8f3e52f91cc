// The door of inference: a linked file in, the type of every declaration and expression out. Never throws on user text.
import { dataNamed } from '../../names/data-named.js';
import { AstUtils, type AstNode } from 'langium';
import { type Dimension, nameDimension, usedFirst } from '../../../simulator/index.js';
import {
  type Const,
  type Declaration,
  type FunctionDecl,
  type Let,
  type Param,
  type PopulationDecl,
  type Program,
  type State,
  isConst,
  isFormal,
  isFunctionDecl,
  isInput,
  isLet,
  isMisspelt,
  isParam,
  isModel,
  isImport,
  isState
} from '../../generated/ast.js';
import { modelUsed } from '../../names/configured.js';
import { itemAround } from '../../names/declarations.js';
import { referencesOf } from '../../names/linker.js';
import { withBareNumbersToldOnce } from './bare-numbers.js';
import { inferConnect } from './connections.js';
import { typeOfDeclaration } from './declarations.js';
import { inferExperiment } from './experiments.js';
import { typeOfExpression } from './expressions.js';
import type { Finding } from './finding.js';
import { fit } from './fit.js';
import { Inference } from './inference.js';
import type { Scope } from './scope.js';
import { closed } from './symbolic-dimension.js';
import { type Type, number, settled } from './type.js';
import { fitModelArguments, insideOfModel, useOf } from './uses.js';

export interface TypeTable {
  /** what does not fit in the file itself, in the order of its text within each declaration */
  readonly findings: readonly Finding[];
  /** declarations that don't fit, also those of which that is told at another */
  readonly unfit: ReadonlySet<Declaration>;
  /** of an expression of the file, or of a declaration of any file; undefined where none was found */
  typeOf(node: AstNode): Type | undefined;
  /** of a quantity, of the items of a list, of a recording; undefined where it is open (`dimension of weight`) or there is none */
  dimensionOf(node: AstNode): Dimension | undefined;
  /** `a voltage (mV)`, for hover; undefined where there is nothing to say */
  describe(node: AstNode): string | undefined;
  /** the dimension that the place of a literal with an unknown unit asks for */
  expectedAt(node: AstNode): Dimension | undefined;
}

/**
 * Needs a linked tree. The table belongs to this state of the file and of those it uses. `among`: declarations that may have findings; the
 * others are inferred when they are asked for.
 */
export function inferTypes(program: Program, among: readonly Declaration[] = program.declarations): TypeTable {
  const unfit = new Set<Declaration>();
  const over =
    (declarations: readonly Declaration[]) =>
    (openOnes: ReadonlySet<AstNode>): Inference => {
      const one = new Inference(program, openOnes);
      inferLongChains(declarations, program, one);
      for (const declaration of declarations) infer(declaration, one);
      for (const { node } of one.findings) unfit.add(declarationAround(node)!);
      return one;
    };
  const some = among.length < program.declarations.length ? over(among)(new Set()) : undefined;
  // a number that lacks its unit is told of all its uses
  const isEnough = some?.findings.length === 0;
  const inference = isEnough ? some : withBareNumbersToldOnce(program, over(program.declarations));
  const inferred = new Set<AstNode>(isEnough ? among : program.declarations);
  const lookAt = (node: AstNode): void => {
    const declaration = declarationAround(node);
    if (declaration?.$container !== program || inferred.has(declaration)) return;
    inferred.add(declaration);
    infer(declaration, inference);
  };
  const typeOf = (node: AstNode): Type | undefined => {
    lookAt(node);
    return isValued(node) ? settled(typeOfDeclaration(node, inference)) : inference.typeOf(node);
  };
  const dimensionOf = (node: AstNode): Dimension | undefined => {
    const type = typeOf(node);
    return type && dimensionWithin(type);
  };
  return {
    findings: inference.findings,
    unfit,
    typeOf,
    dimensionOf,
    describe: node => {
      const dimension = dimensionOf(node);
      return dimension && nameDimension(dimension);
    },
    expectedAt: node => {
      lookAt(node);
      return inference.expected.get(node);
    }
  };
}

/** The declaration of its file that a node stands in, or is. */
const declarationAround = (node: AstNode): Declaration | undefined => {
  const item = itemAround(node);
  return item && !isImport(item) ? item : undefined;
};

/** More values than this may use one another in a chain that is too long to be followed by calls. */
const manyValues = 100;

type Chained = Const | Param | Let | State | FunctionDecl;
const isChained = (node: AstNode | undefined): node is Chained =>
  isConst(node) || isParam(node) || isLet(node) || isState(node) || isFunctionDecl(node);

/** What values use has its type before them, so that each is found in few steps. */
function inferLongChains(among: readonly Declaration[], program: Program, inference: Inference): void {
  const parts = among.flatMap<AstNode>(one => (isModel(one) ? [one, ...one.members] : [one]));
  if (Math.max(parts.length, program.declarations.length) < manyValues && program.imports.length === 0) return;
  const usesOf = (node: AstNode): Chained[] =>
    AstUtils.streamAst(node)
      .flatMap(referencesOf)
      .map(reference => reference.ref)
      .filter(isChained)
      .toArray();
  for (const node of usedFirst(parts, usesOf)) if (isChained(node)) typeOfDeclaration(node, inference);
}

function infer(node: Declaration, inference: Inference): void {
  switch (node.$type) {
    case 'Param':
    case 'Const':
    case 'FunctionDecl':
    case 'Data':
    case 'Noise':
    case 'PatternDecl':
      typeOfDeclaration(node, inference);
      return;
    case 'Model':
      insideOfModel(node, inference);
      return;
    case 'PopulationDecl':
      return inferPopulation(node, inference);
    case 'Connect':
      return inferConnect(node, inference);
    case 'Experiment':
      return inferExperiment(node, inference);
  }
}

function inferPopulation(node: PopulationDecl, inference: Inference): void {
  const scope = { inference };
  for (const { name, size } of node.populations)
    for (const extent of size) fit(extent, { needs: `The size of ${name} needs`, expected: number }, scope);
  fitModelArguments(node.model?.args, useOf(node.model, 'neuron', scope), scope, false);
  if (node.data) inferData(node, scope);
  if (node.layout) fit(node.layout, { needs: 'placed needs', expected: { kind: 'layout' } }, scope);
}

/** A table whose rows are samples, or one value for all or for each neuron of what the encoder takes. */
function inferData(node: PopulationDecl, scope: Scope): void {
  const input = modelUsed(node.model)?.members.find(isInput);
  if (!input || dataNamed(node.data)) typeOfExpression(node.data, scope);
  else
    fit(
      node.data,
      {
        needs: `Input ${input.name} of ${node.populations[0]?.name} needs`,
        expected: typeOfDeclaration(input, scope.inference),
        lists: true
      },
      scope
    );
}

const isValued = (node: AstNode): node is Parameters<typeof typeOfDeclaration>[0] =>
  isParam(node) || isConst(node) || isState(node) || isInput(node) || isLet(node) || isFormal(node) || isMisspelt(node);

function dimensionWithin(type: Type): Dimension | undefined {
  const one = settled(type);
  if (one.kind === 'list') return dimensionWithin(one.item);
  return one.kind === 'quantity' || one.kind === 'recording' ? closed(one.dimension) : undefined;
}
