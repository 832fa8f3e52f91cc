// What the recording of a run takes, as the recorder keeps it: values at every sample, and both ends of synapses.
import { targetsOf, type MemoryItem, type Plan, type WeightRecord } from '../2-plan/index.js';

/** Spikes are not counted: nobody knows how many there will be. */
export const recordBytes = (plan: Plan): MemoryItem[] => [
  ...plan.records.traces.map(({ variable, group, neurons, every }) => ({
    what: `${variable} of ${plan.groups[group]!.name} recorded`,
    bytes: 8 * neurons.count * samples(plan, every)
  })),
  ...plan.records.weights.map(record => ({
    what: `${record.variable} of ${record.connect} recorded`,
    source: record.source,
    bytes: weightBytes(plan, record)
  }))
];

const samples = ({ script }: Plan, every: number): number => Math.floor(script.plannedSteps / every) + 1;

function weightBytes(plan: Plan, { range, parts, every, byTarget }: WeightRecord): number {
  const all = byTarget
    ? targets(plan, parts)
    : parts.reduce((sum, { projection }) => sum + plan.projections[projection]!.expectedSynapses, 0);
  return (range ? range.high - range.low + 1 : all) * (8 * (every ? samples(plan, every) : 2) + 2 * 4);
}

const targets = (plan: Plan, parts: WeightRecord['parts']): number =>
  targetsOf(parts.map(({ projection }) => plan.projections[projection]!)).reduce((sum, { count }) => sum + count, 0);
