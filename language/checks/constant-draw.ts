// A distribution whose draws are all the same: a standard deviation of 0, limits that are one.
import { type Expression, type KnownValues, type NetworkModel, partsOf } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import type { ModelCheck } from './check.js';

type Draw = Extract<Expression, { kind: 'call' }>;

export const constantDraw: ModelCheck = {
  code: 'constant-draw',
  on: 'model',
  run({ model, known, program, uri, report }) {
    const text = program.$document!.textDocument.getText();
    const settable = new Set(model.globals.flatMap(global => (global.settable ? [global.name] : [])));
    for (const draw of argumentsIn(model)
      .flatMap(argument => [...partsOf(argument)])
      .filter(isDraw)) {
      const found = sameIn(draw, known, settable);
      if (!found || draw.source?.uri !== uri) continue;
      const { value, because } = found;
      const { source } = draw;
      const written =
        value.source && value.source.uri === uri ? text.slice(value.source.offset, value.source.end) : undefined;
      report(
        source,
        `${draw.function}() draws the same value each time, as ${because}; ${written ? `write ${written}` : 'write the value'}, or let it vary.`,
        { fixes: written ? [replacement(source, written)] : [] }
      );
    }
  }
};

const isDraw = (expression: Expression): expression is Draw =>
  expression.kind === 'call' && Object.hasOwn(rules, expression.function);

/** Values that users give: those of models are drawn with whatever is given to them. */
function argumentsIn({ globals, configured, populations, projections }: NetworkModel): Expression[] {
  return [
    ...globals.map(global => global.value),
    ...[...(configured ?? []), ...populations].flatMap(used => Object.values(used.arguments)),
    ...projections.flatMap(projection => [
      ...Object.values(projection.synapse.arguments),
      ...projection.rules.flatMap(rule => Object.values(rule.arguments)),
      ...(projection.delay ? [projection.delay.value, ...(projection.delay.other ? [projection.delay.other] : [])] : [])
    ])
  ];
}

interface Same {
  readonly value: Expression;
  readonly because: string;
}

/** By distribution, which argument is drawn when the numbers are these. */
const rules: Readonly<
  Record<
    string,
    (
      number: (name: string) => number | undefined
    ) => { readonly argument: string; readonly because: string } | undefined
  >
> = {
  uniform: of =>
    of('low') !== undefined && of('low') === of('high')
      ? { argument: 'low', because: 'its limits are the same' }
      : undefined,
  normal: of =>
    of('sd') === 0 && of('relative') === 0 ? { argument: 'mean', because: 'its standard deviation is 0' } : undefined,
  lognormal: of => (of('sigma') === 0 ? { argument: 'median', because: 'its sigma is 0' } : undefined),
  exponential: of => (of('mean') === 0 ? { argument: 'mean', because: 'its mean is 0' } : undefined),
  gamma: of => (of('scale') === 0 ? { argument: 'scale', because: 'its scale is 0' } : undefined),
  binomial: of =>
    of('p') === 1
      ? { argument: 'n', because: 'its p is 1' }
      : of('p') === 0
        ? { argument: 'p', because: 'its p is 0' }
        : undefined
};

function sameIn(draw: Draw, known: KnownValues, settable: ReadonlySet<string>): Same | undefined {
  const number = (name: string): number | undefined => {
    const given = draw.arguments[name];
    const value = given && !mentionsAny(given, settable) ? known.of(given) : undefined;
    return typeof value === 'number' ? value : undefined;
  };
  const found = rules[draw.function]!(number);
  const value = found && draw.arguments[found.argument];
  return value && { value, because: found.because };
}

/** What can be set or swept is 0 in some runs alone. */
const mentionsAny = (expression: Expression, names: ReadonlySet<string>): boolean =>
  [...partsOf(expression)].some(part => part.kind === 'name' && part.of === 'global' && names.has(part.name));
