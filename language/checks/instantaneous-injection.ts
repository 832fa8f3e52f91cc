// A continuous synapse that reads what itself follows an input at once: connections of this kind could feed each other in a circle.
import {
  type Expression,
  type ModelDefinition,
  type NetworkModel,
  type Projection,
  partsOf,
  retargeted
} from '../../simulator/index.js';
import type { ModelCheck } from './check.js';

export const instantaneousInjection: ModelCheck = {
  code: 'instantaneous-injection',
  on: 'model',
  run({ model, uri, report }) {
    const direct = model.projections.flatMap(projection =>
      readsIn(projection, model).map(read => ({ projection, ...read }))
    );
    for (const { projection, read, definition, follows } of direct) {
      const source = read.source?.uri === uri ? read.source : projection.source;
      const circle = circleFrom(
        projection,
        direct.map(item => item.projection)
      );
      const what = `${read.of}.${read.name}`;
      const input =
        read.name === follows
          ? `an input of ${definition.name}`
          : `of ${definition.name} follows its input ${follows} at once`;
      const loop = circle ? `, and ${circle} would feed itself in a circle` : '';
      report(
        source,
        `${what} ${read.name === follows ? `is ${input}` : input}${loop}; inject from a state such as ${stateOf(definition)}, which has a value before the step.`,
        { related: [{ message: `${read.name} is declared here`, source: sourceOf(read.name, definition) }] }
      );
    }
  }
};

type SideName = Extract<Expression, { kind: 'name' }> & { readonly of: 'pre' | 'post' };

interface Read {
  readonly read: SideName;
  /** the neuron whose variable is read */
  readonly definition: ModelDefinition;
  /** the input that it follows */
  readonly follows: string;
}

/** What a connection injects from that has no value before the inputs of the step are known. */
function readsIn(projection: Projection, model: NetworkModel): Read[] {
  const declared = model.models.find(({ kind, name }) => kind === 'synapse' && name === projection.synapse.model);
  if (!declared) return [];
  const synapse = retargeted(declared, projection.synapse.targets);
  return synapse.injects
    .flatMap(({ value }) => [...unfolded(value, synapse)])
    .filter(isOnSide)
    .flatMap(read => {
      const population = model.populations.find(
        population => population.name === (read.of === 'pre' ? projection.from.of : projection.to.of)
      );
      const definition = model.models.find(model => model.kind === 'neuron' && model.name === population?.model);
      const follows = definition && inputBehind(read.name, definition);
      return follows === undefined ? [] : [{ read, definition: definition!, follows }];
    });
}

const isOnSide = (expression: Expression): expression is SideName =>
  expression.kind === 'name' && (expression.of === 'pre' || expression.of === 'post');

/** The parts of an expression, its lets in place of their names. */
function* unfolded(expression: Expression, definition: ModelDefinition): Generator<Expression> {
  for (const part of partsOf(expression)) {
    yield part;
    const at =
      part.kind === 'name' && part.of === 'own' ? definition.lets.findIndex(item => item.name === part.name) : -1;
    // A let reads earlier ones alone, so this ends.
    if (at >= 0) yield* unfolded(definition.lets[at]!.value, { ...definition, lets: definition.lets.slice(0, at) });
  }
}

function inputBehind(name: string, definition: ModelDefinition): string | undefined {
  const isInput = (name: string): boolean => definition.inputs.some(input => input.name === name);
  if (isInput(name)) return name;
  const value = definition.lets.find(item => item.name === name)?.value;
  const found =
    value &&
    [...unfolded(value, definition)].find(
      expression => expression.kind === 'name' && expression.of === 'own' && isInput(expression.name)
    );
  return found?.kind === 'name' ? found.name : undefined;
}

/** The connections of a circle that begins with this one, as `a and b`. */
function circleFrom(first: Projection, all: readonly Projection[]): string | undefined {
  const paths: (readonly Projection[])[] = [[first]];
  for (let path = paths.shift(); path; path = paths.shift()) {
    const end = path.at(-1)!.to.of;
    if (end === first.from.of) return path.map(projection => projection.connect).join(' and ');
    const further = all.filter(projection => projection.from.of === end && !path.includes(projection));
    paths.push(...further.map(projection => [...path, projection]));
  }
  return undefined;
}

const stateOf = ({ states }: ModelDefinition): string => states[0]?.name ?? 'one of its own';

const sourceOf = (name: string, { inputs, lets, source }: ModelDefinition): ModelDefinition['source'] =>
  [...inputs, ...lets].find(input => input.name === name)?.source ?? source;
