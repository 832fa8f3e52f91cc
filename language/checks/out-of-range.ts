// A value outside the limits that its parameter declares: `positive`, or `in LOW .. HIGH`.
import {
  lookup,
  type Dimension,
  type Expression,
  type KnownValues,
  type NetworkModel,
  type Source,
  dimensionless,
  formatQuantity
} from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { entriesOf, type Entry } from '../known/entries.js';
import { defaultsOf, usesIn } from '../known/uses.js';
import type { ModelCheck, ModelContext, ReportMore } from './check.js';

export const outOfRange: ModelCheck = {
  code: 'out-of-range',
  on: 'model',
  run(context) {
    const { model, known } = context;
    for (const global of model.globals) look({ ...global, what: global.name }, global.value, known, context);
    for (const definition of model.models) {
      const own = defaultsOf(definition);
      for (const parameter of definition.parameters)
        look({ ...parameter, what: parameter.name, own }, parameter.default, known, context);
    }
    for (const { definition, arguments: given, own } of usesIn(model)) {
      for (const parameter of definition.parameters) {
        look(
          { ...parameter, what: `${parameter.name} of ${definition.name}`, own },
          lookup(given, parameter.name),
          known,
          context
        );
      }
    }
    for (const { experiment, known: values } of context.experiments) {
      for (const { parameter, expression } of experiment.statements.flatMap(settingsIn))
        lookAtSetting(parameter, expression, values, context);
    }
  }
};

interface Limited {
  readonly what: string;
  readonly positive?: boolean;
  readonly low?: Expression;
  readonly high?: Expression;
  readonly dimension?: Dimension;
  /** where it declares its limits */
  readonly source: Source;
  readonly own?: Readonly<Record<string, Expression>>;
}

function look(limited: Limited, value: Expression | undefined, known: KnownValues, { report }: ModelContext): void {
  if (!value || (!limited.positive && !limited.low && !limited.high)) return;
  const end = (bound: Expression | undefined): number | undefined => {
    const one = bound && known.of(bound, limited.own);
    return typeof one === 'number' ? one : undefined;
  };
  const low = end(limited.low);
  const high = end(limited.high);
  for (const entry of endsOf(value).flatMap(end => entriesOf(end, known, limited.own))) {
    const isBelow = limited.positive ? entry.value <= 0 : low !== undefined && entry.value < low;
    const isAbove = high !== undefined && entry.value > high;
    if (!isBelow && !isAbove) continue;
    const shown = (value: number): string => formatQuantity(value, limited.dimension ?? dimensionless, 15);
    const [least, most] = [low, high].map(bound => (bound === undefined ? '…' : shown(bound)));
    const range = limited.positive ? `must be above ${shown(0)}` : `must lie in ${least} .. ${most}`;
    const nearest = limited.positive ? undefined : isBelow ? least : most;
    report(
      entry.source ?? limited.source,
      `${limited.what} is ${shown(entry.value)} here and ${range}; give it another value.`,
      more(entry, nearest, limited)
    );
  }
}

/** What is drawn evenly takes values up to both ends. */
const endsOf = (value: Expression): readonly Expression[] =>
  value.kind === 'call' && value.function === 'uniform' ? Object.values(value.arguments) : [value];

function more({ source, literal }: Entry, nearest: string | undefined, limited: Limited): ReportMore {
  const related = [{ message: 'its limits are declared here', source: limited.source }];
  return literal && source && nearest !== undefined ? { related, fixes: [replacement(source, nearest)] } : { related };
}

type Setting = { readonly parameter: string; readonly expression: Expression };

/** What `set` and `sweep` give to parameters of the file. */
function settingsIn(statement: NetworkModel['experiments'][number]['statements'][number]): Setting[] {
  if (statement.kind === 'set') return [{ parameter: statement.parameter, expression: statement.value }];
  if (statement.kind !== 'sweep') return [];
  const given = [statement.values, statement.from, statement.to].filter(item => item !== undefined);
  return [
    ...given.map(expression => ({ parameter: statement.parameter, expression })),
    ...statement.statements.flatMap(settingsIn)
  ];
}

function lookAtSetting(parameter: string, expression: Expression, known: KnownValues, context: ModelContext): void {
  const global = context.model.globals.find(global => global.name === parameter);
  if (global) look({ ...global, what: global.name }, expression, known, context);
}
