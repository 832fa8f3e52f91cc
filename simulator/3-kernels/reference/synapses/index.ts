// The synapses of the reference backend: one class for each way of transmission.
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { connectivityBytes } from '../../connect/index.js';
import {
  connected,
  contextOf,
  delayBytes,
  EventSynapses,
  eventSynapsesBytes,
  IndependentDraws,
  keeping,
  StaticRows,
  staticRowsBytes,
  type EndPlans,
  type PartBytes,
  type Surroundings
} from '../../network/index.js';
import { keptParametersBytes } from '../../values/index.js';
import type { Group } from '../group.js';
import { ContinuousSynapses } from './continuous-synapses.js';
import { DynamicSynapses } from './dynamic-synapses.js';
import { IndependentSynapses } from './independent-synapses.js';
import type { Projection } from './projection.js';
import { ResetSynapses } from './reset-synapses.js';
import { StaticSynapses } from './static-synapses.js';
import { walkBytes } from './walk.js';

export type { Projection } from './projection.js';

/** Makes the synapses of a projection. `isRecorded`: they will be asked for. Throws NetworkError, Cancelled. */
export function synapsesOf(plan: ProjectionPlan, isRecorded: boolean, surroundings: Surroundings<Group>): Projection {
  const context = contextOf(plan, surroundings);
  const { transmission } = plan;
  if (transmission.kind === 'poisson')
    return new IndependentSynapses(new IndependentDraws(transmission.sends, context), context);
  const connectivity = connected(context);
  if (transmission.kind === 'static') {
    const rows = new StaticRows(transmission.sends, context, connectivity);
    return new StaticSynapses(rows, context, connectivity, isRecorded);
  }
  const kept = keeping(context, connectivity.synapses);
  switch (transmission.kind) {
    case 'reset':
      return new ResetSynapses(transmission, kept, connectivity);
    case 'continuous':
      return new ContinuousSynapses(transmission.injects, kept, connectivity);
    case 'dynamic':
      return new DynamicSynapses(new EventSynapses(transmission.program, kept, connectivity), kept);
  }
}

/** What the synapses of a projection take, see `networkBytes`. */
export function synapsesBytes(plan: ProjectionPlan, ends: EndPlans, isRecorded: boolean): PartBytes {
  const { transmission, recipe, expectedSynapses: synapses } = plan;
  switch (transmission.kind) {
    case 'poisson':
      return { held: 0, making: 0 };
    case 'static': {
      const { held, making } = staticRowsBytes(plan, transmission.sends);
      return { held: held + (isRecorded ? connectivityBytes(recipe, synapses) : 0), making };
    }
    case 'dynamic':
      return { held: eventSynapsesBytes(plan, transmission.program, ends) + walkBytes(plan), making: 0 };
    case 'reset':
    case 'continuous':
      return {
        held:
          connectivityBytes(recipe, synapses) +
          keptParametersBytes(plan, synapses) +
          walkBytes(plan) +
          delayBytes(plan) * synapses,
        making: 0
      };
  }
}
