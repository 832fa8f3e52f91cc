// The largest part of a system that is linear with constant coefficients and depends on nothing outside itself.
import { affine, isOwnState, mentions, type Affine, type Formula, type Variable } from '../formula/index.js';
import { placesOf, productSize } from '../linear/index.js';
import type { LinearPlan } from '../plan/index.js';
import type { SystemState } from './integrator.js';

/** What the neurons at the ends of a synapse are is held over a step, as inputs are. */
const unknowns = (v: Variable): boolean => isOwnState(v) || v.of === 'noise';
const changing = (v: Variable): boolean => v.of === 'state' || v.of === 'noise' || v.of === 'time' || v.of === 'frozen';
const constantIn = (formula: Formula): boolean => !mentions(formula, v => changing(v) || v.of === 'input');

/** Why a state's equation is not linear with constant coefficients; its linear form where it is. */
export function linearForm(state: SystemState, noise: boolean): Affine | string {
  const form = affine(state.derivative, unknowns);
  if (!form) return `${state.name}' is not linear in the states`;
  const moving = form.terms.find(term => !constantIn(term.coefficient));
  if (moving)
    return moving.variable.of === 'noise'
      ? `the noise in ${state.name}' has a factor that changes`
      : `${state.name}' has a coefficient that changes`;
  if (mentions(form.rest, v => v.of === 'time')) return `${state.name}' depends on t`;
  if (mentions(form.rest, v => v.of === 'frozen')) return `${state.name} may be frozen`;
  if (!noise && form.terms.some(term => term.variable.of === 'noise')) return `${state.name}' has noise`;
  return form;
}

/** States that can be advanced exactly together, whatever the others do. */
export function linearPart(candidates: readonly SystemState[], noise = false): readonly SystemState[] {
  let kept = candidates.filter(state => typeof linearForm(state, noise) !== 'string');
  for (;;) {
    const slots = new Set(kept.map(state => state.slot));
    const closed = kept.filter(state => !mentions(state.derivative, v => isOwnState(v) && !slots.has(v.slot)));
    if (closed.length === kept.length) return kept;
    kept = closed;
  }
}

/** Multiplications in a product of two matrices of a step, whose making takes a few dozen: 200 states that all see each other have so many. */
const mostProducts = 200 ** 3;

/** Whether the matrices of a step are made in reasonable time. */
export const isFeasible = (system: LinearPlan): boolean =>
  leastProducts(system) <= mostProducts && productSize(placesOf({ ...system, noise: [] }, []).change) <= mostProducts;

/** Those of the equations as they are written: what states see of each other through others only adds to them. */
function leastProducts({ slots, matrix }: LinearPlan): number {
  const [rows, columns] = [slots.map(() => 0), slots.map(() => 0)];
  for (const { row, column } of matrix) {
    rows[row]! += 1;
    columns[column]! += 1;
  }
  return rows.reduce((sum, count, state) => sum + count * columns[state]!, 0);
}

/** The matrix, drive and noise of states that `linearPart` kept. */
export function linearSystem(states: readonly SystemState[]): LinearPlan {
  const forms = states.map(state => linearForm(state, true) as Affine);
  const columns = new Map(states.map(({ slot }, column) => [slot, column]));
  const entries = forms.flatMap((form, row) =>
    form.terms
      .flatMap(({ variable: { of, slot }, coefficient }) =>
        of === 'state' ? [{ row, column: columns.get(slot)!, value: coefficient }] : []
      )
      .sort((a, b) => a.column - b.column)
  );
  return {
    slots: states.map(state => state.slot),
    matrix: entries,
    drive: forms.map(form => form.rest),
    noise: forms.flatMap((form, row) =>
      form.terms.flatMap(({ variable: { of, slot }, coefficient }) =>
        of === 'noise' ? [{ row, noise: slot, factor: coefficient }] : []
      )
    )
  };
}

/** The part advanced exactly beside another integrator: all it can, or, where that was chosen by hand, receptors only. */
export function exactPart(states: readonly SystemState[], forced: boolean): readonly SystemState[] {
  const receptors = states.filter(state => !state.own);
  const parts = [forced ? [] : states, receptors].map(candidates => withNoiseOfTheirOwn(candidates, states));
  return parts.find(part => part.length > 0 && isFeasible(linearSystem(part))) ?? [];
}

/** Those of a linear part whose noises no other state has: of a noise that is drawn exactly, others would know nothing. */
function withNoiseOfTheirOwn(
  candidates: readonly SystemState[],
  states: readonly SystemState[]
): readonly SystemState[] {
  for (let kept = linearPart(candidates, true); ; ) {
    const others = states.filter(state => !kept.includes(state));
    const isElsewhere = (v: Variable): boolean =>
      v.of === 'noise' && others.some(other => mentions(other.derivative, o => o.of === 'noise' && o.slot === v.slot));
    const alone = kept.filter(state => !mentions(state.derivative, isElsewhere));
    if (alone.length === kept.length) return kept;
    kept = linearPart(alone, true);
  }
}

export const namesOf = (states: readonly SystemState[]): string => states.map(state => state.name).join(', ');
