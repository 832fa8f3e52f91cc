// A population while it is being planned: its own model first, then the receptors and drives that projections and stimuli add.
import type { Dimension, ModelDefinition, Population, Source } from '../../1-model/index.js';
import {
  add,
  asWritten,
  mentions,
  misplacedNoise,
  replace,
  resolve,
  variable,
  zero,
  type Formula,
  type Scope,
  type Variable
} from '../formula/index.js';
import type { ElementValue, LayoutPlan, NoisePlan, ReceptorPlan } from '../plan/index.js';
import { namedTimes, BoundParameters, type Globals } from '../values/index.js';
import { planLayout } from './layout.js';
import { Noises } from './noises.js';

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
  /** those in its equations */
  readonly noises: readonly NoisePlan[];
  readonly layout: LayoutPlan | undefined;
  /** see GroupPlan */
  watched = false;
  private readonly lets = new Map<string, Formula>();
  private readonly allNoises: Noises;

  constructor(
    readonly population: Population,
    readonly definition: ModelDefinition,
    readonly shape: readonly number[],
    readonly globals: Globals
  ) {
    this.allNoises = new Noises(population.name, definition);
    const index: Scope['name'] = name => {
      if (this.allNoises.named(name)) throw misplacedNoise(name.name, name.source);
      return name.of === 'builtin' && name.name === 'index' ? variable('index') : undefined;
    };
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
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.equationScope()));
    for (const { state, value } of definition.equations)
      this.states[this.slotOf(state)!]!.derivative = resolve(value, this.equationScope());
    const { noises, equations } = this.allNoises.planned(
      this.states.map(state => state.derivative),
      this.states.map(state => state.name)
    );
    this.noises = noises;
    this.states.forEach((state, slot) => (state.derivative = equations[slot]!));
  }

  get size(): number {
    return this.shape.reduce((product, extent) => product * extent, 1);
  }

  slotOf(state: string): number | undefined {
    const slot = this.definition.states.findIndex(s => s.name === state);
    return slot < 0 ? undefined : slot;
  }

  /** What a name of this neuron stands for: parameter, state, input, let or noise. */
  own(name: string): Formula | undefined {
    const slot = this.slotOf(name);
    const input = this.inputs.findIndex(i => i.name === name);
    return (
      this.allNoises.named({ kind: 'name', of: 'own', name }) ??
      this.parameters.formula(name) ??
      (slot === undefined ? (input < 0 ? this.lets.get(name) : variable('input', input)) : variable('state', slot))
    );
  }

  /** Scope of what is computed at a time, in which noise has no value. */
  scope(more: Partial<Scope> = {}): Scope {
    return this.globals.scope({
      ...more,
      inner: name => {
        const found = this.inner(name);
        if (found && mentions(found, v => v.of === 'noise')) throw misplacedNoise(name.name, name.source);
        return found;
      }
    });
  }

  /** Scope of the model's equations, and of what they are made of. */
  private equationScope(): Scope {
    return this.globals.scope({ inner: name => this.allNoises.named(name) ?? this.inner(name) });
  }

  private inner({ of, name }: Parameters<Scope['name']>[0]): Formula | undefined {
    if (of === 'own') return this.own(name);
    if (of !== 'builtin') return undefined;
    return name === 'index' ? variable('index') : namedTimes(this.globals.step)[name];
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
}
