// Experiments: their statements in order, with the text that users are shown again in results.
import type { AstNode } from 'langium';
import {
  type Dimension,
  type Experiment,
  type ExpectStatement,
  type Measured,
  type Selection,
  type Showing,
  type Statement,
  dimensionless
} from '../../simulator/index.js';
import {
  type Clear,
  type Expect,
  type Experiment as ExperimentNode,
  type Expr,
  type ForEach,
  type LabelBy,
  type Present,
  type Record,
  type Sample,
  type SetParam,
  type Showing as ShowingNode,
  type Silence,
  type Statement as StatementNode,
  type Stimulate,
  type Sweep,
  type TestOn,
  isComparison,
  isData,
  isParam,
  isParen,
  isProgram,
  isText
} from '../generated/ast.js';
import { isSampleLoop } from '../names/declarations.js';
import { oneLineOf } from '../source.js';
import { asPart, parts } from '../names/data-named.js';
import { nameOfData } from './data.js';
import { lowerExpression } from './expressions.js';
import { fileNamed, learntArrays } from './learnt-file.js';
import { checkSavedFile } from './saved-file.js';
import { type Scope, reportError, reportErrorAt, sourceIn } from './scope.js';
import { lowerRanges, lowerRecordedSelection, lowerSelection } from './selections.js';
import { dataThatAsk } from './data-that-ask.js';
import { inputOf } from './stimulated-input.js';

export const lowerExperiment = (node: ExperimentNode, scope: Scope): Experiment => ({
  name: node.name,
  statements: node.statements.map(statement => lowerStatement(statement, scope)),
  source: sourceIn(node, scope)
});

function lowerStatement(node: StatementNode, scope: Scope): Statement {
  const source = sourceIn(node, scope);
  switch (node.$type) {
    case 'Step':
      return { kind: 'step', value: lowerExpression(node.value, scope, node), source };
    case 'Seed':
      return { kind: 'seed', value: lowerExpression(node.value, scope, node), source };
    case 'Run':
      return { kind: 'run', duration: lowerExpression(node.duration, scope, node), source };
    case 'Measure':
      return { kind: 'measure', duration: lowerExpression(node.duration, scope, node), source };
    case 'Record':
      return lowerRecord(node, scope);
    case 'Expect':
      return lowerExpect(node, scope);
    case 'Plot':
      return { kind: 'plot', plots: node.plots.map(plot => measured(plot, scope)), source };
    case 'Report':
      return { kind: 'report', values: node.values.map(value => measured(value, scope)), source };
    case 'Sweep':
      return lowerSweep(node, scope);
    case 'SetParam':
      return {
        kind: 'set',
        parameter: globalParameter(node, scope),
        value: lowerExpression(node.value, scope, node),
        source
      };
    case 'Stimulate':
      return lowerStimulate(node, scope);
    case 'Present':
      return lowerPresent(node, scope);
    case 'Rest':
      return { kind: 'rest', duration: lowerExpression(node.duration, scope, node), source };
    case 'ForEach':
      return node.low ? lowerCount(node, scope) : lowerLoop(node, scope);
    case 'Repeat':
      return {
        kind: 'repeat',
        count: lowerExpression(node.most ?? node.count, scope, node),
        ...(node.condition ? { until: lowerExpression(node.condition, scope, node) } : {}),
        statements: node.statements.map(statement => lowerStatement(statement, scope)),
        source
      };
    case 'Freeze':
    case 'Unfreeze':
      return {
        kind: 'freeze',
        frozen: node.$type === 'Freeze',
        targets: node.targets.map(target => nameIn(target, scope)),
        source
      };
    case 'Save':
    case 'Load':
      if (node.$type === 'Save') checkSavedFile(node, scope);
      return {
        targets: node.targets.map(target => nameIn(target, scope)),
        file: fileNamed(node, scope),
        ...(node.$type === 'Save'
          ? { kind: 'save', ...(node.features && { features: true as const }) }
          : { kind: 'load', ...learntArrays(node, scope) }),
        source
      };
    case 'LabelBy':
    case 'TestOn':
      return lowerExamination(node, scope);
    case 'StopWhen':
      return { kind: 'stop', condition: lowerExpression(node.condition, scope, node), source };
    case 'Silence':
      return lowerSilence(node, scope);
    case 'Across':
      return {
        kind: 'across',
        seeds: lowerRanges([node.seeds], scope)[0]!,
        statements: node.statements.map(statement => lowerStatement(statement, scope)),
        source
      };
    case 'Snapshot':
      return { kind: 'snapshot', name: node.name, source };
    case 'Restore':
      return { kind: 'restore', name: node.snapshot, source };
    case 'Clear':
      return { kind: 'clear', targets: node.targets.map(target => nameIn(target, scope)), source };
  }
}

