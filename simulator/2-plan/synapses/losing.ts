// Spikes that are lost on the way. At each synapse: what happens there on pre is multiplied by whether a spike arrives. Or on the way out
// of their neuron, for all of its synapses.
import { formatNumber, type Projection } from '../../1-model/index.js';
import { asWritten, multiply, networkError, number, variable, type Formula } from '../formula/index.js';
import { makesNoSynapses } from '../patterns/index.js';
import type { LostSpikesPlan, ProjectionPlan } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import type { DraftEvent } from './draft-events.js';

/** The events on pre of a projection whose synapses lose spikes, each by itself. Throws NetworkError. */
export function withLoss(
  events: readonly DraftEvent[],
  projection: Projection,
  globals: Globals
): readonly DraftEvent[] {
  const { lose, name, synapse } = projection;
  if (!lose || lose.per) return events;
  const share = shareOf(projection, globals);
  refuseWithout(events, projection);
  if (events.some(({ target }) => target.kind === 'refractory'))
    throw networkError(
      'impossible-loss',
      `The synapses of ${name} make their target refractory, which each of them cannot leave out; write lose … per source, or use another synapse than ${synapse.model}.`,
      lose.source
    );
  if (share === 0) return events;
  const arrives = asWritten.binary(
    '>=',
    {
      kind: 'draw',
      distribution: 'uniform',
      arguments: [number(0), number(1)],
      ordinal: 0,
      event: { stream: streamOf(projection), source: lose.source }
    },
    number(share)
  );
  return events.map(event => whereArrived(event, arrives));
}

/** What is lost on the way out of the neurons; undefined: nothing ever is. Throws NetworkError. */
export function lostOf(
  projection: Projection,
  onPre: readonly DraftEvent[],
  globals: Globals
): LostSpikesPlan | undefined {
  const { lose } = projection;
  if (!lose?.per) return undefined;
  const amount = lose.per === 'source' ? shareOf(projection, globals) : numberOf(projection, globals);
  refuseWithout(onPre, projection);
  const stream = streamOf(projection);
  return lose.per === 'source' ? { stream, share: amount } : { stream, perPresentation: amount };
}

const streamOf = ({ name }: Projection): string => `${name}.lose`;

function shareOf({ lose, name }: Projection, globals: Globals): number {
  const share = globals.evaluate(lose!.amount);
  if (typeof share === 'number' && share >= 0 && share <= 1) return share;
  throw networkError(
    'impossible-loss',
    typeof share === 'number'
      ? `${name} would lose ${formatNumber(share * 100)} % of its spikes; give a share from 0 % to 100 %.`
      : `The share of spikes that ${name} loses must be one number, such as 1 %.`,
    lose!.amount.source ?? lose!.source
  );
}

function numberOf({ lose, name }: Projection, globals: Globals): number {
  const spikes = globals.evaluate(lose!.amount);
  if (typeof spikes === 'number' && Number.isSafeInteger(spikes) && spikes >= 0) return spikes;
  throw networkError(
    'impossible-loss',
    typeof spikes === 'number'
      ? `${name} would lose ${formatNumber(spikes)} spikes per presentation; give a whole number, 0 or more, or a share, such as lose 1 %.`
      : `The number of spikes that ${name} loses per presentation must be one number, such as 2.`,
    lose!.amount.source ?? lose!.source
  );
}

/** Where there are no spikes on their way. */
function refuseWithout(onPre: readonly DraftEvent[], { name, lose, pattern, from }: Projection): void {
  if (onPre.length === 0)
    throw networkError(
      'impossible-loss',
      `The synapses of ${name} act all the time and not by spikes, so that none can be lost; remove lose.`,
      lose!.source
    );
  if (makesNoSynapses(pattern))
    throw networkError(
      'impossible-loss',
      `The targets of ${name} draw their own spikes, so that none is on its way; multiply the rate of ${from.of} by the share that arrives, or write pattern all_to_all.`,
      lose!.source
    );
}

/** `arrives`: 1 or 0. What is added stays linear in states of the target, if it was. */
function whereArrived(event: DraftEvent, arrives: Formula): DraftEvent {
  const { target, operator, value } = event;
  if (target.kind === 'local') return event;
  if (operator === '+' || operator === '-') return { ...event, value: multiply(arrives, value) };
  const before = target.kind === 'post' ? variable('state', target.slot, 'post') : variable('state', target.slot);
  return { ...event, value: asWritten.choose(arrives, value, operator ? number(1) : before) };
}

/**
 * Where spikes of a presentation are lost, these are so many of all that there will be: what fires may not depend on what is lost. `presents`:
 * whether the experiment presents anything. Throws NetworkError.
 */
export function refuseUnforeseen(
  written: readonly Projection[],
  plans: readonly ProjectionPlan[],
  experiment: { readonly name: string; readonly presents: boolean }
): void {
  for (const { name, from, lost } of plans) {
    if (!lost?.perPresentation) continue;
    const { lose, from: source } = written.find(projection => projection.name === name)!;
    const much = `${name} loses ${formatNumber(lost.perPresentation)} of the spikes of a presentation`;
    if (!experiment.presents)
      throw networkError(
        'impossible-loss',
        `${much}, and experiment ${experiment.name} presents nothing; present samples in it, or give a share, such as lose 1 % per source.`,
        lose!.source
      );
    const onto = plans.find(({ to }) => to === from);
    if (onto)
      throw networkError(
        'impossible-loss',
        `${much}, which are chosen among all that ${source.of} fires in it, and that depends on ${onto.name}; give a share, such as lose 1 % per source, or lose spikes of a population without synapses onto it.`,
        lose!.source
      );
  }
}
