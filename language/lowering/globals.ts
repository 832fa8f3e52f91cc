// File-level parameters and constants.
import { type Global, dimensionless } from '../../simulator/index.js';
import { type Const, type Param, isParam, isText } from '../generated/ast.js';
import { lowerExpression } from './expressions.js';
import { type Scope, sourceIn } from './scope.js';

export function lowerGlobal(node: Param | Const, scope: Scope): Global {
  const name = scope.lowering.names.get(node) ?? node.name;
  // what is not a text there is no text here: it is told where settings are read
  const given = isParam(node) && isText(node.value) ? scope.lowering.given[name] : undefined;
  return {
    name,
    value:
      typeof given === 'string'
        ? { kind: 'text', value: given, source: sourceIn(node, scope) }
        : lowerExpression(node.value, scope, node),
    settable: isParam(node),
    dimension: scope.lowering.dimensionOf(node) ?? dimensionless,
    ...(isParam(node) && node.positive ? { positive: true } : {}),
    ...boundsOf(node, scope),
    source: sourceIn(node, scope)
  };
}

/** The limits that a parameter declares. */
export function boundsOf(node: Param | Const, scope: Scope): Pick<Global, 'low' | 'high'> {
  if (!isParam(node)) return {};
  return {
    ...(node.low ? { low: lowerExpression(node.low, scope, node) } : {}),
    ...(node.high ? { high: lowerExpression(node.high, scope, node) } : {})
  };
}
