// All times in a network and its experiment that must lie on the grid of the step.
import {
  type Expression,
  type Experiment,
  type NetworkModel,
  type Source,
  type Statement,
  lookup
} from '../../simulator/index.js';
import { usesIn } from './uses.js';

export interface GridTime {
  /** begins a sentence about one of them: `The delay of exc` */
  readonly what: string;
  readonly expression: Expression;
  readonly source: Source;
  /** what the time is of; a list of delays is rounded, all else must be exact */
  readonly kind: 'delay' | 'spike' | 'sample' | 'duration';
  /** what parameters of the model around stand for */
  readonly own?: Readonly<Record<string, Expression>>;
}

export const gridTimes = (model: NetworkModel, experiment: Experiment): GridTime[] => [
  ...timesIn(experiment),
  ...delaysIn(model),
  ...spikeTimesIn(model),
  ...intervalsIn(model)
];

/** How long things last, and when they begin, in an experiment. */
export const timesIn = (experiment: Experiment): GridTime[] => experiment.statements.flatMap(timesInStatement);

export const delaysIn = (model: NetworkModel): GridTime[] =>
  model.projections.flatMap(({ connect, delay }) =>
    delay
      ? [delay.value, ...(delay.other ? [delay.other] : [])].map(expression => ({
          what: `The delay of ${connect}`,
          expression,
          source: expression.source ?? delay.source,
          kind: 'delay' as const
        }))
      : []
  );

function spikeTimesIn(model: NetworkModel): GridTime[] {
  return usesIn(model).flatMap(({ definition, own, owner, inherited }) => {
    const { spike } = definition;
    if (spike?.kind !== 'at' || definition.kind === 'encoder') return [];
    const time = (what: string, expression: Expression | undefined): GridTime[] =>
      !expression || (expression.kind === 'name' && inherited.has(expression.name))
        ? []
        : [{ what: `${what} ${owner}`, expression: given(expression, own), source: spike.source, kind: 'spike', own }];
    return [...time('The spike time of', spike.time), ...time('The time between spikes of', spike.interval)];
  });
}

/** Of blocks that come at each multiple of a time. */
const intervalsIn = (model: NetworkModel): GridTime[] =>
  usesIn(model).flatMap(({ definition, own, owner, inherited }) =>
    definition.events.flatMap(({ interval, source }) =>
      !interval || (interval.kind === 'name' && inherited.has(interval.name))
        ? []
        : [
            {
              what: `The time of each in ${definition.name} of ${owner}`,
              expression: given(interval, own),
              source: interval.source ?? source,
              kind: 'sample' as const,
              own
            }
          ]
    )
  );

/** What a lone parameter stands for: there a fault is shown, rather than in the model. */
const given = (expression: Expression, own: Readonly<Record<string, Expression>>): Expression =>
  (expression.kind === 'name' && expression.of === 'own' && lookup(own, expression.name)) || expression;

function timesInStatement(statement: Statement): GridTime[] {
  const time = (what: string, expression: Expression | undefined, kind: GridTime['kind'] = 'duration'): GridTime[] =>
    expression ? [{ what, expression, source: expression.source ?? statement.source, kind }] : [];
  switch (statement.kind) {
    case 'run':
    case 'measure':
    case 'rest':
      return time(`The time to ${statement.kind}`, statement.duration);
    case 'record':
      return time('The time between samples', statement.every, 'sample');
    case 'stimulate':
      return [
        ...time('The start of the stimulus', statement.from),
        ...time('The end of the stimulus', statement.until)
      ];
    case 'present':
      return time('The time to present', statement.duration);
    case 'silence':
      return [...time('The start of the silence', statement.from), ...time('The end of the silence', statement.until)];
    case 'sweep':
    case 'for':
    case 'count':
    case 'label':
    case 'test':
    case 'repeat':
    case 'across':
      return statement.statements.flatMap(timesInStatement);
    default:
      return [];
  }
}
