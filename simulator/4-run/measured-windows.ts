// The stretches of a run that are measured: those that were planned, or where nobody knew before, those that have been.
import type { Plan, Window } from '../2-plan/index.js';

export class MeasuredWindows {
  private readonly taken: Window[] = [];

  constructor(private readonly script: Pick<Plan['script'], 'windows'>) {}

  /** Steps after `from` up to `to`. */
  add(from: number, to: number): void {
    const { taken, script } = this;
    if (script.windows) return;
    const last = taken.at(-1);
    if (last?.to === from) taken[taken.length - 1] = { from: last.from, to };
    else taken.push({ from, to });
  }

  known(): readonly Window[] {
    return this.script.windows ?? this.taken;
  }
}
