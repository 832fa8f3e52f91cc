// What of a network is frozen at the moment: by statements, and everything while it is labelled or tested.
import type { Plan, ScriptEvent } from '../2-plan/index.js';
import type { Kernels } from '../3-kernels/index.js';

type Freezes = Plan['script']['freezes'];

export class Freezer {
  private readonly frozen = new Set<Freezes[number]>();
  private areAll = false;

  constructor(private readonly freezes: Freezes) {}

  freeze(kernels: Kernels, { targets, frozen }: Extract<ScriptEvent, { kind: 'freeze' }>): void {
    const chosen = this.freezes.filter(({ name }) => targets.length === 0 || targets.includes(name));
    for (const one of chosen)
      if (frozen) this.frozen.add(one);
      else this.frozen.delete(one);
    kernels.freeze(chosen, frozen);
  }

  freezeAll(kernels: Kernels): void {
    this.areAll = true;
    kernels.freeze(this.freezes, true);
  }

  /** But what statements froze. */
  unfreezeOthers(kernels: Kernels): void {
    this.areAll = false;
    kernels.freeze(
      this.freezes.filter(one => !this.frozen.has(one)),
      false
    );
  }

  /** The same of a network that was made anew. */
  again(kernels: Kernels): void {
    kernels.freeze(this.areAll ? this.freezes : [...this.frozen], true);
  }
}
