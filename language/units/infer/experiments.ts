// Statements of experiments: times, expectations, stimuli, sweeps.
import {
  type Expect,
  type Experiment,
  type Statement,
  type Stimulate,
  type Sweep,
  isConst,
  isParam,
  isPopulation
} from '../../generated/ast.js';
import { modelUsed } from '../../names/configured.js';
import { inputsOf } from '../../names/members.js';
import { fitIndices } from './connections.js';
import { typeOfDeclaration } from './declarations.js';
import { typeOfExpression } from './expressions.js';
import { fit } from './fit.js';
import { quote } from './finding.js';
import type { Inference } from './inference.js';
import { timeType } from './models.js';
import type { Scope } from './scope.js';
import { type Type, booleanType, listOf, nameType, number, settled, unify, unknownType } from './type.js';

export function inferExperiment(node: Experiment, inference: Inference): void {
  for (const statement of node.statements) inferStatement(statement, { inference });
}

function inferStatement(node: Statement, scope: Scope): void {
  switch (node.$type) {
    case 'Step':
    case 'Run':
    case 'Measure':
    case 'Rest':
    case 'Present':
    case 'Record':
      return inferTimes(node, scope);
    case 'Seed':
      fit(node.value, { needs: 'seed needs', expected: number }, scope);
      return;
    case 'Expect':
      return inferExpect(node, scope);
    case 'Plot':
      node.plots.forEach(plot => typeOfExpression(plot, scope));
      return;
    case 'Report':
      node.values.forEach(value => typeOfExpression(value, scope));
      return;
    case 'Sweep':
      return inferSweep(node, scope);
    case 'SetParam':
      fit(node.value, { needs: `${node.param?.$refText} needs`, expected: typeOfParam(node, scope) }, scope);
      return;
    case 'Stimulate':
      return inferStimulate(node, scope);
    case 'Freeze':
    case 'Unfreeze':
    case 'Save':
    case 'Load':
    case 'Clear':
    case 'Snapshot':
    case 'Restore':
      return;
    case 'Silence':
      node.targets.forEach(target => fitIndices(target, scope));
      fit(node.from, { needs: 'from needs', expected: timeType }, scope);
      fit(node.until, { needs: 'to needs', expected: timeType }, scope);
      return;
    case 'StopWhen':
      fit(node.condition, { needs: 'stop when needs', expected: booleanType }, scope);
      return;
    case 'Repeat':
      fit(node.count, { needs: 'repeat needs', expected: number }, scope);
      fit(node.condition, { needs: 'until needs', expected: booleanType }, scope);
      fit(node.most, { needs: 'at most needs', expected: number }, scope);
      node.statements.forEach(statement => inferStatement(statement, scope));
      return;
    case 'Across':
      inferSeeds(node.seeds, scope);
      node.statements.forEach(statement => inferStatement(statement, scope));
      return;
    case 'LabelBy':
    case 'TestOn':
      for (const bound of [node.range?.low, node.range?.high])
        fit(bound, { needs: 'The number of a sample needs', expected: number }, scope);
      node.statements.forEach(statement => inferStatement(statement, scope));
      return;
    case 'ForEach':
      for (const bound of [node.range?.low, node.range?.high])
        fit(bound, { needs: 'The number of a sample needs', expected: number }, scope);
      for (const bound of [node.low, node.high])
        fit(bound, { needs: `A bound of ${node.name} needs`, expected: number }, scope);
      node.statements.forEach(statement => inferStatement(statement, scope));
  }
}

function inferTimes(
  node: Extract<Statement, { $type: 'Step' | 'Run' | 'Measure' | 'Rest' | 'Present' | 'Record' }>,
  scope: Scope
): void {
  switch (node.$type) {
    case 'Step':
      fit(node.value, { needs: 'step needs', expected: timeType }, scope);
      return;
    case 'Run':
      fit(node.duration, { needs: 'run needs', expected: timeType }, scope);
      return;
    case 'Measure':
      fit(node.duration, { needs: 'measure needs', expected: timeType }, scope);
      return;
    case 'Rest':
      fit(node.duration, { needs: 'rest needs', expected: timeType }, scope);
      return;
    case 'Present':
      for (const { sample, factor } of node.shown) {
        fit(sample?.number, { needs: 'The number of a sample needs', expected: number }, scope);
        fit(factor, { needs: 'The factor of a sample needs', expected: number }, scope);
      }
      fit(node.duration, { needs: 'for needs', expected: timeType }, scope);
      return;
    case 'Record':
      node.from.forEach(selection => fitIndices(selection, scope));
      fit(node.every, { needs: 'every needs', expected: timeType }, scope);
  }
}

