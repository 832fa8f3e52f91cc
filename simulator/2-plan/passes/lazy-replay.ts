// Whether the spikes of the postsynaptic neurons may wait until the presynaptic neuron fires: then the synapses of a
// neuron are gone through one behind the other. A matter of structure; no name of a model decides anything. The same bits.
import { isNumber, parts, type Formula } from '../formula/index.js';
import type { DelayPlan, LazyProgram, Plan, ProjectionPlan, SynapseProgram, SynapseState } from '../plan/index.js';
import { readBefore } from './event-sides.js';
import type { Pass } from './pass.js';

export const lazyReplay: Pass = {
  name: 'lazy_replay',
  apply: plan => ({ ...plan, projections: plan.projections.map(withReplay) }),
  did: ({ projections, groups }: Plan) =>
    projections.flatMap(({ name, from, lazy }) => (lazy ? [waitingText(name, groups[from]!.name, lazy)] : []))
};

/** Whether nothing but spikes of the two sides happens to the synapses, and nothing that they do but sending to their targets. */
export const mayWait = ({ carried, injects, signals, recurring, totals, onPre }: SynapseProgram): boolean =>
  !(carried ?? injects ?? signals ?? recurring ?? totals) && onPre.every(({ target }) => target.kind !== 'post');

const waitingText = (projection: string, source: string, { replays }: LazyProgram): string =>
  replays
    ? `post spikes of ${projection} wait until ${source} fires`
    : `synapses of ${projection} change when ${source} fires`;

/** Not where synapses have to hear every spike at once, or where their formulas speak of what changes meanwhile. */
function withReplay(projection: ProjectionPlan): ProjectionPlan {
  const { transmission, delay, axonal = noDelay, traces } = projection;
  if (transmission.kind !== 'dynamic' || delay.kind !== 'fixed' || axonal.kind !== 'fixed') return projection;
  const { program } = transmission;
  const { states, onPre, onPost } = program;
  if (!mayWait(program)) return projection;
  const shared = traces?.states ?? { pre: [], post: [] };
  const sharedEvents = traces?.events ?? { pre: [], post: [] };
  const own = states.map((_, slot) => slot).filter(slot => !shared.pre.includes(slot) && !shared.post.includes(slot));
  const before = readBefore(program);
  // what own states were before an instant is not kept
  const waits =
    [...onPre, ...onPost].every(({ value }) => isLocalArithmetic(value)) &&
    own.every(slot => standsStill(states[slot]!) && !before[slot]);
  if (!waits) return projection;
  // what acts on arrival has all of the delay before it
  const steps =
    program.side === 'axonal'
      ? { delay: delay.steps + axonal.steps, before: 0 }
      : { delay: delay.steps, before: axonal.steps };
  const replays = onPost.some(({ target }) => target.kind === 'state' && own.includes(target.slot));
  return { ...projection, lazy: { program, ...steps, own, shared, sharedEvents, replays } };
}

const noDelay: DelayPlan = { kind: 'fixed', steps: 0 };

const standsStill = ({ rate, drive }: SynapseState): boolean => isNumber(rate, 0) && isNumber(drive, 0);

/** Only of states, locals and parameters of the synapse, the time of the event, and the course of a signal up to it: their values do not depend on when a formula is evaluated. */
function isLocalArithmetic(formula: Formula): boolean {
  for (const part of parts(formula)) {
    if (
      part.kind === 'variable' &&
      part.of !== 'frozen' &&
      !(part.side === 'own' && ['state', 'local', 'parameter', 'course', 'time'].includes(part.of))
    )
      return false;
    if (['draw', 'list', 'entry', 'text', 'distance'].includes(part.kind)) return false;
  }
  return true;
}
