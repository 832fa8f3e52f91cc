// A divisor that is 0 with the values given, or that a state or the range of a parameter lets become 0: the result is no number.
import {
  lookup,
  type Dimension,
  type Expression,
  type KnownValues,
  type ModelDefinition,
  type NetworkModel,
  type Parameter,
  dimensionless,
  formatQuantity,
  operandsOf,
  partsOf
} from '../../simulator/index.js';
import { between, hull, intervalOf, mayBeZero, positive, type Interval } from '../known/interval.js';
import { defaultsOf, usesIn } from '../known/uses.js';
import type { ModelCheck, ModelContext } from './check.js';

export const divisionByZero: ModelCheck = {
  code: 'division-by-zero',
  on: 'model',
  run(context) {
    for (const definition of context.model.models) {
      for (const divisor of divisorsOf(definition)) lookAtDivisor(divisor, definition, context);
    }
    lookAtUses(context);
  }
};

interface Divisor {
  readonly expression: Expression;
  /** conditions of the `if`s around it, and of nothing else */
  readonly guards: readonly Expression[];
}

/** All factors that something is divided by. */
function divisorsOf({ lets, equations, spike, events, injects }: ModelDefinition): Divisor[] {
  const rule =
    spike?.kind === 'when'
      ? [spike.condition]
      : spike?.kind === 'rate'
        ? [spike.rate]
        : spike?.kind === 'count'
          ? [spike.count]
          : [];
  const values = [...lets, ...equations, ...injects, ...events.flatMap(event => event.assignments)].map(
    item => item.value
  );
  const scaled = events
    .flatMap(event => event.assignments)
    .filter(({ operator }) => operator === '/=')
    .flatMap(({ value }) => factorsOf(value));
  return [
    ...[...values, ...rule].flatMap(value => divisorsIn(value, [])),
    ...scaled.map(expression => ({ expression, guards: [] }))
  ];
}

/** What stands in several places is looked at in the first; `seen` are those so far. */
function divisorsIn(expression: Expression, guards: readonly Expression[], seen = new Set<Expression>()): Divisor[] {
  if (seen.has(expression)) return [];
  seen.add(expression);
  const inside = operandsOf(expression).flatMap((one, place) =>
    divisorsIn(one, expression.kind === 'if' && place > 0 ? [...guards, expression.condition] : guards, seen)
  );
  if (expression.kind !== 'binary' || expression.operator !== '/') return inside;
  return [...factorsOf(expression.right).map(factor => ({ expression: factor, guards })), ...inside];
}

function factorsOf(expression: Expression): Expression[] {
  if (expression.kind === 'negate') return factorsOf(expression.operand);
  if (expression.kind === 'call' && (expression.function === 'sqrt' || expression.function === 'abs'))
    return Object.values(expression.arguments).flatMap(factorsOf);
  if (expression.kind !== 'binary') return [expression];
  if (expression.operator === '*') return [...factorsOf(expression.left), ...factorsOf(expression.right)];
  return expression.operator === '^' ? factorsOf(expression.left) : [expression];
}

function lookAtDivisor(
  { expression, guards }: Divisor,
  definition: ModelDefinition,
  { known, model, program, report }: ModelContext
): void {
  const { source } = expression;
  // whether all synapses of a neuron have 0 is known in a run, which says so
  if (expression.kind === 'call' && expression.function === 'total') return;
  if (!source || guards.some(guard => sharesName(guard, expression))) return;
  const text = program.$document!.textDocument.getText().slice(source.offset, source.end).replace(/\s+/g, ' ');
  const parameter =
    expression.kind === 'name' && expression.of === 'own'
      ? definition.parameters.find(parameter => parameter.name === expression.name)
      : undefined;
  if (parameter) return lookAtParameter(parameter, definition, definition, known, { report, source });
  const beside = parametersBeside(definition, model);
  if (expression.kind === 'name') {
    const others = beside(expression);
    for (const other of others ?? [])
      lookAtParameter(other.parameter, other.definition, definition, known, { report, source });
    if (others) return;
  }
  if (!mayBeZero(intervalOf(expression, boundsIn(definition, beside, known)))) return;
  const changing = [...partsOf(expression)].find(part => part.kind === 'name' && changes(part, definition, beside));
  if (known.of(expression, defaultsOf(definition)) === 0 && !changing)
    report(source, `${text} is 0, and a division by 0 has no value; divide by something else.`, { severity: 'error' });
  else if (changing?.kind === 'name') {
    report(
      source,
      `${text} can become 0 while ${changing.name} changes, and a division by 0 has no value; keep it away from 0, for example by if … then … else.`
    );
  }
}

