// Values as a reader of the text wants them: `20 kHz`, `a time (ms)`, `200 steps of 0.1 ms`.
import { AstUtils, type AstNode } from 'langium';
import {
  type Dimension,
  type Value,
  formatQuantity,
  formatUnit,
  isDimensionless,
  isList,
  sameDimension
} from '../../simulator/index.js';
import { type Program, isExperiment, isProgram, isStep } from '../generated/ast.js';
import { valueOf } from './constants.js';

const time: Dimension = [0, 0, 1, 0, 0, 0];

/** Items of a list that are shown. */
const shownItems = 4;

/** `20 kHz`, `[1 mV, 2 mV, … 9 mV] (9 values)`. */
export function valueText(value: Value, dimension: Dimension): string {
  if (!isList(value)) return typeof value === 'number' ? formatQuantity(value, dimension) : value;
  const items = Array.from<Value>(value.slice(0, shownItems)).map(item => valueText(item, dimension));
  return value.length > shownItems ? `[${items.join(', ')}, …] (${value.length} values)` : `[${items.join(', ')}]`;
}

/** `, 200 steps of 0.1 ms` behind a duration, where all experiments of the file step alike; else nothing. */
export function stepsText(value: Value, dimension: Dimension, node: AstNode): string {
  const step = stepOf(AstUtils.getContainerOfType(node, isProgram));
  if (step === undefined || typeof value !== 'number' || !sameDimension(dimension, time)) return '';
  const steps = Math.round(value / step);
  const onGrid = Math.abs(value - steps * step) <= 1e-9 * Math.max(Math.abs(value), step);
  const count = onGrid
    ? counted(steps, 'step')
    : `${formatQuantity(value / step, [0, 0, 0, 0, 0, 0], 4)} steps, not on the grid`;
  return `, ${count} of ${formatQuantity(step, time)}`;
}

/** The one step of a file's experiments, in ms. */
function stepOf(program: Program | undefined): number | undefined {
  const steps =
    program?.declarations
      .filter(isExperiment)
      .flatMap(experiment => experiment.statements.filter(isStep))
      .map(step => valueOf(step.value)) ?? [];
  const distinct = new Set(steps);
  const [step] = distinct;
  return distinct.size === 1 && typeof step === 'number' && step > 0 ? step : undefined;
}

/** `mV`; nothing for a plain number. */
export const unitText = (dimension: Dimension | undefined): string =>
  dimension && !isDimensionless(dimension) ? formatUnit(dimension) : '';

/** `1 synapse`, `200 000 synapses`. */
export const counted = (count: number, what: string, several = `${what}s`): string =>
  `${countText(count)} ${count === 1 ? what : several}`;

/** `12 500 000`, with thin spaces from ten thousand on; what is not a whole number has four digits. */
export function countText(count: number): string {
  const shown = Number.isInteger(count) ? count : count >= 1000 ? Math.round(count) : Number(count.toPrecision(4));
  return shown < 10_000 ? String(shown) : String(shown).replace(/\B(?=(\d{3})+$)/g, '\u202F');
}
