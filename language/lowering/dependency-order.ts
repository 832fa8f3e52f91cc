// Named values of a model in an order in which each uses only earlier ones.
import type { AstNode } from 'langium';
import { usedFirst, type Expression, partsOf } from '../../simulator/index.js';
import { deepestExpression, depthOf, refuseDepth } from './depth.js';
import { type Scope, reportError } from './scope.js';

interface NamedValue {
  readonly name: string;
  readonly value: Expression;
  /** where a circle is reported */
  readonly node: AstNode;
}

/** Keeps the order of declaration where it can; a circle is reported once and broken at that place. */
export function inDependencyOrder<T extends NamedValue>(values: readonly T[], scope: Scope): T[] {
  const byName = new Map(values.map(value => [value.name, value]));
  return usedFirst(
    values,
    ({ value }) => [...ownNames(value)].flatMap(name => byName.get(name) ?? []),
    circle => {
      const [first] = circle;
      const names = [...circle, first!].map(one => one.name).join(' → ');
      reportError(
        first!.node,
        scope,
        'recursive-definition',
        `'${first!.name}' is defined by itself (${names}); give one of them a value of its own.`
      );
    }
  );
}

/**
 * Values in the order of `inDependencyOrder`, but for those that would unfold into an expression deeper than any walk goes: they are
 * refused, and stand for no number.
 */
export function notTooDeep<T extends NamedValue>(ordered: readonly T[], scope: Scope): T[] {
  const depths = new Map<string, number>();
  return ordered.map(one => {
    const depth = depthOf(one.value, new Map(), name => depths.get(name) ?? 0);
    if (depth <= deepestExpression) {
      depths.set(one.name, depth);
      return one;
    }
    return { ...one, value: refuseDepth(one.node, `'${one.name}'`, scope) };
  });
}

/** The model's own names that an expression uses. */
const ownNames = (expression: Expression): Set<string> =>
  new Set([...partsOf(expression)].flatMap(part => (part.kind === 'name' && part.of === 'own' ? [part.name] : [])));
