// Bytes that a run will take, estimated before anything is allocated, and refused above a limit. What is counted is what
// the backends hold, and what connecting takes besides for a time.
import { formatBytes, type Fault } from '../../1-model/index.js';
import { isNumber, parts as partsOf, type Formula } from '../formula/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import { readBefore } from '../passes/index.js';
import { certaintyOf } from '../patterns/index.js';
import type {
  DelayPlan,
  ElementValue,
  GroupPlan,
  IntegratorPlan,
  LazyProgram,
  MemoryItem,
  Plan,
  ProjectionPlan,
  WeightRecord
} from '../plan/index.js';

type Parts = Omit<Plan, 'memory'>;

/** 4 GB */
const defaultLimit = 4e9;
/** bytes of a number, and of a step or the number of a synapse */
const double = 8;
const whole = 4;

/** Largest first. Spikes are not counted: nobody knows how many there will be. */
export function memoryOf(plan: Parts): MemoryItem[] {
  const { groups, projections, records } = plan;
  const items: MemoryItem[] = [
    ...groups.map((group, i) => ({
      what: `neurons of ${group.name}`,
      source: group.source,
      bytes: groupBytes(
        group,
        slotsOf(
          projections.filter(p => p.to === i),
          plan.step
        )
      )
    })),
    ...projections.map(p => ({ what: `synapses of ${p.name}`, source: p.source, bytes: heldBytes(p, plan) })),
    ...projections.map(p => ({ what: `lists and matrices of ${p.name}`, source: p.source, bytes: listBytes(p) })),
    ...largest(
      projections.map(p => ({
        what: `making the synapses of ${p.name}`,
        source: p.source,
        bytes: passingBytes(p, plan)
      }))
    ).slice(0, 1),
    ...records.traces.map(t => ({
      what: `${t.variable} of ${groups[t.group]!.name} recorded`,
      bytes: double * t.neurons.count * samples(plan, t.every)
    })),
    ...records.weights.map(w => ({
      what: `${w.variable} of ${w.connect} recorded`,
      source: w.source,
      bytes: weightBytes(plan, w)
    }))
  ];
  return largest(items.filter(item => item.bytes > 0));
}

/** What the neurons take at least: known before anything is counted or made a neuron, so that a billion are refused at once. */
export const leastMemoryOf = (drafts: readonly NeuronDraft[]): MemoryItem[] =>
  largest(
    drafts.map(({ population, size, states }) => ({
      what: `neurons of ${population.name}`,
      source: population.source,
      bytes: size * double * (states.length + 1)
    }))
  );

/** Undefined where the sum stays below the limit. `items`: largest first. */
export function memoryFault(items: readonly MemoryItem[], limit = defaultLimit): Fault | undefined {
  const sum = items.reduce((total, item) => total + item.bytes, 0);
  const source = items[0]?.source;
  if (sum <= limit) return undefined;
  const most = items
    .slice(0, 3)
    .map(({ what, bytes, source: at }) => `${what} ${formatBytes(bytes)}${at ? ` (line ${at.line})` : ''}`)
    .join(', ');
  return {
    code: 'too-much-memory',
    ...(source ? { source } : {}),
    message:
      `This run would take ${formatBytes(sum)}, above the limit of ${formatBytes(limit)}: ${most}. ` +
      'Make it smaller, or raise the limit (--memory-limit; in VS Code the setting snn.memoryLimit).'
  };
}

const largest = (items: readonly MemoryItem[]): MemoryItem[] => [...items].sort((a, b) => b.bytes - a.bytes);

const samples = (plan: Parts, every: number): number => Math.floor(plan.script.plannedSteps / every) + 1;

/** Values of all samples, and both ends of each synapse. */
function weightBytes(plan: Parts, { range, parts, every }: WeightRecord): number {
  const all = parts.reduce((sum, { projection }) => sum + plan.projections[projection]!.expectedSynapses, 0);
  return (range ? range.high - range.low + 1 : all) * (double * (every ? samples(plan, every) : 2) + 2 * whole);
}

