// Bytes that a run will take, estimated before anything is allocated, and refused above a limit.
import { formatBytes, type Fault } from '../1-model/index.js';
import { certaintyOf } from './patterns/index.js';
import type { DelayPlan, ElementValue, GroupPlan, MemoryItem, Plan, ProjectionPlan } from './plan.js';

const defaultLimit = 4 * 2 ** 30;

/** Largest first. Spikes are not counted: nobody knows how many there will be. */
export function memoryOf(plan: Omit<Plan, 'memory'>): MemoryItem[] {
  const items = [
    ...plan.groups.map((group, i) => ({ what: `neurons of ${group.name}`, bytes: groupBytes(group, slotsOf(plan.projections.filter(p => p.to === i))) })),
    ...plan.projections.map(p => ({ what: `synapses of ${p.name}`, bytes: projectionBytes(p, plan.groups) })),
    ...plan.records.traces.map(t => ({ what: `${t.variable} of ${plan.groups[t.group]!.name} recorded`, bytes: 8 * t.neurons.count * samples(plan, t.every) })),
    ...plan.records.weights.map(w => ({ what: `${w.variable} of ${w.connect} recorded`, bytes: 8 * synapsesOf(plan, w) * (w.every ? samples(plan, w.every) : 2) }))
  ];
  return items.filter(item => item.bytes > 0).sort((a, b) => b.bytes - a.bytes);
}

/** Undefined where the sum stays below the limit. */
export function memoryFault(plan: Plan, limit = defaultLimit): Fault | undefined {
  const sum = plan.memory.reduce((total, item) => total + item.bytes, 0);
  if (sum <= limit) return undefined;
  const most = plan.memory.slice(0, 3).map(item => `${item.what} ${formatBytes(item.bytes)}`).join(', '), largest = plan.memory[0]!.what;
  const source = sourceOf(plan, largest);
  return {
    code: 'too-much-memory', ...(source ? { source } : {}),
    message: `This run would take ${formatBytes(sum)}, above the limit of ${formatBytes(limit)}: ${most}. Make it smaller, or raise the limit (--memory-limit).`
  };
}

const samples = (plan: Omit<Plan, 'memory'>, every: number): number => Math.floor(plan.script.plannedSteps / every) + 1;
const synapsesOf = (plan: Omit<Plan, 'memory'>, record: Plan['records']['weights'][number]): number =>
  record.range ? record.range.high - record.range.low + 1 : record.parts.reduce((sum, { projection }) => sum + plan.projections[projection]!.expectedSynapses, 0);

/** States and parameters in 8 bytes, a refractory counter, and one place for each step until an arrival. */
function groupBytes(group: GroupPlan, delaySlots: number): number {
  const values = group.states.length + group.parameters.filter(kept).length + group.inputs.filter(i => i.driven).length;
  return group.size * (8 * values + 4 + 8 * delaySlots * group.states.filter(s => s.receives).length);
}

const slotsOf = (into: readonly ProjectionPlan[]): number => Math.max(0, ...into.map(p => delaySteps(p.delay))) + 1;
const delaySteps = (delay: DelayPlan): number => delay.kind === 'fixed' ? delay.steps : 256;

/** Source and target in 2 or 4 bytes each, a number for the synapse and 8 bytes a value where synapses differ. */
function projectionBytes(projection: ProjectionPlan, groups: readonly GroupPlan[]): number {
  const { transmission, parameters, delay, expectedSynapses, recipe } = projection;
  if (transmission.kind === 'poisson' || certaintyOf(recipe) === 'most' && expectedSynapses > 2 ** 32) return 0;
  const values = parameters.filter(kept).length + (delay.kind === 'each' ? 1 : 0), dynamic = transmission.kind === 'dynamic';
  const states = transmission.kind === 'dynamic' ? transmission.program.states.length + 2 : 0;
  const places = (groups[projection.from]!.size > 65536 ? 4 : 2) + (groups[projection.to]!.size > 65536 ? 4 : 2) + (values || dynamic ? 4 : 0);
  return expectedSynapses * (places + 8 * (values + states));
}

const kept = (element: ElementValue): boolean => element.slot !== undefined;
const sourceOf = (plan: Plan, what: string): Fault['source'] =>
  plan.groups.find(g => what === `neurons of ${g.name}`)?.source ?? plan.projections.find(p => what === `synapses of ${p.name}`)?.source;
