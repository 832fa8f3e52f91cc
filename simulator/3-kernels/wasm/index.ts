// The WebAssembly backend: generated code for neurons, synapses and steps, over one memory.
import type { Plan } from '../../2-plan/index.js';
import type { ThreadPool } from '../thread-pool.js';
import type { Backend, Kernels, Watch } from '../kernels.js';
import { Network, networkBytes, StepClock } from '../network/index.js';
import { groupBytes } from './group/wasm-group.js';
import { Arena } from './memory/arena.js';
import { synapsesBytes } from './synapses/index.js';
import { WasmEngine } from './wasm-engine.js';

export const wasm: Backend = {
  name: 'wasm',
  bytes: plan => networkBytes(plan, { neurons: groupBytes, synapses: synapsesBytes }),
  emit
};

function emit(plan: Plan, watch: Watch, offered?: ThreadPool): Kernels {
  const arena = new Arena(plan.memory.reduce((sum, { bytes }) => sum + bytes, 0));
  const clock = new StepClock(plan.step);
  const engine = new WasmEngine(plan, clock, watch, arena, arena.shared ? offered : undefined);
  return new Network(plan, clock, engine, some => emit(some, watch));
}
