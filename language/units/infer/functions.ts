// What a function takes and gives: from its signature where it has one, else from its body, once for all calls.
import { type FunctionDecl, type Formal, type PatternDecl, isFunctionDecl } from '../../generated/ast.js';
import { takesSeveral } from '../../names/arguments.js';
import { annotated } from './annotation.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import type { Inference } from './inference.js';
import { scopeOf } from './scope.js';
import { type Type, open, unknownType } from './type.js';

export interface Signature {
  readonly formals: ReadonlyMap<string, Type>;
  readonly result: Type;
  /** arguments without a name all belong to the first formal: statistics and plots take several things */
  readonly several: boolean;
}

/** Undefined within the function's own body, where a call of itself has no type. */
export function signatureOf(node: FunctionDecl | PatternDecl, inference: Inference): Signature | undefined {
  return inference.inside(node, () => {
    const formals = new Map(node.formals.map(formal => [formal.name, typeOfFormal(formal, inference)]));
    const result = isFunctionDecl(node) ? resultOf(node, formals, inference) : unknownType;
    return { formals, result, several: takesSeveral(node) };
  });
}

/** An argument's type; one that says nothing is open, and its first use in the body decides. */
export function typeOfFormal(formal: Formal, inference: Inference): Type {
  return inference.once(formal, () => {
    const scope = scopeOf(formal, inference);
    const named = (name: string): Type | undefined => {
      const other = formal.$container.formals.find(formal => formal.name === name);
      return other && typeOfFormal(other, inference);
    };
    if (!formal.type) return formal.value ? typeOfExpression(formal.value, scope) : open();
    const type = annotated(formal.type, named);
    if (formal.value) fit(formal.value, { needs: `The argument ${formal.name} needs`, expected: type }, scope);
    return type;
  });
}

function resultOf(node: FunctionDecl, formals: ReadonlyMap<string, Type>, inference: Inference): Type {
  const scope = scopeOf(node, inference);
  if (!node.type) return typeOfExpression(node.body, scope);
  const result = annotated(node.type, name => formals.get(name));
  if (node.body) fit(node.body, { needs: `The result of ${node.name} needs`, expected: result }, scope);
  return result;
}
