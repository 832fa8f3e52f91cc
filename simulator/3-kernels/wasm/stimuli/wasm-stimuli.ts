// Drive from outside: what changes with time is set by generated code in each step, all else as in the reference where something begins or ends.
import type { Plan } from '../../../2-plan/index.js';
import type { Group } from '../../reference/group.js';
import { Stimuli } from '../../reference/stimuli.js';
import type { ProgressMeter } from '../../watch/index.js';
import { PlacedLists } from '../group/placed-lists.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { driveCode, type Driven } from './drive-code.js';

export class WasmStimuli extends Stimuli implements CodedPart {
  /** the inputs that code sets */
  private readonly driven: readonly Driven[];
  private readonly lists: PlacedLists;

  /** After all projections are made. */
  constructor(
    private readonly plan: Plan,
    groups: readonly Group[],
    progress: ProgressMeter,
    private readonly arena: Arena
  ) {
    super(plan, groups, progress);
    this.lists = new PlacedLists(arena);
    this.driven = this.groups.flatMap(group => this.drivenOf(group as WasmGroup));
    for (const { group } of this.driven) group.drives = true;
  }

  addCode(machine: Machine): PhaseFunctions {
    return this.driven.length === 0
      ? {}
      : { drive: machine.module.add(driveCode(machine, this.driven, this.lists, this.arena, this.plan.step)) };
  }

  override set(step: number, shift: number, always: boolean): boolean {
    const changed = super.set(step, shift, always);
    if (!changed) return false;
    for (const { group, rest } of this.driven) {
      rest?.fill(0);
      if (rest) group.presented!.add(rest);
    }
    return true;
  }

  /** What goes wrong does so in the reference too. */
  throwFault(): void {
    return undefined;
  }

  /** Code sets all that moves. */
  protected override isAlone(): boolean {
    return false;
  }

  /** The inputs of a group that change with time, and those to which synapses add if any does. */
  private drivenOf(group: WasmGroup): Driven[] {
    const ofInput = group.values.inputs.map(input =>
      this.stimuli.filter(stimulus => stimulus.input === input && group.plan.inputs.length > 0)
    );
    const moves = (input: number): boolean => ofInput[input]!.some(({ moving }) => moving);
    if (!ofInput.some((_, input) => moves(input))) return [];
    return ofInput.flatMap((stimuli, input) => {
      if (!moves(input) && !group.injected.has(input)) return [];
      return [{ group, input, stimuli, ...(group.presented ? { rest: this.arena.f64(group.plan.size) } : {}) }];
    });
  }
}
