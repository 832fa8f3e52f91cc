// A connect statement becomes one projection for each pair of a source and a target population.
import type { Pattern, Projection, ProjectionModel, Selection } from '../../simulator/index.js';
import {
  type Connect,
  type Delay,
  type Lose,
  type Selection as SelectionNode,
  type UsePattern,
  isDelay,
  isLose,
  isPatternDecl,
  isUsePattern,
  isUsePlasticity,
  isUseSynapse
} from '../generated/ast.js';
import { type TargetUse, choicesOf } from '../names/needs.js';
import { boundCall } from '../names/arguments.js';
import { textOf } from '../source.js';
import { formalValues, modelArguments, modelBindings } from './arguments.js';
import { lowerExpression } from './expressions.js';
import { modelName } from './populations.js';
import { type Scope, reportError, sourceIn } from './scope.js';
import { lowerSelection } from './selections.js';

export function lowerConnect(node: Connect, scope: Scope): Projection[] {
  reportRepeated(node, scope);
  const synapse = node.members.find(isUseSynapse);
  const pattern = node.members.find(isUsePattern);
  const what = node.name === undefined ? 'This connection' : `The connection ${node.name}`;
  if (!synapse)
    reportError(
      node,
      scope,
      'incomplete-connection',
      `${what} has no synapse; add, for example: synapse exp_current(weight = 50 pA).`
    );
  if (!synapse) return [];
  const delay = node.members.find(isDelay);
  const lose = node.members.find(isLose);
  const common = {
    synapse: lowerUse(synapse, 'synapse', scope),
    pattern: pattern
      ? lowerPattern(pattern, scope)
      : { name: 'all_to_all', arguments: {}, without: [], source: sourceIn(node, scope) },
    ...(delay ? { delay: lowerDelay(delay, scope) } : {}),
    ...(lose ? { lose: lowerLose(lose, scope) } : {}),
    rules: node.members.filter(isUsePlasticity).map(rule => lowerUse(rule, 'plasticity', scope)),
    source: sourceIn(node, scope)
  };
  return pairs(node, scope).map(pair => ({ ...pair, ...common }));
}

function lowerUse(node: TargetUse, kind: 'synapse' | 'plasticity', scope: Scope): ProjectionModel {
  const targets = choicesOf(node).map(({ need, chosen }) => ({ needed: need.variable, chosen: chosen.variable }));
  return {
    model: modelName(node.use, kind, scope),
    arguments: modelArguments(node.use, scope),
    ...modelBindings(node.use, scope),
    ...(targets.length > 0 ? { targets } : {}),
    source: sourceIn(node, scope)
  };
}

function reportRepeated(node: Connect, scope: Scope): void {
  const seen = new Set<string>();
  for (const member of node.members) {
    const what = {
      UseSynapse: 'synapse',
      UsePattern: 'pattern',
      Delay: 'delay',
      Lose: 'lose',
      UsePlasticity: undefined
    }[member.$type];
    if (!what) continue;
    if (seen.has(what))
      reportError(member, scope, 'duplicate-name', `This connection has a second '${what}' here; keep one.`);
    seen.add(what);
  }
}

type Pair = Pick<Projection, 'name' | 'connect' | 'from' | 'to'>;

/** `exc(E->I)`; with the slices as written where a connect statement has a pair of populations twice. */
function pairs(node: Connect, scope: Scope): Pair[] {
  const sides = node.from.flatMap(from => node.to.map(to => ({ from, to })));
  const sliced = sides.some((side, i) =>
    sides.some(
      (other, j) =>
        j < i &&
        populationOf(other.from) === populationOf(side.from) &&
        populationOf(other.to) === populationOf(side.to)
    )
  );
  const written = (selection: SelectionNode): string =>
    sliced ? textOf(selection).replace(/\s+/g, '') : populationOf(selection);
  const seen = new Set<string>();
  return sides.map(({ from, to }) => {
    const pair = `${written(from)}->${written(to)}`;
    if (seen.has(pair))
      reportError(
        node,
        scope,
        'duplicate-name',
        `This connection leads from ${written(from)} to ${written(to)} twice; remove one.`
      );
    seen.add(pair);
    const name = node.name === undefined ? undefined : (scope.lowering.names.get(node) ?? node.name);
    return {
      name: name === undefined ? pair : `${name}(${pair})`,
      connect: name ?? `${populationOf(from)}->${populationOf(to)}`,
      from: neurons(from, scope),
      to: neurons(to, scope)
    };
  });
}

const populationOf = (selection: SelectionNode): string => selection.of.$refText;

function neurons(node: SelectionNode, scope: Scope): Selection {
  const selection = lowerSelection(node, scope);
  if (selection.role === 'projection')
    reportError(node, scope, 'not-a-value', `'${selection.of}' is a connection and has no neurons; name a population.`);
  return selection;
}

function lowerDelay(node: Delay, scope: Scope): NonNullable<Projection['delay']> {
  return {
    value: lowerExpression(node.value, scope, node),
    ...(node.side ? { side: node.side } : {}),
    ...(node.other ? { other: lowerExpression(node.other, scope, node) } : {}),
    source: sourceIn(node, scope)
  };
}

const lowerLose = (node: Lose, scope: Scope): NonNullable<Projection['lose']> => ({
  amount: lowerExpression(node.amount, scope, node),
  ...(node.perSource ? { per: 'source' } : node.perPresentation ? { per: 'presentation' } : {}),
  source: sourceIn(node, scope)
});

function lowerPattern(node: UsePattern, scope: Scope): Pattern {
  const without = node.without.filter(word => {
    const known = word === 'autapses' || word === 'multapses';
    if (!known)
      reportError(
        node,
        scope,
        'unknown-name',
        `'without ${word}' is unknown; write without autapses or without multapses.`
      );
    return known;
  });
  const rest = { without, source: sourceIn(node, scope) };
  if (!node.use)
    return { name: 'where', arguments: {}, condition: lowerExpression(node.condition, scope, node), ...rest };
  const call = boundCall(node.use);
  const pattern = call?.callee.target;
  const written = node.use.model.$refText;
  if (!call || !isPatternDecl(pattern)) {
    // where a configured one leads to none, that is told of it
    if (!isPatternDecl(node.use.model.ref))
      reportError(
        node.use,
        scope,
        'unknown-name',
        `There is no pattern '${written}'; name one such as all_to_all or fixed_probability(10 %).`
      );
    return { name: written, arguments: {}, ...rest };
  }
  const bound = formalValues(pattern.formals, call.binding, scope);
  return {
    name: pattern.name,
    arguments: Object.fromEntries([...bound].map(([formal, value]) => [formal.name, value])),
    ...rest
  };
}
