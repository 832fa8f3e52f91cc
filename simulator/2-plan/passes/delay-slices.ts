// How many steps groups may be carried on before they hear of each other's spikes: as many as the shortest delay has
// (Morrison et al. 2005, doi:10.1162/0899766054026648). The same bits.
import { nearestSteps } from '../../0-numbers/index.js';
import { isNumber, mentions, type Formula, type ListValue } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { Assignment, DelayPlan, ElementValue, ProjectionPlan, Transmission } from '../plan/index.js';
import type { Pass } from './pass.js';

/** What backends keep a slice must stay small. */
const longest = 64;

export const delaySlices: Pass = {
  name: 'delay_slices',
  apply: plan => ({
    ...plan,
    slice: Math.min(longest, ...plan.projections.map(projection => leastDelay(projection, plan.step)))
  }),
  did: ({ slice = 1, step }) => (slice > 1 ? [`${slice} steps = ${showTime(slice * step)} at once`] : [])
};

/** In steps; infinite where nothing connects. */
function leastDelay(projection: ProjectionPlan, step: number): number {
  const {
    recipe: { sources, targets },
    transmission,
    delay,
    expectedSynapses
  } = projection;
  const connects = sources.count > 0 && targets.count > 0 && (transmission.kind === 'poisson' || expectedSynapses > 0);
  if (!connects) return Infinity;
  return seesTheMoment(transmission) ? 1 : delaySteps(delay, step);
}

/** Whether synapses act, or change, by what the neurons at their ends are and do in the step in which a spike reaches them. */
function seesTheMoment(transmission: Transmission): boolean {
  switch (transmission.kind) {
    case 'continuous':
      return true;
    case 'static':
    case 'poisson':
      return false;
    case 'reset':
      return transmission.resets.some(reset => readsNeurons(reset.value));
    case 'dynamic': {
      const {
        program: { side, onPre, onPost, signals, states, carried, course, injects, recurring = [], totals = [] }
      } = transmission;
      const formulas = [
        ...[...onPre, ...onPost].map((assignment: Assignment) => assignment.value),
        ...totals,
        ...recurring.flatMap(({ assignments }) => assignments.map(({ value }) => value)),
        ...states.flatMap(state => [state.rate, state.drive])
      ];
      // what is carried each step is so before the neurons: it may know of no later ones
      if (carried || course || injects || signals) return true;
      // an axonal synapse sends when the spike reaches it: what it sends then depends on post spikes, and on what was done regularly, until that step
      return (side === 'axonal' && onPost.length + recurring.length > 0) || formulas.some(readsNeurons);
    }
  }
}

const readsNeurons = (formula: Formula): boolean =>
  mentions(formula, v => v.side !== 'own' && (v.of === 'state' || v.of === 'input'));

function delaySteps(delay: DelayPlan, step: number): number {
  return delay.kind === 'fixed' ? delay.steps : Math.max(1, nearestSteps(least(delay.value), step));
}

/** The smallest value that may occur, ms; 0 where nobody knows. */
function least({ value }: ElementValue): number {
  if (isNumber(value)) return value.value;
  if (value.kind === 'list') return leastOf(value.values);
  if (value.kind !== 'draw') return 0;
  const [first, second, low] = value.arguments.map(argument => (isNumber(argument) ? argument.value : 0));
  switch (value.distribution) {
    case 'uniform':
      return Math.min(first!, second!);
    case 'truncated_normal':
      return low!;
    default:
      return 0;
  }
}

function leastOf(values: ListValue): number {
  let smallest = Infinity;
  for (const value of values) smallest = Math.min(smallest, Number(value));
  return smallest;
}
