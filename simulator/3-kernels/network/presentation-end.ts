// What neurons do at the end of a presentation: once for thousands of steps, so every backend does it so.
import { assigned } from './assigned.js';
import type { GroupState } from './group-state.js';

type Run = (neuron: number) => void;

export class PresentationEnd {
  private readonly sums: readonly { readonly slot: number; readonly evaluate: (neuron: number) => number }[];
  private readonly runs: readonly Run[];

  constructor(private readonly state: GroupState) {
    const { plan, values } = state;
    this.sums = (plan.totals ?? []).map((total, slot) => ({ slot, evaluate: values.compile(total) }));
    this.runs = (plan.onPresentation ?? []).map(assignment => assigned(state, assignment));
  }

  /** Sums are over the neurons in their order, as they are before. Throws NetworkError. */
  run(step: number): void {
    const { sums, runs, state } = this;
    const { values, plan } = state;
    Object.assign(values.moment, { step, occasion: 0 });
    for (const { slot, evaluate } of sums) {
      let sum = 0;
      for (let neuron = 0; neuron < plan.size; neuron++) sum += evaluate(neuron);
      values.totals[slot] = sum;
    }
    for (let neuron = 0; neuron < plan.size; neuron++) for (const run of runs) run(neuron);
  }
}
