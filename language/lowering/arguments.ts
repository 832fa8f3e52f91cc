// Arguments in brackets as values: of a function or pattern one for each of its formals, defaults filled in; of a model what it is given.
import { type Binding as BoundTo, type Expression, sidesIn } from '../../simulator/index.js';
import {
  type Formal,
  type Use,
  isEventDecl,
  isInput,
  isNamedArg,
  isPlainArg,
  isPopulation,
  isRecorded
} from '../generated/ast.js';
import { type Argument, type Binding, allGiven, boundCall, isOptional } from '../names/arguments.js';
import { lowerExpression } from './expressions.js';
import { lowerSelection } from './selections.js';
import { textOf } from '../source.js';
import { type Scope, reportError, sourceIn } from './scope.js';

/**
 * In the order of the formals. Several things for one formal are a list. What may be left out and is has no entry. What is given twice,
 * is unknown or is missing is told by checks; what has no value is NaN.
 */
export function formalValues(formals: readonly Formal[], binding: Binding, scope: Scope): Map<Formal, Expression> {
  const bound = new Map<Formal, Expression>();
  for (const formal of formals) {
    const [first, ...others] = binding.given.get(formal.name) ?? [binding.earlier.get(formal.name)];
    const values = [first, ...others].flatMap(item => (item ? lowerArgument(item, scope) : []));
    const [value, ...more] = values;
    if (value && first && more.length > 0)
      bound.set(formal, { kind: 'list', items: values, source: sourceIn(first.$container, scope) });
    else if (value) bound.set(formal, value);
    else if (!isOptional(formal)) bound.set(formal, defaultOf(formal, bound, scope));
  }
  return bound;
}

/** Of neurons or synapses with a condition, those alone that fulfil it. */
function lowerArgument(item: Argument, scope: Scope): Expression {
  const value = lowerExpression(item.value, scope, item);
  if (!isPlainArg(item) || !item.condition) return value;
  const isOfNeurons =
    (value.kind === 'selection' || value.kind === 'recorded') && value.selection.role === 'population';
  const isOfSynapses = value.kind === 'recorded' && value.selection.role === 'projection' && !value.selection.byTarget;
  if (!isOfNeurons && !isOfSynapses)
    return reportError(
      item.condition,
      scope,
      'not-a-value',
      `where chooses neurons of a population, as in rate(E where index < 10), or recorded synapses, as in mean(weight of c where post.index == 3), and ${textOf(item.value)} is neither; leave it out.`
    );
  const where = lowerExpression(item.condition, { ...scope, constantsByValue: true }, item);
  const [side] = isOfNeurons ? sidesIn(where) : [];
  if (side)
    return reportError(
      item.condition,
      scope,
      'not-a-value',
      `${textOf(item.value)} is of neurons, which have no ${side}; write what they are themselves, as in where index < 10.`
    );
  return { ...value, selection: { ...value.selection, where } };
}

const defaultOf = (formal: Formal, bound: ReadonlyMap<Formal, Expression>, scope: Scope): Expression =>
  formal.value
    ? lowerExpression(formal.value, { ...scope, formals: new Map([...scope.formals, ...bound]) })
    : { kind: 'number', value: NaN, source: sourceIn(formal, scope) };

/** Parameters and initial states of a model, by name: also what the configured models behind this use give. */
export function modelArguments(use: Use, scope: Scope): Record<string, Expression> {
  const binding = boundCall(use)?.binding;
  return Object.fromEntries(
    [...(binding ? allGiven(binding) : [])]
      .filter(([, one]) => !isBinding(one))
      .map(([name, one]) => [name, lowerExpression(one.value, scope, one)])
  );
}

/** Inputs that follow variables, also those that the configured models behind this use bind; what is no variable of a population is told by checks. */
export function modelBindings(use: Use, scope: Scope): { readonly bindings?: readonly BoundTo[] } {
  const binding = boundCall(use)?.binding;
  const bindings = [...(binding ? allGiven(binding) : [])].flatMap(([input, one]) =>
    isBinding(one) && isRecorded(one.value) && isPopulation(one.value.source.of.ref)
      ? [
          {
            input,
            variable: one.value.variable,
            from: lowerSelection(one.value.source, scope),
            source: sourceIn(one.value, scope)
          }
        ]
      : []
  );
  return bindings.length > 0 ? { bindings } : {};
}

const isBinding = (argument: Argument): boolean =>
  isNamedArg(argument) && (isInput(argument.param.ref) || isEventDecl(argument.param.ref));
