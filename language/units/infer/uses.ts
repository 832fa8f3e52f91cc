// The use of a model or pattern with arguments: `lif(tau_m = 10 ms)`, `synapse delta(weight = J)`.
import {
  type Args,
  type EventDecl,
  type Input,
  type Model,
  type NamedArg,
  type Use,
  isEventDecl,
  isInput,
  isModel,
  isNamedArg,
  isPatternDecl,
  isPopulation,
  isRecorded,
  isReference
} from '../../generated/ast.js';
import { resolveUse } from '../../names/configured.js';
import { fitArguments } from './calls.js';
import { typeOfDeclaration } from './declarations.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import { signatureOf } from './functions.js';
import { type ModelInside, insideOf } from './models.js';
import type { Inference } from './inference.js';
import { type Scope, openEndsOf, scopeOf } from './scope.js';
import { type SymbolicDimension, equate } from './symbolic-dimension.js';
import { type Type, Copies, nameType, quantity, settled, unify } from './type.js';

/** One use of a model: what it leaves open is found here anew. */
export interface ModelUse {
  readonly name: string;
  readonly inside: ModelInside;
  /** the type in this use */
  typeOf(type: Type): Type;
  dimensionOf(dimension: SymbolicDimension): SymbolicDimension;
}

/** Undefined where the name is of no model of this kind; arguments are inferred all the same by `fitModelArguments`. */
export function useOf(
  use: Use | undefined,
  kind: 'neuron' | 'synapse' | 'plasticity',
  scope: Scope
): ModelUse | undefined {
  const model = use?.model?.ref;
  const inside =
    isModel(model) && (model.kind === kind || (kind === 'neuron' && model.kind === 'encoder'))
      ? insideOfModel(model, scope.inference)
      : undefined;
  if (!inside) return undefined;
  const copies = new Copies(true);
  return {
    name: use!.model.$refText,
    inside,
    typeOf: type => copies.of(type),
    dimensionOf: dimension => copies.ofDimension(dimension)
  };
}

/** Of a configured model, that of the model behind it as far as its arguments leave it open. */
export function insideOfModel(model: Model, inference: Inference): ModelInside | undefined {
  const { base } = model;
  return base ? inference.inside(model, () => insideOfConfigured(model, base, inference)) : insideOf(model, inference);
}

function insideOfConfigured(model: Model, base: Use, inference: Inference): ModelInside | undefined {
  const scope = scopeOf(model, inference);
  const use = useOf(base, model.kind === 'encoder' ? 'neuron' : model.kind, scope);
  fitModelArguments(base.args, use, scope, model.kind === 'synapse' || model.kind === 'plasticity');
  if (!use) return undefined;
  // What its own arguments speak of, and what the model behind it does, are the same neurons.
  const { sides, distance } = openEndsOf(model, inference);
  equate(distance, use.dimensionOf(use.inside.distance));
  const behind = sidesOf(use);
  for (const [key, dimension] of behind) if (sides.has(key)) equate(sides.get(key)!, dimension);
  const settable = [...use.inside.settable].map(
    ([name, { type, node }]) => [name, { type: use.typeOf(type), node }] as const
  );
  return {
    sides: new Map([...behind, ...sides]),
    weight: use.dimensionOf(use.inside.weight),
    distance,
    settable: new Map(settable),
    injects: use.inside.injects.map(({ node, type }) => ({ node, type: use.typeOf(type) }))
  };
}

const sidesOf = (use: ModelUse): [string, SymbolicDimension][] =>
  [...use.inside.sides].map(([key, dimension]) => [key, use.dimensionOf(dimension)]);

/** A list gives one value for each neuron or synapse; a matrix, where there are `pairs`, one for each pair of neurons. */
export function fitModelArguments(
  args: Args | undefined,
  model: ModelUse | undefined,
  scope: Scope,
  pairs: boolean
): void {
  for (const argument of args?.args ?? []) {
    const input = isNamedArg(argument) ? argument.param.ref : undefined;
    if (isNamedArg(argument) && (isInput(input) || isEventDecl(input))) {
      fitBinding(argument, input, scope);
      continue;
    }
    const settable = isNamedArg(argument) ? model?.inside.settable.get(nameOf(argument)) : undefined;
    if (!model || !settable || !isNamedArg(argument)) typeOfExpression(argument.value, scope);
    else
      fit(
        argument.value,
        {
          needs: `${nameOf(argument)} of ${model.name} needs`,
          expected: model.typeOf(settable.type),
          lists: true,
          matrices: pairs,
          declared: settable.node
        },
        scope
      );
  }
}

const populationIn = (value: NamedArg['value']): string =>
  isReference(value) && isPopulation(value.to.ref) ? value.to.ref.name : 'POPULATION';

/** An input follows a variable of a population. */
function fitBinding({ value }: NamedArg, input: Input | EventDecl, scope: Scope): void {
  const model = input.$container.name;
  const type = settled(typeOfExpression(value, scope));
  const bound = isRecorded(value) && isPopulation(value.source?.of?.ref) ? value : undefined;
  // a name that is not there, or not in what is named, is told where it stands
  if (!value || (isRecorded(value) && (!value.source?.of?.ref || type.kind === 'unknown'))) return;
  if (isEventDecl(input)) {
    if (!(bound && type.kind === 'neurons'))
      scope.inference.report({
        kind: 'mismatch',
        node: value,
        message: `${input.name} of ${model} is an event, which spikes of a population are; write ${input.name} = spikes of ${populationIn(value)}.`
      });
    return;
  }
  const expected = settled(typeOfDeclaration(input, scope.inference));
  if (!bound || type.kind !== 'recording') {
    scope.inference.report({
      kind: 'mismatch',
      node: value,
      message: `${input.name} of ${model} is an input, which follows a variable of a population; write ${input.name} = VARIABLE of ${populationIn(value)}.`
    });
    return;
  }
  if (expected.kind !== 'quantity' || unify(quantity(type.dimension), expected)) return;
  scope.inference.report({
    kind: 'mismatch',
    node: value,
    message: `${input.name} of ${model} needs ${nameType(expected)}, but ${bound.variable} of ${bound.source.of.$refText} is ${nameType(quantity(type.dimension))}.`
  });
}

export function fitPattern(use: Use | undefined, scope: Scope): void {
  const pattern = resolveUse(use)?.target;
  const signature = isPatternDecl(pattern) ? signatureOf(pattern, scope.inference) : undefined;
  if (signature) fitArguments(use!, signature, use!.model.$refText, new Copies(false), scope);
  else fitModelArguments(use?.args, undefined, scope, false);
}

const nameOf = (argument: NamedArg): string => argument.param.$refText;
