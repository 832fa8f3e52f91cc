// File-level parameters and constants.
import { type Global, dimensionless } from '../../simulator/index.js';
import { type Const, type Param, isParam, isText } from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import { type Scope, sourceIn } from './scope.js';

export function lowerGlobal(node: Param | Const, scope: Scope): Global {
  const name = scope.lowering.names.get(node) ?? node.name;
  const text = isParam(node) ? textOfParam(node, scope) : undefined;
  return {
    name,
    value:
      text !== undefined
        ? { kind: 'text', value: text, source: sourceIn(node, scope) }
        : lowerExpression(node.value, scope, node),
    settable: isParam(node),
    dimension: scope.lowering.dimensionOf(node) ?? dimensionless,
    ...(isParam(node) && node.positive ? { positive: true } : {}),
    ...boundsOf(node, scope),
    source: sourceIn(node, scope)
  };
}

/** That it was given, or is written; undefined where the param is no text. What is given and is no text is told where settings are read. */
export function textOfParam(node: Param, { lowering }: Scope): string | undefined {
  if (!isText(node.value)) return undefined;
  const given = lowering.given[lowering.names.get(node) ?? node.name];
  return typeof given === 'string' ? given : node.value.value;
}

/** The limits that a parameter declares. */
export function boundsOf(node: Param | Const, scope: Scope): Pick<Global, 'low' | 'high'> {
  if (!isParam(node)) return {};
  return {
    ...(node.low ? { low: lowerExpression(node.low, scope, node) } : {}),
    ...(node.high ? { high: lowerExpression(node.high, scope, node) } : {})
  };
}
