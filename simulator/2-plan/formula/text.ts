// Formulas as text for people: explanations and messages.
import { expressionText, type Expression, type ListValue } from '../../1-model/index.js';
import type { Formula, Variable } from '../plan/index.js';

/** `name` says how a variable is called where the formula stands. */
export const formulaText = (formula: Formula, name: (variable: Variable) => string): string =>
  expressionText(asExpression(formula, name), { digits: 12 });

/** What stands several times in the formula stands several times in the expression, too: as one part. */
function asExpression(formula: Formula, name: (variable: Variable) => string): Expression {
  const known = new Map<Formula, Expression>();
  const of = (part: Formula): Expression => {
    const found = known.get(part) ?? converted(part, of, name);
    known.set(part, found);
    return found;
  };
  return of(formula);
}

function converted(
  formula: Formula,
  of: (part: Formula) => Expression,
  name: (variable: Variable) => string
): Expression {
  switch (formula.kind) {
    case 'number':
    case 'text':
      return formula;
    case 'variable':
      return named(name(formula));
    case 'negate':
    case 'not':
      return { kind: formula.kind, operand: of(formula.operand) };
    case 'binary':
      return { ...formula, left: of(formula.left), right: of(formula.right) };
    case 'if':
      return { kind: 'if', condition: of(formula.condition), then: of(formula.then), else: of(formula.else) };
    case 'list':
      return named(countText(formula.values));
    case 'entry':
      return { kind: 'index', operand: named(countText(formula.values)), low: of(formula.index) };
    case 'call':
      return called(formula.function, formula.arguments.map(of));
    case 'draw':
      return called(formula.distribution, formula.arguments.map(of));
    case 'distance':
      return called('distance', [named('pre'), named('post')]);
  }
}

const named = (name: string): Expression => ({ kind: 'name', of: 'own', name });
const countText = (values: ListValue): string => `[${values.length} values]`;

/** Arguments in their order have no names. */
const called = (name: string, args: readonly Expression[]): Expression => ({
  kind: 'call',
  function: name,
  arguments: Object.fromEntries(args.map((value, i) => [['x', 'y', 'a', 'b'][i]!, value]))
});
