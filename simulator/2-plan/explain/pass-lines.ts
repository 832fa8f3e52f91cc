// What the passes over the plan did, a line each: the optional ones, then what is always done.
import { formatNumber } from '../../1-model/index.js';
import { synapticStates } from '../analysis/index.js';
import { isNumber } from '../formula/index.js';
import type { Plan } from '../plan/index.js';

export function passLines(plan: Plan): string[] {
  return [
    ...plan.passes.map(({ name, off, did }) => `${name}: ${off ? 'off' : did.join('; ') || 'nothing to do'}`),
    `poisson_inputs (always): ${summedInputs(plan).join('; ') || 'nothing to do'}`,
    `carried_synapses (always): ${carried(plan).join('; ') || 'nothing to do'}`,
    `lazy_traces (always): ${lazyTraces(plan).join('; ') || 'nothing to do'}`
  ];
}

/** The pattern independent has no other meaning. */
const summedInputs = ({ projections }: Plan): string[] =>
  projections.flatMap(({ name, transmission, recipe: { sources } }) =>
    transmission.kind === 'poisson'
      ? [
          `one Poisson count for each target in each step, from ${formatNumber(sources.count)} ${sources.count === 1 ? 'source' : 'sources'} of ${name}`
        ]
      : []
  );

/** How the states of synapses are advanced wherever they are kept. */
const lazyTraces = ({ projections }: Plan): string[] =>
  projections.flatMap(({ name, transmission }) => {
    const moving =
      transmission.kind === 'dynamic'
        ? transmission.program.states.filter(({ rate, drive }) => !isNumber(rate, 0) || !isNumber(drive, 0))
        : [];
    return moving.length ? [`${moving.map(state => state.name).join(', ')} of ${name} at spikes alone`] : [];
  });

/** `200 neurons of E each step, for theta of c; 6.4 M synapses of c each step, for weight` */
const carried = (plan: Plan): string[] => {
  const states = synapticStates(plan).filter(({ place, updates }) => place !== 'target' && updates > 0);
  const lines = new Map<string, string[]>();
  for (const { name, projection, neurons, updates } of states) {
    const what =
      neurons === undefined
        ? `${formatNumber(Math.round(updates))} synapses of ${projection} each step, for`
        : `${formatNumber(updates)} ${updates === 1 ? 'neuron' : 'neurons'} of ${neurons} each step, for`;
    lines.set(what, [...(lines.get(what) ?? []), neurons === undefined ? name : `${name} of ${projection}`]);
  }
  return [...lines].map(([what, names]) => `${what} ${names.join(', ')}`);
};
