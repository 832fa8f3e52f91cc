// Static synapses whose rows lie in the memory of the kernel and are walked by generated code; delays that differ stay with the reference.
import { StaticSynapses } from '../../reference/synapses/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { ModuleBuilder } from '../encode/index.js';
import type { SpikeList } from '../memory/spike-list.js';
import { deliveryCode } from './delivery-code.js';

type Deliver = (fired: number, count: number, arrivals: number) => void;

export class WasmStaticSynapses extends StaticSynapses {
  private code: readonly Deliver[] = [];

  /** `made`: what the reference makes its own from. */
  constructor(made: ConstructorParameters<typeof StaticSynapses>, arena: Arena, private readonly spikes: SpikeList) {
    const [sends, making, connectivity, recorded] = made;
    super(sends, making, connectivity, recorded, arena);
  }

  private get names(): readonly string[] {
    return this.sends.map((_, i) => `deliver ${this.made.values.plan.name} ${i}`);
  }

  addCode(module: ModuleBuilder): void {
    if (typeof this.delays !== 'number') return;
    this.sends.forEach(({ amounts }, i) => module.add(deliveryCode({ rowStart: this.rowStart, targets: this.targets, amounts }), this.names[i]));
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.code = this.names.flatMap(name => exports[name] ? [exports[name] as Deliver] : []);
  }

  override deliver(step: number): void {
    const { delays, code, sends, made: { from: { fired }, pulse } } = this;
    if (typeof delays !== 'number' || code.length === 0) return super.deliver(step);
    this.spikes.inParts(fired, (at, count, events) => {
      sends.forEach(({ ring }, i) => code[i]!(at, count, addressOf(ring.values) + 8 * ring.at(step + delays)));
      pulse.spend(events);
    }, this.rowStart);
  }
}
