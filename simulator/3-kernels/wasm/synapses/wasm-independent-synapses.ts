// The pattern `independent` by generated code: counts of neighbouring targets from one table, added to what arrives.
import { IndependentSynapses } from '../../reference/synapses/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { ModuleBuilder } from '../encode/index.js';
import { placed, poissonArrivalsCode } from '../random/poisson-code.js';
import type { RandomFunctions } from '../random/random-code.js';
import { Uniforms } from '../random/uniforms.js';

type Arrivals = (uniforms: number, count: number, arrivals: number) => void;

export class WasmIndependentSynapses extends IndependentSynapses {
  private readonly uniforms: Uniforms;
  private random?: RandomFunctions;
  private code: readonly Arrivals[] = [];

  /** `made`: what the reference makes its own from. */
  constructor(made: ConstructorParameters<typeof IndependentSynapses>, private readonly arena: Arena) {
    super(...made);
    const { targets } = this.plan.recipe;
    this.uniforms = new Uniforms(arena, made[1].seed, `${this.plan.name}.spikes`, targets.first, targets.count);
  }

  private get names(): readonly string[] {
    return this.sends.map((_, i) => `independent ${this.plan.name} ${i}`);
  }

  addCode(module: ModuleBuilder): void {
    const lookup = this.table?.lookup, amounts = this.sends.map(send => send.amounts);
    if (!lookup || this.plan.recipe.targets.neurons || typeof this.delays !== 'number') return;
    if (!amounts.every(amount => typeof amount === 'number')) return;
    const table = placed(lookup, this.arena);
    amounts.forEach((amount, i) => module.add(poissonArrivalsCode(table, amount), this.names[i]));
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.code = this.names.flatMap(name => exports[name] ? [exports[name] as Arrivals] : []);
    this.random = exports as unknown as RandomFunctions;
  }

  override deliver(step: number): void {
    const { delays, code, random, sends, uniforms, pulse, plan: { recipe: { targets } } } = this;
    if (typeof delays !== 'number' || code.length === 0 || !random) return super.deliver(step);
    const drawn = uniforms.draw(random, step);
    sends.forEach(({ ring }, i) => code[i]!(drawn, targets.count, addressOf(ring.values) + 8 * (ring.at(step + delays) + targets.first)));
    pulse.spend(targets.count);
  }
}
