// Spikes that are lost on the way: at the synapse nothing happens on pre, so what happens there is multiplied by whether a spike arrives.
import { formatNumber, type Projection } from '../../1-model/index.js';
import { asWritten, isNumber, multiply, networkError, number, variable, type Formula } from '../formula/index.js';
import { makesNoSynapses } from '../patterns/index.js';
import type { DelayPlan, SynapseProgram } from '../plan/index.js';
import type { Globals } from '../values/index.js';
import type { DraftEvent } from './draft-events.js';

/** The events on pre of a projection where some spikes are lost. Throws NetworkError. */
export function withLoss(
  events: readonly DraftEvent[],
  projection: Projection,
  globals: Globals
): readonly DraftEvent[] {
  const { lose, name, pattern } = projection;
  if (!lose) return events;
  const source = lose.share.source ?? lose.source;
  const share = globals.evaluate(lose.share);
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    throw networkError(
      'impossible-loss',
      typeof share === 'number'
        ? `${name} would lose ${formatNumber(share * 100)} % of its spikes; give a share from 0 % to 100 %.`
        : `The share of spikes that ${name} loses must be one number, such as 1 %.`,
      source
    );
  const refused = whyNone(events, projection);
  if (refused) throw networkError('impossible-loss', refused, lose.source);
  if (makesNoSynapses(pattern))
    throw networkError(
      'impossible-loss',
      `The targets of ${name} draw their own spikes, so that none is on its way; multiply the rate of ${projection.from.of} by the share that arrives, or write pattern all_to_all.`,
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
      event: { stream: `${name}.lose`, source: lose.source, ...(lose.perSource ? { ofPre: true } : {}) }
    },
    number(share)
  );
  return events.map(event => whereArrived(event, arrives));
}

function whyNone(events: readonly DraftEvent[], { name, synapse }: Projection): string | undefined {
  if (events.length === 0)
    return `The synapses of ${name} act all the time and not by spikes, so that none can be lost; remove lose.`;
  if (events.some(({ target }) => target.kind === 'refractory'))
    return `The synapses of ${name} make their target refractory, which lose cannot leave out; remove lose, or use another synapse than ${synapse.model}.`;
  return undefined;
}

/** `arrives`: 1 or 0. What is added stays linear in states of the target, if it was. */
function whereArrived(event: DraftEvent, arrives: Formula): DraftEvent {
  const { target, operator, value } = event;
  if (target.kind === 'local') return event;
  if (operator === '+' || operator === '-') return { ...event, value: multiply(arrives, value) };
  const before = target.kind === 'post' ? variable('state', target.slot, 'post') : variable('state', target.slot);
  return { ...event, value: asWritten.choose(arrives, value, operator ? number(1) : before) };
}

/** A spike that comes to the synapses of its source at several times cannot be drawn for all of them at once. Throws NetworkError. */
export function refuseScattered(
  { lose, name }: Projection,
  program: SynapseProgram,
  { delay, axonal }: { readonly delay: DelayPlan; readonly axonal?: DelayPlan }
): void {
  if (!lose?.perSource) return;
  const before = program.side === 'axonal' ? [delay, axonal] : [axonal];
  if (before.every(one => !one || one.kind === 'fixed' || isNumber(one.value.value))) return;
  throw networkError(
    'impossible-loss',
    `A spike comes to the synapses of ${name} at several times, as their axonal delays differ, so that it cannot be lost for all of them at once; give one axonal delay, or write lose without per source.`,
    lose.source
  );
}
