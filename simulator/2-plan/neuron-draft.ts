// A population while it is being planned: its own model first, then the receptors and drives that projections and stimuli add.
import type { Dimension, ModelDefinition, Population, Source } from '../1-model/index.js';
import {
  add,
  asWritten,
  replace,
  resolve,
  variable,
  zero,
  type Formula,
  type Scope,
  type Variable
} from './formula/index.js';
import type { Globals } from './globals.js';
import { planLayout } from './layout.js';
import { namedTimes } from './named-times.js';
import { BoundParameters } from './parameters.js';
import type { ElementValue, LayoutPlan, ReceptorPlan } from './plan.js';

export interface DraftState {
  readonly name: string;
  readonly dimension: Dimension;
  readonly initial: ElementValue;
  readonly source: Source;
  readonly receptor?: number;
  readonly held: boolean;
  derivative: Formula;
  receives: boolean;
  readonly scaledBy: Set<number>;
}

export interface DraftInput {
  readonly name: string;
  readonly dimension: Dimension;
  driven: boolean;
  /** what receptors inject */
  injected: Formula;
}

export class NeuronDraft {
  readonly parameters: BoundParameters;
  readonly states: DraftState[] = [];
  readonly inputs: DraftInput[];
  readonly receptors: ReceptorPlan[] = [];
  readonly layout: LayoutPlan | undefined;
  /** see GroupPlan */
  watched = false;
  private readonly lets = new Map<string, Formula>();

  constructor(
    readonly population: Population,
    readonly definition: ModelDefinition,
    readonly shape: readonly number[],
    readonly globals: Globals
  ) {
    const index: Scope['name'] = name =>
      name.of === 'builtin' && name.name === 'index' ? variable('index') : undefined;
    this.parameters = new BoundParameters({
      definition,
      arguments: population.arguments,
      owner: population.name,
      globals,
      outside: index,
      size: this.size,
      source: population.source
    });
    this.layout = planLayout(population, shape, globals);
    this.inputs = definition.inputs.map(({ name, dimension }) => ({ name, dimension, driven: false, injected: zero }));
    definition.states.forEach((state, slot) => this.states.push(this.draftState(state, slot)));
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.scope()));
    for (const { state, value } of definition.equations)
      this.states[this.slotOf(state)!]!.derivative = this.ownNoise(resolve(value, this.scope()), this.slotOf(state)!);
  }

  get size(): number {
    return this.shape.reduce((product, extent) => product * extent, 1);
  }

  slotOf(state: string): number | undefined {
    const slot = this.definition.states.findIndex(s => s.name === state);
    return slot < 0 ? undefined : slot;
  }

  /** What a name of this neuron stands for: parameter, state, input or let. */
  own(name: string): Formula | undefined {
    const slot = this.slotOf(name);
    const input = this.inputs.findIndex(i => i.name === name);
    return (
      this.parameters.formula(name) ??
      (slot === undefined ? (input < 0 ? this.lets.get(name) : variable('input', input)) : variable('state', slot))
    );
  }

  /** Scope of the model's equations and events. */
  scope(more: Partial<Scope> = {}): Scope {
    const builtins: Readonly<Record<string, Formula>> = {
      ...namedTimes(this.globals.step),
      xi: variable('noise'),
      index: variable('index')
    };
    return this.globals.scope({
      ...more,
      inner: name => (name.of === 'own' ? this.own(name.name) : name.of === 'builtin' ? builtins[name.name] : undefined)
    });
  }

  /** Scope of what is computed as it stands: conditions and assignments, whose form decides nothing. A pass folds their constants. */
  codeScope(): Scope {
    return this.scope({ construction: asWritten });
  }

  /** A formula of this neuron with each input written out: what receptors inject, and the drive from outside if there is any. */
  withInputs(formula: Formula, construction?: Scope['construction']): Formula {
    return replace(formula, leaf => (leaf.of === 'input' ? this.totalInput(leaf) : leaf), construction);
  }

  /** The same for formulas of `codeScope`. */
  codeWithInputs(formula: Formula): Formula {
    return this.withInputs(formula, asWritten);
  }

  private totalInput(leaf: Variable): Formula {
    const input = this.inputs[leaf.slot]!;
    return input.driven ? add(input.injected, leaf) : input.injected;
  }

  private draftState(state: ModelDefinition['states'][number], slot: number): DraftState {
    const earlier: Scope['name'] = name => {
      const found = name.of === 'own' ? this.slotOf(name.name) : undefined;
      if (found === undefined || found >= slot) return undefined;
      const { value } = this.states[found]!.initial;
      return value.kind === 'number' ? value : variable('state', found);
    };
    return {
      name: state.name,
      dimension: state.dimension,
      source: this.definition.equations.find(e => e.state === state.name)?.source ?? state.source,
      initial: this.parameters.initial(state, slot, earlier),
      held: this.definition.refractory?.held.includes(state.name) ?? false,
      derivative: zero,
      receives: false,
      scaledBy: new Set()
    };
  }

  private ownNoise(formula: Formula, slot: number): Formula {
    return replace(formula, leaf => (leaf.of === 'noise' ? variable('noise', slot) : leaf));
  }
}
