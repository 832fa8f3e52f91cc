// Neurons that do nothing but draw Poisson counts with one mean.
import { poissonTable } from '../../../0-numbers/index.js';
import { isNumber, type GroupPlan } from '../../../2-plan/index.js';
import type { GrowingArray } from '../../growing/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { ModuleBuilder } from '../encode/index.js';
import { placed, poissonSpikesCode, type PlacedLookup } from '../random/poisson-code.js';
import type { RandomFunctions } from '../random/random-code.js';
import { Uniforms } from '../random/uniforms.js';

type Spikes = (uniforms: number, count: number, neurons: number, room: number) => number;

export class PoissonSource {
  private readonly uniforms: Uniforms;
  private neurons: Uint32Array;
  private code?: Spikes;
  private random?: RandomFunctions;

  private constructor(private readonly plan: GroupPlan, private readonly lookup: PlacedLookup, seed: number, private readonly arena: Arena) {
    this.uniforms = new Uniforms(arena, seed, `${plan.name}.spikes`, 0, plan.size);
    this.neurons = arena.u32(plan.size + 64);
  }

  /** Undefined for all other groups. */
  static of(plan: GroupPlan, seed: number, arena: Arena): PoissonSource | undefined {
    const { spike, states, onSpike, refractory, presentations, eachStep } = plan;
    if (spike?.kind !== 'poisson' || !isNumber(spike.mean) || states.length > 0 || onSpike.length > 0 || refractory || presentations || eachStep.length > 0) return undefined;
    const { lookup } = poissonTable(spike.mean.value);
    return lookup && new PoissonSource(plan, placed(lookup, arena), seed, arena);
  }

  private get name(): string {
    return `source ${this.plan.name}`;
  }

  addCode(module: ModuleBuilder): void {
    module.add(poissonSpikesCode(this.lookup), this.name);
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.code = exports[this.name] as Spikes;
    this.random = exports as unknown as RandomFunctions;
  }

  /** Appends the neurons that fire in a step, each as often as it fires. */
  fire(step: number, fired: GrowingArray<Uint32Array>): void {
    const { uniforms, code, plan: { size } } = this, drawn = uniforms.draw(this.random!, step);
    for (;;) {
      const count = code!(drawn, size, addressOf(this.neurons), this.neurons.length);
      if (count >= 0) {
        const at = fired.extend(count);
        fired.values.set(this.neurons.subarray(0, count), at);
        return;
      }
      this.neurons = this.arena.u32(2 * this.neurons.length);
    }
  }
}