/** States, parameters and input, the end of the refractory time, and one place for each step until an arrival. */
function groupBytes(group: GroupPlan, delaySlots: number): number {
  const values =
    group.states.length + group.parameters.filter(kept).length + group.inputs.filter(i => i.driven).length + 1;
  return (
    group.size *
    double *
    (values + delaySlots * group.states.reduce((n, s) => n + (s.receives ? 1 + (s.scaledBy?.length ?? 0) : 0), 0))
  );
}

const slotsOf = (into: readonly ProjectionPlan[], step: number): number =>
  Math.max(0, ...into.map(p => longestOf(p, step))) + 1;

/** Of what is under way to the neurons: synapses with programs hear of spikes when these have come to them. */
const longestOf = ({ delay, axonal, transmission }: ProjectionPlan, step: number): number =>
  longestDelay(delay, step) + (axonal && transmission.kind !== 'dynamic' ? longestDelay(axonal, step) : 0);

/** In steps; of what is drawn without bounds a guess. */
function longestDelay(delay: DelayPlan, step: number): number {
  const longest = delay.kind === 'fixed' ? delay.steps * step : greatest(delay.value.value);
  return Number.isFinite(longest) ? Math.round(longest / step) : guessedDelay;
}

const guessedDelay = 256;

/** The greatest value that may occur, ms; NaN where nobody knows. */
function greatest(value: Formula): number {
  if (value.kind === 'list') return Array.from(value.values, Number).reduce((most, value) => Math.max(most, value), 0);
  if (value.kind !== 'draw') return NaN;
  const [first, second, , high] = value.arguments.map(argument => (isNumber(argument) ? argument.value : NaN));
  return value.distribution === 'uniform'
    ? Math.max(first!, second!)
    : value.distribution === 'truncated_normal'
      ? high!
      : NaN;
}
const kept = (element: ElementValue): boolean => element.slot !== undefined;

// ------------------------------------------------------------------------------------------------ synapses

/** Of a projection: bytes of the number of a pre- and a postsynaptic neuron, and what of its synapses differs. */
interface Layout {
  readonly from: number;
  readonly to: number;
  readonly parameters: number;
  readonly delay: number;
  readonly recorded: boolean;
}

function layoutOf(
  { from, parameters, delay, axonal, targetBytes }: ProjectionPlan,
  { groups, records }: Parts,
  i: number
): Layout {
  const place = (size: number): number => (size > 65536 ? 4 : 2);
  return {
    from: place(groups[from]!.size),
    to: targetBytes ?? 4,
    parameters: double * parameters.filter(kept).length,
    delay: [delay, axonal].reduce((sum, side) => sum + (side?.kind === 'each' ? whole : 0), 0),
    recorded: records.weights.some(record => record.parts.some(part => part.projection === i))
  };
}

/** Of `where` nobody knows how many; those of the pattern independent are not made. */
const isCounted = ({ transmission, recipe, expectedSynapses }: ProjectionPlan): boolean =>
  transmission.kind !== 'poisson' && !(certaintyOf(recipe) === 'most' && expectedSynapses > 2 ** 32);

function heldBytes(projection: ProjectionPlan, plan: Parts): number {
  if (!isCounted(projection)) return 0;
  const { transmission, expectedSynapses, from, to } = projection;
  const layout = layoutOf(projection, plan, plan.projections.indexOf(projection));
  const lazy = lazyOf(projection, plan);
  const sources = plan.groups[from]!.size;
  const targets = plan.groups[to]!.size;
  const rows = whole * (sources + 1);
  const connectivity = layout.recorded ? layout.from + (whole * targets) / expectedSynapses : 0;
  switch (transmission.kind) {
    case 'static':
      return rows + expectedSynapses * (layout.to + amountsBytes(projection) + layout.delay + connectivity);
    case 'dynamic':
      return rows + (lazy ? lazyBytes(lazy, layout, projection, plan, connectivity) : dynamicBytes(projection, layout));
    case 'reset':
      return rows + expectedSynapses * (walkBytes(layout) + layout.parameters + layout.delay);
    default:
      return rows + expectedSynapses * (layout.from + layout.parameters);
  }
}