/** With the dimension in which it is shown: of a comparison that of its left side. */
function measured(node: Expr, scope: Scope): Measured {
  return {
    value: lowerExpression(node, scope),
    dimension: shownDimension(node, scope),
    text: oneLineOf(node),
    source: sourceIn(node, scope)
  };
}

function shownDimension(node: Expr, scope: Scope): Dimension {
  if (isParen(node)) return shownDimension(node.inner, scope);
  return scope.lowering.dimensionOf(isComparison(node) ? node.left : node) ?? dimensionless;
}

const lowerRecord = (node: Record, scope: Scope): Statement => ({
  kind: 'record',
  what: node.what,
  from: node.from.map(selection => lowerRecordedSelection(selection, node.byTarget, scope)),
  ...(node.every ? { every: lowerExpression(node.every, scope, node) } : {}),
  source: sourceIn(node, scope)
});

const lowerExpect = (node: Expect, scope: Scope): ExpectStatement => ({
  kind: 'expect',
  claim: measured(node.claim, scope),
  ...(node.low
    ? { range: { low: lowerExpression(node.low, scope, node), high: lowerExpression(node.high, scope, node) } }
    : {}),
  ...(node.near
    ? {
        near: {
          value: lowerExpression(node.near, scope, node),
          tolerance: lowerExpression(node.tolerance, scope, node)
        }
      }
    : {}),
  ...(node.share ? { share: lowerExpression(node.share, scope, node) } : {}),
  text: oneLineOf(node),
  source: sourceIn(node, scope)
});

function lowerSweep(node: Sweep, scope: Scope): Statement {
  const expression = (part: Expr | undefined): ReturnType<typeof lowerExpression> => lowerExpression(part, scope, node);
  return {
    kind: 'sweep',
    parameter: globalParameter(node, scope),
    ...(node.values
      ? { values: expression(node.values) }
      : { from: expression(node.low), to: expression(node.high), count: expression(node.count) }),
    ...(node.seeds ? { seeds: lowerRanges([node.seeds], scope)[0]! } : {}),
    statements: node.statements.map(statement => lowerStatement(statement, scope)),
    source: sourceIn(node, scope)
  };
}

/** The name of the file-level `param` that `set` or `sweep` changes. */
function globalParameter(node: SetParam | Sweep, scope: Scope): string {
  const target = node.param.ref;
  const written = node.param.$refText;
  const elsewhere = `change it where it is declared, or with --set ${written}=….`;
  if (isParam(target) && isText(target.value))
    reportError(
      node,
      scope,
      'not-a-value',
      `'${written}' is a text, which names files that are read before an experiment begins; ${elsewhere}`
    );
  const reading = isParam(target) ? dataThatAsk(target) : undefined;
  if (reading)
    reportError(
      node,
      scope,
      'not-a-value',
      `'${written}' says what the data ${reading.name} read, and they are read before an experiment begins; ${elsewhere}`
    );
  if (isParam(target) && isProgram(target.$container)) return scope.lowering.names.get(target) ?? target.name;
  reportError(
    node,
    scope,
    'not-a-value',
    `'${written}' is not a parameter of the file; declare param ${written} = ... outside of models and experiments.`
  );
  return written;
}

function lowerStimulate(node: Stimulate, scope: Scope): Statement {
  const targets: Selection[] = node.targets.map(target => lowerSelection(target, scope));
  return {
    kind: 'stimulate',
    targets,
    input: inputOf(node, scope),
    value: lowerExpression(node.value, scope, node),
    ...(node.from ? { from: lowerExpression(node.from, scope, node) } : {}),
    ...(node.until ? { until: lowerExpression(node.until, scope, node) } : {}),
    source: sourceIn(node, scope)
  };
}

