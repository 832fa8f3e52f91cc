// The synapses of this backend: one class for each way of transmission, and one for those whose post spikes may wait.
import type { ProjectionPlan, SynapseValue } from '../../../2-plan/index.js';
import { connectivityBytes } from '../../connect/index.js';
import {
  connected,
  contextOf,
  EventSynapses,
  IndependentDraws,
  keeping,
  type EndPlans,
  type PartBytes,
  type Sharing,
  type Surroundings,
  type Synapses
} from '../../network/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import type { LossyLog } from '../threads/index.js';
import type { SynapseContext } from './synapse-context.js';
import { continuousSynapsesBytes, WasmContinuousSynapses } from './wasm-continuous-synapses.js';
import { dynamicSynapsesBytes, WasmDynamicSynapses } from './wasm-dynamic-synapses.js';
import { independentSynapsesBytes, WasmIndependentSynapses } from './wasm-independent-synapses.js';
import { lazySynapsesBytes, WasmLazySynapses } from './wasm-lazy-synapses.js';
import { resetSynapsesBytes, WasmResetSynapses } from './wasm-reset-synapses.js';
import { WasmStaticSynapses, wasmStaticSynapsesBytes } from './wasm-static-synapses.js';

export interface CodedSynapses extends Synapses, CodedPart {
  /** adds to inputs what holds from the end of step `step` on, where the loop stands still */
  inject?(step: number): void;
}

/** Makes the synapses of a projection. `recorded`: what of them will be asked for. Throws NetworkError, Cancelled. */
export function synapsesOf(
  plan: ProjectionPlan,
  recorded: readonly SynapseValue[],
  surroundings: Surroundings<WasmGroup> & { readonly allocator: Arena; readonly loss?: LossyLog | undefined }
): CodedSynapses {
  const arena = surroundings.allocator;
  const ofNetwork = contextOf(plan, surroundings);
  const context: SynapseContext = { ...ofNetwork, spikes: surroundings.loss ?? ofNetwork.from.log };
  const { transmission, lazy } = plan;
  if (transmission.kind === 'poisson')
    return new WasmIndependentSynapses(new IndependentDraws(transmission.sends, context), context, arena);
  const connectivity = connected(context);
  if (transmission.kind === 'static')
    return new WasmStaticSynapses(transmission.sends, context, connectivity, recorded.length > 0, arena);
  if (lazy) return new WasmLazySynapses(lazy, context, connectivity, recorded, () => connected(context), arena);
  const kept = keeping(context, connectivity.synapses);
  switch (transmission.kind) {
    case 'reset':
      return new WasmResetSynapses(transmission, kept, connectivity, arena);
    case 'continuous':
      return new WasmContinuousSynapses(transmission.injects, kept, connectivity, arena);
    case 'dynamic':
      return new WasmDynamicSynapses(
        new EventSynapses(transmission.program, kept, connectivity, sharingOf(kept)),
        kept,
        arena
      );
  }
}

/** Each thread has a copy of what is kept of presynaptic neurons for the synapses onto its own. */
function sharingOf({ values: { plan }, to: { ranges } }: SynapseContext): Sharing {
  const { threads, bounds } = ranges;
  const copyOf = (post: number): number => {
    let thread = 0;
    while (bounds[thread + 1]! <= post) thread++;
    return thread;
  };
  return { traces: plan.traces, copies: threads, copyOf };
}

/** What the synapses of a projection take, see `networkBytes`. */
export function synapsesBytes(plan: ProjectionPlan, ends: EndPlans, recorded: readonly SynapseValue[]): PartBytes {
  const { transmission, lazy, recipe, expectedSynapses } = plan;
  if (transmission.kind === 'poisson') return { held: independentSynapsesBytes(plan), making: 0 };
  if (transmission.kind === 'static') {
    const { held, making } = wasmStaticSynapsesBytes(plan, transmission.sends);
    return { held: held + (recorded.length > 0 ? connectivityBytes(recipe, expectedSynapses) : 0), making };
  }
  if (lazy) return lazySynapsesBytes(lazy, plan, recorded);
  switch (transmission.kind) {
    case 'reset':
      return { held: resetSynapsesBytes(plan, transmission), making: 0 };
    case 'continuous':
      return { held: continuousSynapsesBytes(plan), making: 0 };
    case 'dynamic':
      return { held: dynamicSynapsesBytes(plan, transmission.program, ends), making: 0 };
  }
}
