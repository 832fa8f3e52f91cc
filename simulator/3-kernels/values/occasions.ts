// How often something happened to an element in a step before: what is drawn each time is told apart by it.
import type { SpikePlan } from '../../2-plan/index.js';

/** Whether a neuron may fire several times in a step. */
export const firesOften = (spike: SpikePlan | undefined): boolean =>
  spike !== undefined && ['count', 'poisson', 'stamps', 'presented'].includes(spike.kind);

export class Occasions {
  /** step in which it last happened to an element, and how often it did so then */
  readonly steps: Uint32Array;
  readonly counts: Uint32Array;

  constructor(elements: number, allocate: (length: number) => Uint32Array) {
    this.steps = allocate(elements);
    this.counts = allocate(elements);
  }

  /** 0 for the first time in a step, which is counted from 1. */
  of(element: number, step: number): number {
    return this.steps[element] === step ? this.counts[element]! : 0;
  }

  note(element: number, step: number): void {
    this.counts[element] = this.of(element, step) + 1;
    this.steps[element] = step;
  }

  /** Nothing happened yet in any step: where the clock was set back. */
  forget(): void {
    this.steps.fill(0);
  }
}

export const occasionsBytes = (elements: number): number => 8 * elements;
