// Which states of synapses are equal for all synapses of a neuron: those that one side alone changes and moves, by nothing but each other
// and that side. They may be kept once a neuron of it. A matter of structure; no name of a model decides anything. The same bits.
import type { EventSide, Plan, ProjectionPlan, SynapseProgram } from '../plan/index.js';
import { mayWait } from './lazy-replay.js';
import type { Pass } from './pass.js';
import { Sharing } from './sharing.js';

export const sharedTraces: Pass = {
  name: 'shared_traces',
  apply: plan => ({ ...plan, projections: plan.projections.map(projection => withTraces(projection, plan)) }),
  did: plan => plan.projections.flatMap(projection => movedTexts(projection, plan))
};

/** Where synapses cannot wait for spikes, so many of them to a neuron pay for what is kept of it. */
const worthwhile = 2;

function withTraces(projection: ProjectionPlan, { groups }: Plan): ProjectionPlan {
  const { transmission, from, to, expectedSynapses } = projection;
  if (transmission.kind !== 'dynamic') return projection;
  const { program } = transmission;
  const neurons = { pre: groups[from]!.size, post: groups[to]!.size };
  const sharing = (side: EventSide, without: ReadonlySet<number>): Sharing | undefined =>
    mayWait(program) || expectedSynapses >= worthwhile * neurons[side]
      ? new Sharing(projection, program, side, without)
      : undefined;
  const pre = sharing('pre', new Set());
  const post = sharing('post', pre?.states ?? new Set());
  if ((pre?.states.size ?? 0) + (post?.states.size ?? 0) === 0) return projection;
  return {
    ...projection,
    traces: {
      states: { pre: [...(pre?.states ?? [])], post: [...(post?.states ?? [])] },
      events: { pre: pre?.events() ?? [], post: post?.events() ?? [] },
      parameters: { pre: pre?.parameters ?? [], post: post?.parameters ?? [] }
    }
  };
}

/** `x of c once a neuron of A` */
function movedTexts({ name, transmission, from, to, traces }: ProjectionPlan, { groups }: Plan): string[] {
  if (!traces || transmission.kind !== 'dynamic') return [];
  const { states }: SynapseProgram = transmission.program;
  const moved = (side: EventSide, group: number): string[] => {
    const names = traces.states[side].map(slot => states[slot]!.name);
    return names.length ? [`${names.join(', ')} of ${name} once a neuron of ${groups[group]!.name}`] : [];
  };
  return [...moved('pre', from), ...moved('post', to)];
}
