// A time that is not a whole number of steps: nothing is rounded without saying so.
import {
  type Dimension,
  type Source,
  beyondSteps,
  formatNumber,
  formatQuantity,
  stepsOf,
  timeOf
} from '../../simulator/index.js';
import { replacement, type Fix } from '../diagnostic.js';
import { entriesOf, type Entry } from '../known/entries.js';
import { gridTimes, type GridTime } from '../known/grid-times.js';
import type { KnownExperiment, ModelCheck, ModelContext } from './check.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];
const shown = (milliseconds: number): string => formatQuantity(milliseconds, time, 12);

export const offStepGrid: ModelCheck = {
  code: 'off-step-grid',
  on: 'model',
  run(context) {
    for (const { experiment, known } of context.experiments) {
      const { step } = known;
      if (step === undefined) continue;
      for (const gridTime of gridTimes(context.model, experiment)) {
        const entries = entriesOf(gridTime.expression, known, gridTime.own);
        const given = { ...gridTime, several: entries.length > 1 };
        const wrong = entries.filter(entry => isWrong(entry.value, given, step));
        if (wrong.length <= mostApart)
          for (const entry of wrong) tell(entry, given, { experiment, known }, step, context);
        else tell(wrong[0]!, given, { experiment, known }, step, context, wrong.length - 1);
      }
    }
  }
};

/** Times of one list that are told each at its place; more have one cause and are told once. */
const mostApart = 5;

/** A delay of less than a step has a check of its own. */
const isWrong = (value: number, { kind }: GridTime, step: number): boolean =>
  Number.isFinite(value) &&
  !(kind === 'delay' && value < step) &&
  ((kind === 'spike' && value < step) || !stepsOf(value, step).onGrid);

function tell(
  entry: Entry,
  given: GridTime & { readonly several: boolean },
  { experiment }: KnownExperiment,
  step: number,
  context: ModelContext,
  others = 0
): void {
  const { uri, report } = context;
  const { value } = entry;
  const { kind } = given;
  const more = others === 0 ? '' : ` (and so for ${formatNumber(others)} more of its times)`;
  const sentence = kind === 'spike' && value < step ? tooEarly(value, given, step) : offGrid(value, given, step);
  const message = sentence.replace(/\.$/, `${more}.`);
  const place = entry.source ?? given.source;
  const stepSource =
    experiment.statements.find(statement => statement.kind === 'step')?.value.source ?? experiment.source;
  const isRounded = kind === 'delay' && given.several;
  report(place.uri === uri ? place : stepSource, message, {
    related: [
      place.uri === uri
        ? { message: `the step of ${shown(step)}`, source: stepSource }
        : { message: 'it is written here', source: place }
    ],
    fixes: entry.literal && place.uri === uri ? fixesFor(value, kind, step, place) : [],
    ...(isRounded ? { severity: 'warning' } : {})
  });
}

const subject = ({ what, several }: { readonly what: string; readonly several: boolean }): string =>
  several ? what.replace(/^The/, 'A') : what;

const tooEarly = (value: number, given: GridTime & { readonly several: boolean }, step: number): string =>
  `${subject(given)} is ${shown(value)}, and the earliest possible is the end of the first step, ${shown(step)}; make it later.`;

function offGrid(value: number, given: GridTime & { readonly several: boolean }, step: number): string {
  const tooLong = beyondSteps(value, step);
  if (tooLong) return `${subject(given)} ${tooLong}.`;
  const rounded =
    given.kind === 'delay' && given.several
      ? `, and is rounded to ${shown(timeOf(stepsOf(value, step).steps, step))}`
      : '';
  const better = neighbours(value, given.kind, step).map(shown).join(' or ');
  return `${subject(given)} is ${shown(value)}, which is not a whole number of steps of ${shown(step)}${rounded}; use ${better}.`;
}

/** The times on the grid around one beside it; those that must be at least one step have no neighbour at 0. */
function neighbours(value: number, kind: GridTime['kind'], step: number): number[] {
  if (beyondSteps(value, step)) return [];
  const { below, above } = stepsOf(value, step);
  const least = kind === 'duration' ? 0 : 1;
  return [...new Set([below, above])].filter(steps => steps >= least).map(steps => timeOf(steps, step));
}

function fixesFor(value: number, kind: GridTime['kind'], step: number, place: Source): Fix[] {
  return neighbours(kind === 'spike' ? Math.max(value, step) : value, kind, step).map(neighbour =>
    replacement(place, shown(neighbour))
  );
}
