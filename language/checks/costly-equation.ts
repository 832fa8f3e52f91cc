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
        const { names, projection, elements, steps, seconds, source, connect } = costly;
        report(
          source.uri === uri ? source : connect,
          `${names} of ${projection} ${names.includes(',') ? 'are' : 'is'} carried each step for ${elements}: the ${formatNumber(steps)} steps of ${experiment.name} take about ${spoken(seconds)}; let ${names.includes(',') ? 'them' : 'it'} change at spikes alone, or take fewer ${elements.split(' ').at(-1)!}, a longer step or a shorter run.`
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
  /** `1000 synapses`, or what keeps them once a neuron */
  readonly elements: string;
  readonly steps: number;
  readonly seconds: number;
  readonly source: Plan['projections'][number]['source'];
  readonly connect: Plan['projections'][number]['source'];
}

function costlyIn(plan: Plan): Costly[] {
  const steps = plan.script.plannedSteps;
  const states = synapticStates(plan).filter(({ place, updates }) => place !== 'target' && updates > 0);
  return plan.projections.flatMap(({ name, source: connect }) => {
    const own = states.filter(({ projection }) => projection === name);
    const eachStep = own.reduce((sum, { updates, drawn }) => sum + updates * secondsEach + drawn * secondsDrawn, 0);
    const seconds = eachStep * steps;
    // what takes longest is named
    const most = own.reduce((largest, { updates }) => Math.max(largest, updates), 0);
    const named = own.filter(({ updates }) => updates === most);
    const [first] = named;
    if (!first || seconds < patience) return [];
    const names = named.map(state => state.name).join(', ');
    const elements = `${formatNumber(Math.round(most))} ${first.place === 'neuron' ? 'neurons' : 'synapses'}`;
    return [{ names, projection: name, elements, steps, seconds, source: first.source, connect }];
  });
}
