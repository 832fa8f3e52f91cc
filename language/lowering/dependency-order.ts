// Named values of a model in an order in which each uses only earlier ones.
import type { AstNode } from 'langium';
import { operandsOf, type Expression } from '../../simulator/index.js';
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
  const done = new Set<T>();
  const path: T[] = [];
  const visit = (value: T): void => {
    if (done.has(value)) return;
    if (path.includes(value)) {
      const circle = [...path.slice(path.indexOf(value)), value].map(item => item.name).join(' → ');
      reportError(
        value.node,
        scope,
        'recursive-definition',
        `'${value.name}' is defined by itself (${circle}); give one of them a value of its own.`
      );
      return;
    }
    path.push(value);
    for (const name of ownNames(value.value)) if (byName.has(name)) visit(byName.get(name)!);
    path.pop();
    done.add(value);
  };
  values.forEach(visit);
  return [...done];
}

/** The model's own names that an expression uses. */
function ownNames(expression: Expression, found = new Set<string>(), seen = new Set<Expression>()): Set<string> {
  if (seen.has(expression)) return found;
  seen.add(expression);
  if (expression.kind === 'name' && expression.of === 'own') found.add(expression.name);
  for (const part of operandsOf(expression)) ownNames(part, found, seen);
  return found;
}
