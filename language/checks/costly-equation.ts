// Equations of synapses that are carried each step, where that takes long: said, with the sum, before a run begins.
import { formatNumber, synapticStates, type Plan } from '../../simulator/index.js';
import type { PlanCheck } from './check.js';

/** Seconds that one state of one synapse takes in a step, about. */
const secondsEach = 1e-8;
/** and a random number besides */
const secondsDrawn = 4e-8;

/** Less is not worth a word. */
const patience = 60;

export const costlyEquation: PlanCheck = {
  code: 'costly-equation',
  on: 'plan',
  run({ plans, uri, report }) {
    for (const { experiment, plans: ofExperiment } of plans)
      for (const costly of costlyIn(ofExperiment[0]!)) {
        const { names, projection, synapses, steps, seconds, source, connect } = costly;
        report(
          source.uri === uri ? source : connect,
          `${names} of ${projection} ${names.includes(',') ? 'are' : 'is'} carried each step for ${formatNumber(synapses)} synapses: the ${formatNumber(steps)} steps of ${experiment.name} take about ${spoken(seconds)}; let ${names.includes(',') ? 'them' : 'it'} change at spikes alone, or take fewer synapses, a longer step or a shorter run.`
        );
      }
  }
};

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60]
];

/** At least two of the largest unit, or seconds. */
function spoken(seconds: number): string {
  const [name, length] = units.find(([, length]) => seconds >= 2 * length) ?? ['seconds', 1];
  return `${formatNumber(Math.round(seconds / length))} ${name}`;
}

interface Costly {
  readonly names: string;
  readonly projection: string;
  readonly synapses: number;
  readonly steps: number;
  readonly seconds: number;
  readonly source: Plan['projections'][number]['source'];
  readonly connect: Plan['projections'][number]['source'];
}

function costlyIn(plan: Plan): Costly[] {
  const steps = plan.script.plannedSteps;
  const states = synapticStates(plan).filter(({ place }) => place === 'step');
  return plan.projections.flatMap(({ name, source: connect }) => {
    const own = states.filter(({ projection }) => projection === name);
    const eachStep = own.reduce((sum, { updates, drawn }) => sum + updates * secondsEach + drawn * secondsDrawn, 0);
    const seconds = eachStep * steps;
    const [first] = own;
    if (!first || seconds < patience) return [];
    const names = own.map(state => state.name).join(', ');
    return [
      { names, projection: name, synapses: Math.round(first.updates), steps, seconds, source: first.source, connect }
    ];
  });
}