const nameIn = (reference: Clear['targets'][number], scope: Scope): string =>
  (reference.ref && scope.lowering.names.get(reference.ref)) ?? reference.$refText;

const lowerPresent = (node: Present, scope: Scope): Statement => ({
  kind: 'present',
  shown: lowerShown(node.shown, scope),
  duration: lowerExpression(node.duration, scope, node),
  source: sourceIn(node, scope)
});

/** A target without a sample reads what the one before it does. */
function lowerShown(nodes: readonly ShowingNode[], scope: Scope): readonly Showing[] {
  const shown: (Showing & { targets: string[] })[] = [];
  for (const node of nodes) {
    const { sample, factor, target } = node;
    const name = nameIn(target, scope);
    if (!sample) shown.at(-1)?.targets.push(name);
    else
      shown.push({
        ...lowerSample(sample, scope),
        ...(factor ? { factor: lowerExpression(factor, scope, node) } : {}),
        targets: [name],
        source: sourceIn(node, scope)
      });
  }
  return shown;
}

function lowerSample(node: Sample, scope: Scope): Pick<Showing, 'sample' | 'label'> {
  const { of, part, number } = node;
  const label = part === 'label' ? { label: true as const } : {};
  if (!of.ref || !isSampleLoop(of.ref))
    return {
      sample: {
        data: dataIn(node, of, part === 'label' ? undefined : part, scope),
        number: lowerExpression(number, scope, node)
      },
      ...label
    };
  if (part !== undefined && part !== 'label')
    reportErrorAt(
      node,
      'part',
      scope,
      'unknown-column',
      `A sample has a label and no '${part}'; write ${of.$refText}.label.`
    );
  return { sample: { loop: of.ref.name }, ...label };
}

/** Data, or a part of them, whose samples are wanted. */
function dataIn(node: AstNode, reference: Sample['of'], part: string | undefined, scope: Scope): string {
  const { ref } = reference;
  if (!isData(ref)) return reference.$refText;
  const known = part === undefined ? undefined : asPart(part);
  if (part !== undefined && !known)
    reportErrorAt(
      node,
      'part',
      scope,
      'unknown-column',
      `The data ${ref.name} have no samples '${part}'; their parts are ${parts.join(' and ')}.`
    );
  return nameOfData({ data: ref, ...(known && { part: known }) }, scope);
}

const lowerLoop = (node: ForEach, scope: Scope): Statement => ({
  kind: 'for',
  loop: node.name,
  data: dataIn(node, node.data!, node.part, scope),
  ...(node.range ? { range: lowerRanges([node.range], scope)[0]! } : {}),
  ...(node.shuffled ? { shuffled: true as const } : {}),
  statements: node.statements.map(statement => lowerStatement(statement, scope)),
  source: sourceIn(node, scope)
});

const lowerExamination = (node: LabelBy | TestOn, scope: Scope): Statement => ({
  kind: node.$type === 'LabelBy' ? 'label' : 'test',
  population: nameIn(node.population, scope),
  loop: node.name,
  data: dataIn(node, node.data, node.part, scope),
  ...(node.range ? { range: lowerRanges([node.range], scope)[0]! } : {}),
  statements: node.statements.map(statement => lowerStatement(statement, scope)),
  source: sourceIn(node, scope)
});

const lowerCount = (node: ForEach, scope: Scope): Statement => ({
  kind: 'count',
  counter: node.name,
  low: lowerExpression(node.low, scope, node),
  high: lowerExpression(node.high, scope, node),
  statements: node.statements.map(statement => lowerStatement(statement, scope)),
  source: sourceIn(node, scope)
});

const lowerSilence = (node: Silence, scope: Scope): Statement => ({
  kind: 'silence',
  targets: node.targets.map(target => lowerSelection(target, scope)),
  ...(node.from ? { from: lowerExpression(node.from, scope, node) } : {}),
  ...(node.until ? { until: lowerExpression(node.until, scope, node) } : {}),
  source: sourceIn(node, scope)
});