type ReportSite = Pick<ModelContext, 'report'> & { readonly source: Parameter['source'] };

interface OwnedParameter {
  readonly parameter: Parameter;
  readonly definition: ModelDefinition;
}

/** What `post.ts` stands for in the connections of the file; undefined where in one of them it is not a parameter. */
type Beside = (name: { readonly of: string; readonly name: string }) => readonly OwnedParameter[] | undefined;

function parametersBeside({ name, kind }: ModelDefinition, model: NetworkModel): Beside {
  const uses = model.projections.filter(({ synapse, rules }) =>
    (kind === 'synapse' ? [synapse] : rules).some(use => use.model === name)
  );
  return named => {
    if (named.of !== 'pre' && named.of !== 'post') return undefined;
    const side = named.of === 'pre' ? 'from' : 'to';
    const ofSide = [
      ...new Set(uses.map(use => model.populations.find(population => population.name === use[side].of)?.model))
    ];
    const found = ofSide.map(neuron => {
      const definition = model.models.find(model => model.name === neuron);
      const parameter = definition?.parameters.find(parameter => parameter.name === named.name);
      return definition && parameter && { parameter, definition };
    });
    return found.every(item => item !== undefined) ? found : undefined;
  };
}

/** A parameter alone, which its range should keep away from 0; `by` divides by it. */
function lookAtParameter(
  parameter: Parameter,
  definition: ModelDefinition,
  by: ModelDefinition,
  known: KnownValues,
  { report, source }: ReportSite
): void {
  const { name, default: value, low, high, source: at } = parameter;
  if (parameter.positive || !mayBeZero(rangeOf(low, high, definition, known))) return;
  const related = [{ message: `${by.name} divides by it here`, source }];
  if (value && known.of(value, defaultsOf(definition)) === 0)
    return report(at, `${name} is 0, and ${by.name} divides by it; give it another value.`, { related });
  if (low || high)
    return report(
      at,
      `The range of ${name} holds 0, and ${by.name} divides by it; let its range begin above 0, or write positive.`,
      { related }
    );
  const fixes = [{ title: 'Write positive', edits: [{ uri: at.uri, offset: at.end, end: at.end, text: ' positive' }] }];
  report(at, `${name} may be given as 0, and ${by.name} divides by it; write positive after its value.`, {
    severity: 'information',
    related,
    fixes
  });
}

const rangeOf = (
  low: Expression | undefined,
  high: Expression | undefined,
  definition: ModelDefinition,
  known: KnownValues
): Interval => {
  const end = (item: Expression | undefined, otherwise: number): number => {
    const value = item && known.of(item, defaultsOf(definition));
    return typeof value === 'number' ? value : otherwise;
  };
  return between(end(low, -Infinity), end(high, Infinity));
};

type Bounded = Parameters<Parameters<typeof intervalOf>[1]>[0];

