// What the passes over the plan did, a line each: the optional ones, then what is always done.
import { formatNumber } from '../../1-model/index.js';
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

/** `6.4 M synapses of c each step, for c, rho` */
const carried = ({ projections }: Plan): string[] =>
  projections.flatMap(projection => {
    const { name, transmission, expectedSynapses } = projection;
    if (transmission.kind !== 'dynamic') return [];
    const states = transmission.program.states.filter(state => state.carried !== undefined).map(state => state.name);
    return states.length
      ? [`${formatNumber(Math.round(expectedSynapses))} synapses of ${name} each step, for ${states.join(', ')}`]
      : [];
  });
