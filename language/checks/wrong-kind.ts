// A name that exists but is of another kind than its place needs: a population where a neuron model stands, a parameter that is assigned.
import { type AstNode, type Reference, AstUtils } from 'langium';
import {
  type Named,
  isCall,
  isConnect,
  isData,
  isEventDecl,
  isExperiment,
  isFunctionDecl,
  isInput,
  isModel,
  isNamed,
  isNamedArg,
  isPopulation,
  isReference as isNameInExpression
} from '../generated/ast.js';
import { kindOf } from '../names/kind-words.js';
import { nearest } from '../names/nearest.js';
import { wantedBy } from '../names/preference.js';
import { standsInBroken } from '../parser/broken.js';
import { sourceAt, sourceOf } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const wrongKind: TextCheck = {
  code: 'wrong-kind',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (node.$type === 'NamedArg') continue;
      for (const { reference, property } of AstUtils.streamReferences(node)) {
        const named = 'ref' in reference ? reference.ref : undefined;
        if (named && isNamed(named) && named.$type !== 'Misspelt')
          look(reference as Reference, named, node, property, context);
      }
    }
  }
};

function look(reference: Reference, named: Named, node: AstNode, property: string, context: TextContext): void {
  // `plot raster A`: what is wrong with the call is told
  if (isFunctionDecl(named) && isNameInExpression(node) && standsInBroken(node)) return;
  const wanted = wantedBy(node, property);
  if (!wanted.fits(named))
    report(reference, named, node, property, `${wanted.words} is needed here${remedy(named, node, property)}`, context);
  else if (isNameInExpression(node) && !hasValueHere(named, node) && !isBound(node))
    report(reference, named, node, property, `it has no value here${remedy(named, node, property)}`, context);
}

function report(
  reference: Reference,
  named: Named,
  node: AstNode,
  property: string,
  problem: string,
  { names, program, uri, report }: TextContext
): void {
  const { offset, end } = reference.$refNode!;
  const meant = nearest(
    reference.$refText,
    names.visible(node, property).map(named => named.name!)
  );
  report(
    sourceAt(program, offset, end),
    `'${reference.$refText}' is ${kindOf(named)}; ${problem}${meant ? `. Did you mean '${meant}'?` : '.'}`,
    {
      related: [{ message: `'${named.name}' is declared here`, source: sourceOf(named) }],
      fixes: meant ? [{ title: `Write '${meant}'`, edits: [{ uri, offset, end, text: meant }], isGuess: true }] : []
    }
  );
}

/** Populations and connect statements stand for themselves in experiments alone. */
function hasValueHere(named: Named, node: AstNode): boolean {
  return (
    !(isPopulation(named) || isConnect(named)) ||
    AstUtils.getContainerOfType(node, isExperiment) !== undefined ||
    AstUtils.getContainerOfType(node, isFunctionDecl) !== undefined
  );
}

/** What an input or event follows: how it is named is told where types are. */
const isBound = ({ $container: argument }: AstNode): boolean =>
  isNamedArg(argument) && (isInput(argument.param.ref) || isEventDecl(argument.param.ref));

function remedy(named: Named, node: AstNode, property: string): string {
  if (isFunctionDecl(named))
    return `, so call it: ${named.name}(${named.formals.map(formal => formal.name).join(', ')})`;
  if (isData(named) && node.$type === 'Sample') return `, so name one of its samples: ${named.name}[0]`;
  if (isModel(named) && named.kind === 'neuron' && property === 'of') return ': declare one of it first';
  if (isCall(node.$container) && node.$containerProperty === 'callee') return '';
  if (node.$type === 'OwnPlace' || node.$type === 'Equation') return `: only what is declared with 'state' changes`;
  if (node.$type === 'Sweep' || node.$type === 'SetParam')
    return `: declare it outside of models and experiments with 'param'`;
  return '';
}
