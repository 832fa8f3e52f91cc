// Drive from outside: what changes with time is set by generated code in each step, all else where something begins or ends.
import type { Stimuli } from '../../network/index.js';
import { PlacedLists } from '../group/placed-lists.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { driveCode, type Driven } from './drive-code.js';

export class WasmStimuli implements CodedPart {
  /** the inputs that code sets */
  private readonly driven: readonly Driven[];
  private readonly lists: PlacedLists;

  /** After all projections are made. `groups`: all of the network; `h`: the step in ms. */
  constructor(
    private readonly stimuli: Stimuli,
    groups: readonly WasmGroup[],
    private readonly h: number,
    private readonly arena: Arena
  ) {
    this.lists = new PlacedLists(arena);
    this.driven = groups.flatMap(group => (stimuli.groups.includes(group.state) ? this.drivenOf(group) : []));
    for (const { group } of this.driven) group.drives = true;
  }

  addCode(machine: Machine): PhaseFunctions {
    const { driven, lists, arena, h } = this;
    return driven.length === 0 ? {} : { drive: machine.module.add(driveCode(machine, driven, lists, arena, h)) };
  }

  /** Sets all inputs to what they are in the next step. */
  set(): void {
    this.stimuli.set();
    for (const { group, rest } of this.driven) {
      rest?.fill(0);
      if (rest) group.presented!.add(rest);
    }
  }

  /** What goes wrong does so when inputs are set again. */
  throwFault(): void {
    return undefined;
  }

  /** The inputs of a group that change with time, and those to which synapses add if any does. */
  private drivenOf(group: WasmGroup): Driven[] {
    const ofInput = group.values.inputs.map(input =>
      this.stimuli.stimuli.filter(stimulus => stimulus.input === input && group.plan.inputs.length > 0)
    );
    const moves = (input: number): boolean => ofInput[input]!.some(({ moving }) => moving);
    if (!ofInput.some((_, input) => moves(input))) return [];
    return ofInput.flatMap((stimuli, input) => {
      if (!moves(input) && !group.injected.has(input)) return [];
      return [{ group, input, stimuli, ...(group.presented ? { rest: this.arena.f64(group.plan.size) } : {}) }];
    });
  }
}
