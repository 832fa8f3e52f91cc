// An experiment of a model as text for people.
import {
  expressionText,
  rangeText,
  selectionText,
  type Experiment,
  type ExpectStatement,
  type Expression,
  type Measured,
  type Showing,
  type Statement,
  formatUnit,
  isDimensionless
} from '../../simulator/index.js';

/** A heading and its lines. */
export const explainExperiment = (experiment: Experiment): string[] => [
  `experiment ${experiment.name}`,
  ...experiment.statements.flatMap(statementLines)
];

function statementLines(statement: Statement): string[] {
  switch (statement.kind) {
    case 'step':
    case 'seed':
      return [`${statement.kind} ${expressionText(statement.value)}`];
    case 'run':
    case 'measure':
    case 'rest':
      return [`${statement.kind} ${expressionText(statement.duration)}`];
    case 'record':
      return [
        `record ${statement.what.join(', ')} of ${statement.from.map(selectionText).join(', ')}${after(' every', statement.every)}`
      ];
    case 'expect':
      return [expectText(statement)];
    case 'plot':
      return statement.plots.map(plot => `plot ${expressionText(plot.value)}`);
    case 'report':
      return statement.values.map(value => `report ${shown(value)}`);
    case 'set':
      return [`set ${statement.parameter} = ${expressionText(statement.value)}`];
    case 'sweep':
      return [`sweep ${statement.parameter} ${sweptText(statement)}`, ...inner(statement.statements)];
    case 'present':
      return [`present ${statement.shown.map(showingText).join(', ')} for ${expressionText(statement.duration)}`];
    case 'for':
      return [
        `for ${statement.loop} in ${statement.data}${statement.range ? `[${rangeText(statement.range)}]` : ''}${statement.shuffled ? ' shuffled' : ''}`,
        ...inner(statement.statements)
      ];
    case 'repeat':
      return [
        `repeat ${statement.until ? `until ${expressionText(statement.until)} at most ` : ''}${expressionText(statement.count)}`,
        ...inner(statement.statements)
      ];
    case 'count':
      return [
        `for ${statement.counter} in ${expressionText(statement.low)}..${expressionText(statement.high)}`,
        ...inner(statement.statements)
      ];
    case 'freeze':
      return [`${statement.frozen ? 'freeze' : 'unfreeze'} ${statement.targets.join(', ')}`.trim()];
    case 'save':
      return [
        `save ${statement.features ? 'features of ' : ''}${statement.targets.join(', ')} to "${statement.file}"`.replace(
          '  ',
          ' '
        )
      ];
    case 'load':
      return [`load ${statement.targets.join(', ')} from "${statement.file}"`.replace('  ', ' ')];
    case 'label':
    case 'test':
      return [
        `${statement.kind} ${statement.population} ${statement.kind === 'label' ? 'by' : 'on'} ${statement.loop} in ${statement.data}${statement.range ? `[${rangeText(statement.range)}]` : ''}`,
        ...inner(statement.statements)
      ];
    case 'stop':
      return [`stop when ${expressionText(statement.condition)}`];
    case 'across':
      return [`across seeds ${rangeText(statement.seeds)}`, ...inner(statement.statements)];
    case 'silence':
      return [
        `silence ${statement.targets.map(selectionText).join(', ')}${after(' from', statement.from)}${after(' to', statement.until)}`
      ];
    case 'snapshot':
    case 'restore':
      return [`${statement.kind} ${statement.name}`];
    case 'clear':
      return [`clear state${statement.targets.length ? ` of ${statement.targets.join(', ')}` : ''}`];
    case 'stimulate':
      return [
        `stimulate ${statement.targets.map(selectionText).join(', ')}: ${statement.input} += ${expressionText(statement.value)}${after(' from', statement.from)}${after(' to', statement.until)}`
      ];
  }
}

const inner = (statements: readonly Statement[]): string[] =>
  statements.flatMap(statementLines).map(line => `  ${line}`);

function showingText({ sample, label, factor, targets }: Showing): string {
  const name = 'loop' in sample ? sample.loop : sample.data;
  const number = 'loop' in sample ? '' : `[${expressionText(sample.number)}]`;
  return `${name}${label ? '.label' : ''}${number}${after(' *', factor)} to ${targets.join(', ')}`;
}

const after = (word: string, value: Expression | undefined): string =>
  value ? `${word} ${expressionText(value)}` : '';

const shown = ({ value, dimension }: Measured): string =>
  `${expressionText(value)}${isDimensionless(dimension) ? '' : ` in ${formatUnit(dimension)}`}`;

function expectText({ share, ...statement }: ExpectStatement): string {
  return `${claimText(statement)}${share ? ` across ${expressionText(share)} of seeds` : ''}`;
}

function claimText({ claim, range, near }: ExpectStatement): string {
  const { value, dimension } = claim;
  if (range)
    return `expect ${expressionText(value)} in ${expressionText(range.low, { dimension })} .. ${expressionText(range.high, { dimension })}`;
  if (near)
    return `expect ${expressionText(value)} near ${expressionText(near.value, { dimension })} within ${expressionText(near.tolerance, { dimension })}`;
  return `expect ${expressionText(value)}`;
}

function sweptText(sweep: Extract<Statement, { kind: 'sweep' }>): string {
  const seeds = sweep.seeds ? ` with seeds ${rangeText(sweep.seeds)}` : '';
  if (sweep.values) return `in ${expressionText(sweep.values)}${seeds}`;
  return `from ${expressionText(sweep.from!)} to ${expressionText(sweep.to!)} in ${expressionText(sweep.count!)} points${seeds}`;
}
