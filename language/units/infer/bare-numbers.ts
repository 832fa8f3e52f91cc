// A declaration whose plain number was meant as a quantity: `state w = 0` where everything uses w as a current. That is one thing to say,
// at the declaration, in place of a finding at each use.
import { type AstNode, AstUtils } from 'langium';
import {
  type Const,
  type Named,
  type Param,
  type Program,
  type State,
  isConst,
  isModel,
  isParam,
  isState
} from '../../generated/ast.js';
import { nameDimension } from '../../../simulator/index.js';
import { behind } from '../../names/configured.js';
import { typeOfDeclaration } from './declarations.js';
import { type Finding, bareNumber, quote, withUnit } from './finding.js';
import type { Inference } from './inference.js';
import { openEndsOf } from './scope.js';
import { closed, over, resolve } from './symbolic-dimension.js';
import { dimensionIn } from './type.js';

/** So many declarations are tried for one file: each takes one inference. */
const mostTried = 8;

/**
 * The inference with the fewest findings: where one unit at a declaration would mend what is found elsewhere, and bring nothing new, that
 * alone is said. `infer` infers the file, taking the dimension of some declarations from their uses.
 */
export function withBareNumbersToldOnce(
  program: Program,
  infer: (openOnes: ReadonlySet<AstNode>) => Inference
): Inference {
  let best = infer(new Set());
  if (best.findings.length === 0) return best;
  const meant: Bare[] = [];
  for (const node of bareNumbersIn(best.findings, program).slice(0, mostTried)) {
    const trial = infer(new Set([...meant, node]));
    if (!isPartOf(trial.findings, best.findings) || meaningOf(node, trial) === undefined) continue;
    best = trial;
    meant.push(node);
  }
  for (const node of meant) best.report(findingOf(node, best));
  return best;
}

type Bare = State | Param | Const;

const isBare = (node: AstNode): node is Bare =>
  (isState(node) || isParam(node) || isConst(node)) && !node.type && bareNumber(node.value) !== undefined;

/** Declarations of the file with a plain number as value that are named in a statement with a finding, or stand in a model named there. */
function bareNumbersIn(findings: readonly Finding[], program: Program): Bare[] {
  const found = new Set<Bare>();
  for (const statement of new Set(findings.map(({ node }) => statementOf(node)))) {
    for (const part of AstUtils.streamAst(statement))
      for (const { reference } of AstUtils.streamReferences(part)) {
        const named = ('ref' in reference ? reference.ref : undefined) as Named | undefined;
        if (!named) continue;
        for (const declared of isModel(named) ? (behind(named)?.members ?? []) : [named])
          if (isBare(declared) && AstUtils.findRootNode(declared) === program) found.add(declared);
      }
    if (found.size >= mostTried) break;
  }
  return [...found];
}

const bodies: readonly (string | undefined)[] = ['members', 'statements', 'declarations'];

function statementOf(node: AstNode): AstNode {
  let statement = node;
  while (statement.$container && !bodies.includes(statement.$containerProperty)) statement = statement.$container;
  return statement;
}

/** Each node has at most one finding. */
function isPartOf(some: readonly Finding[], all: readonly Finding[]): boolean {
  const messages = new Map(all.map(({ node, message }) => [node, message]));
  return some.length < all.length && some.every(({ node, message }) => messages.get(node) === message);
}

/** What its uses make of a number: the unit that it lacks, or the type that says it in a generic rule. Undefined where they leave it plain or open. */
function meaningOf(
  node: Bare,
  inference: Inference
): { readonly what: string; readonly instead: string; readonly expected?: Finding['expected'] } | undefined {
  const dimension = dimensionIn(typeOfDeclaration(node, inference));
  if (!dimension || !node.value) return undefined;
  const expected = closed(dimension);
  const literal = bareNumber(node.value)!;
  if (expected) {
    const quantity = quote(node.value).replace(literal.text, withUnit(literal.text, expected));
    return { what: nameDimension(expected), instead: quantity, expected };
  }
  const model = AstUtils.getContainerOfType(node, isModel);
  if (model?.kind !== 'plasticity' || resolve(over(dimension, openEndsOf(model, inference).weight)).unknown.size > 0)
    return undefined;
  return {
    what: 'a weight',
    instead: `${node.$type.toLowerCase()} ${node.name} : dimension of weight = ${quote(node.value)}`
  };
}

function findingOf(node: Bare, inference: Inference): Finding {
  const { what, instead, expected } = meaningOf(node, inference)!;
  const value = node.value!;
  return {
    kind: 'missing-unit',
    node: value,
    message: `${node.name} ${isState(node) ? 'begins at' : 'is'} ${quote(value)}, which has no unit, but is used as ${what}; write ${instead}.`,
    ...(expected ? { literal: bareNumber(value)!, expected } : {})
  };
}