/** A condition alone, or a value (or list of values) with a range or with a value it is near to. */
function inferExpect(node: Expect, scope: Scope): void {
  fit(node.share, { needs: 'A share of seeds needs', expected: number }, scope);
  if (!node.low && !node.near) {
    fit(node.claim, { needs: 'expect needs', expected: booleanType }, scope);
    return;
  }
  const claim = settled(typeOfExpression(node.claim, scope));
  if (node.claim && !isValue(claim)) {
    scope.inference.report({
      kind: 'mismatch',
      node: node.claim,
      message: `${quote(node.claim)} is ${nameType(claim)} and has no value to expect; ask for a number, a quantity or a list of them.`
    });
  }
  const expected = isValue(claim) ? claim : unknownType;
  const single = itemOf(expected);
  const needs = node.claim ? `${quote(node.claim)} needs` : 'expect needs';
  fit(node.low, { needs, expected: single }, scope);
  fit(node.high, { needs, expected: single }, scope);
  const near = settled(typeOfExpression(node.near, scope));
  fit(node.near, { needs, expected: near.kind === 'list' ? expected : single }, scope);
  fit(node.tolerance, { needs: 'The tolerance needs', expected: single }, scope);
}

const isValue = (type: Type): boolean =>
  type.kind === 'quantity' ||
  type.kind === 'unknown' ||
  type.kind === 'open' ||
  (type.kind === 'list' && isValue(settled(type.item)));

const itemOf = (type: Type): Type => {
  const one = settled(type);
  return one.kind === 'list' ? itemOf(one.item) : one;
};

function inferSeeds(seeds: Sweep['seeds'], scope: Scope): void {
  for (const bound of [seeds?.low, seeds?.high]) fit(bound, { needs: 'A seed needs', expected: number }, scope);
}

function inferSweep(node: Sweep, scope: Scope): void {
  const expected = typeOfParam(node, scope);
  const needs = `${node.param?.$refText} needs`;
  fit(node.low, { needs, expected }, scope);
  fit(node.high, { needs, expected }, scope);
  fit(node.count, { needs: 'The number of values needs', expected: number }, scope);
  fit(node.values, { needs, expected: listOf(expected) }, scope);
  inferSeeds(node.seeds, scope);
  for (const statement of node.statements) inferStatement(statement, scope);
}

function typeOfParam(node: { readonly param?: { readonly ref?: unknown } }, scope: Scope): Type {
  const target = node.param?.ref;
  return isParam(target) || isConst(target) ? typeOfDeclaration(target, scope.inference) : unknownType;
}

function inferStimulate(node: Stimulate, scope: Scope): void {
  node.targets.forEach(target => fitIndices(target, scope));
  fit(node.from, { needs: 'from needs', expected: timeType }, scope);
  fit(node.until, { needs: 'to needs', expected: timeType }, scope);
  const inputs = node.targets.flatMap(target => inputOf(target.of?.ref, node.input, scope) ?? []);
  const [first, ...others] = inputs;
  if (!first) typeOfExpression(node.value, scope);
  else
    fit(
      node.value,
      { needs: `Input ${first.name} of population ${first.population} needs`, expected: first.type },
      scope
    );
  const other = others.find(other => !unify(other.type, first!.type));
  if (other)
    scope.inference.report({
      kind: 'mismatch',
      node,
      message: `Input ${first!.name} of population ${first!.population} is ${nameType(first!.type)}, but input ${other.name} of population ${other.population} is ${nameType(other.type)}; write one stimulate for each.`
    });
}

/** The input that is named, or the only one; of several without a name, lowering says that one must be chosen. */
function inputOf(
  population: unknown,
  name: string | undefined,
  scope: Scope
): { name: string; population: string; type: Type } | undefined {
  if (!isPopulation(population)) return undefined;
  const model = modelUsed(population.$container.model);
  const inputs = model ? inputsOf(model) : [];
  const input = name === undefined && inputs.length === 1 ? inputs[0] : inputs.find(input => input.name === name);
  return input && { name: input.name, population: population.name, type: typeOfDeclaration(input, scope.inference) };
}