/** Besides: synapses in the order of drawing, and their rows once more until they lie where kernels reach them. */
function passingBytes(projection: ProjectionPlan, plan: Parts): number {
  const { transmission, expectedSynapses } = projection;
  const layout = layoutOf(projection, plan, plan.projections.indexOf(projection));
  if (!isCounted(projection) || !(transmission.kind === 'static' || lazyOf(projection, plan))) return 0;
  const differ = amountsBytes(projection) + layout.delay;
  return expectedSynapses * (layout.from + layout.to + (differ > 0 ? whole + 2 * differ : 0));
}

/** Values that are given by place: of pairs, of neurons, of synapses. */
function listBytes({ parameters, delay, axonal, pairwise }: ProjectionPlan): number {
  const formulas = [
    ...parameters.map(({ value }) => value),
    ...[delay, axonal].flatMap(side => (side?.kind === 'each' ? [side.value.value] : [])),
    ...(pairwise ? [pairwise] : [])
  ];
  const lists = new Set(
    formulas.flatMap(formula =>
      [...partsOf(formula)].flatMap(part => (part.kind === 'list' || part.kind === 'entry' ? [part.values] : []))
    )
  );
  return [...lists].reduce((sum, { length }) => sum + double * length, 0);
}

function amountsBytes({ transmission }: ProjectionPlan): number {
  return transmission.kind === 'static'
    ? double * transmission.sends.filter(send => send.common === undefined).length
    : 0;
}

/** Post spikes cannot wait where snapshots are kept. */
const lazyOf = (projection: ProjectionPlan, { script }: Parts): LazyProgram | undefined =>
  script.actions.some(action => action.kind === 'snapshot') ? undefined : projection.lazy;

/** Target and own states of each synapse; shared states of each neuron, and its latest spikes, one for each four synapses and 64 at most. */
function lazyBytes(
  { own, shared, replays }: LazyProgram,
  layout: Layout,
  { expectedSynapses, from, to }: ProjectionPlan,
  { groups }: Parts,
  connectivity: number
): number {
  const sources = groups[from]!.size;
  const targets = groups[to]!.size;
  const neurons = double * (2 * (sources * shared.pre.length + targets * shared.post.length) + sources + targets);
  const history = replays
    ? targets * (1 + Math.max(8, Math.min(64, expectedSynapses / targets / 4))) * double * (1 + shared.post.length)
    : 0;
  const sent = layout.recorded ? double : 0;
  return (
    neurons + history + expectedSynapses * (layout.to + double * own.length + layout.parameters + sent + connectivity)
  );
}

/** Each state with the step of its last change, in three lists for all; the weight last sent; and ways to go through them by both ends. */
function dynamicBytes({ transmission, expectedSynapses }: ProjectionPlan, layout: Layout): number {
  if (transmission.kind !== 'dynamic') return 0;
  const { states, weight, carried } = transmission.program;
  const values =
    states.length + readBefore(transmission.program).filter(Boolean).length + (carried ? coefficientsOf(carried) : 0);
  return (
    expectedSynapses *
    (walkBytes(layout) + double * (values + 3 + (weight === undefined ? 0 : 1)) + layout.parameters + layout.delay)
  );
}

/** Entries of propagators that each synapse has for itself, where they are not the same for all. */
const coefficientsOf = ({ linear: { matrix, slots }, remaining }: IntegratorPlan): number =>
  matrix.every(({ value }) => isNumber(value)) ? 0 : 2 * slots.length ** 2 * (remaining.length > 0 ? 2 : 1);

/** Both ends in the order of drawing, and in rows with the number of the synapse. */
const walkBytes = ({ from, to }: Layout): number => from + 2 * to + whole;