/** Each `let` is looked into once, however many others use it. */
function boundsIn(
  definition: ModelDefinition,
  beside: Beside,
  known: KnownValues
): (one: Bounded) => Interval | undefined {
  const rangeIn = ({ parameter, definition: owner }: OwnedParameter): Interval =>
    parameter.positive ? positive : rangeOf(parameter.low, parameter.high, owner, known);
  const ofLets = new Map<string, Interval>();
  const bounds = (named: Bounded): Interval | undefined => {
    if (named.kind !== 'name') return undefined;
    if (named.of === 'builtin') return named.name === 'dt' ? positive : undefined;
    if (named.of === 'global') {
      const value = known.of(named);
      return typeof value === 'number' ? between(value, value) : undefined;
    }
    const parameter = named.of === 'own' ? definition.parameters.find(own => own.name === named.name) : undefined;
    if (parameter) return rangeIn({ parameter, definition });
    const others = beside(named)?.map(rangeIn);
    if (others) return hull(others);
    const written = named.of === 'own' ? definition.lets.find(own => own.name === named.name) : undefined;
    if (!written) return undefined;
    const interval = ofLets.get(written.name) ?? intervalOf(written.value, bounds);
    ofLets.set(written.name, interval);
    return interval;
  };
  return bounds;
}

/** Whether a name stands for what is another value at another time; `steady` are lets that are known not to. */
function changes(
  named: Extract<Expression, { kind: 'name' }>,
  definition: ModelDefinition,
  beside: Beside,
  steady = new Set<string>()
): boolean {
  const { of, name } = named;
  if (of === 'pre' || of === 'post') return beside(named) === undefined;
  if (of === 'builtin') return name === 't' || name === 'xi' || name === 'step_number';
  if (of === 'noise') return true;
  if (of === 'global') return false;
  const written = definition.lets.find(item => item.name === name);
  if (written) {
    if (steady.has(name)) return false;
    const does = [...partsOf(written.value)].some(
      part => part.kind === 'name' && changes(part, definition, beside, steady)
    );
    if (!does) steady.add(name);
    return does;
  }
  return [...definition.states, ...definition.inputs, ...definition.noises].some(state => state.name === name);
}

const namesIn = (expression: Expression): Set<string> =>
  new Set([...partsOf(expression)].flatMap(part => (part.kind === 'name' ? [`${part.of} ${part.name}`] : [])));

function sharesName(guard: Expression, expression: Expression): boolean {
  const names = namesIn(guard);
  return [...namesIn(expression)].some(name => names.has(name));
}

/** Values that make a divisor of constants 0 where a model is used. */
function lookAtUses({ model, known, report }: ModelContext): void {
  for (const { definition, own, owner, arguments: given } of usesIn(model)) {
    for (const { expression, guards } of divisorsOf(definition)) {
      if (!expression.source || guards.length > 0 || known.of(expression, own) !== 0) continue;
      const names = [...partsOf(expression)].flatMap(one =>
        one.kind === 'name' && one.of === 'own' && lookup(given, one.name) ? [one.name] : []
      );
      const parameter = definition.parameters.find(parameter => parameter.name === names[0]);
      // What its range forbids is told as out of range.
      if (!parameter || parameter.positive) continue;
      const { name, dimension = dimensionless } = parameter;
      report(
        given[name]!.source ?? placeOf(owner, model),
        `With ${name} = ${shownOf(given[name]!, own, known, dimension)}, ${definition.name} divides by 0; give ${names.join(' or ')} another value.`,
        { severity: 'error', related: [{ message: 'the divisor', source: expression.source }] }
      );
    }
  }
}

function shownOf(
  value: Expression,
  own: Readonly<Record<string, Expression>>,
  known: KnownValues,
  dimension: Dimension
): string {
  const number = known.of(value, own);
  return typeof number === 'number' ? formatQuantity(number, dimension, 6) : 'these values';
}

const placeOf = (
  owner: string,
  { configured, populations, projections, experiments }: NetworkModel
): Parameter['source'] =>
  (populations.find(used => used.name === owner) ??
    projections.find(used => used.connect === owner) ??
    configured?.find(used => used.name === owner) ??
    experiments[0])!.source;
