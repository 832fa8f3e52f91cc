// A population with its model bound: every name resolved, before anybody wants anything of its neurons.
import type { Dimension, ModelDefinition, Population, Source } from '../../1-model/index.js';
import {
  asWritten,
  mentions,
  networkError,
  misplacedNoise,
  Noises,
  resolve,
  standingWhile,
  variable,
  zero,
  type Formula,
  type Scope
} from '../formula/index.js';
import type { ElementValue, LayoutPlan, NoisePlan } from '../plan/index.js';
import { namedTimes, BoundParameters, type Globals } from '../values/index.js';
import { planLayout } from './layout.js';

interface DraftState {
  readonly name: string;
  readonly dimension: Dimension;
  readonly initial: ElementValue;
  readonly source: Source;
  readonly held: boolean;
  readonly persistent?: true;
  readonly derivative: Formula;
}

export class NeuronDraft {
  readonly parameters: BoundParameters;
  readonly states: readonly DraftState[];
  /** those in its equations */
  readonly noises: readonly NoisePlan[];
  readonly layout: LayoutPlan | undefined;
  /** flag 0 of the group freezes its persistent states */
  readonly freezes: boolean;
  private readonly lets = new Map<string, Formula>();
  private readonly allNoises = new Noises();

  constructor(
    readonly population: Population,
    readonly definition: ModelDefinition,
    readonly shape: readonly number[],
    readonly globals: Globals,
    /** its place among the groups of the plan */
    readonly group: number,
    /** whether its persistent states may be frozen */
    mayFreeze = false
  ) {
    this.freezes = mayFreeze && definition.states.some(({ persistent }) => persistent);
    const index: Scope['name'] = name => {
      if (this.noise(name)) throw misplacedNoise(name.name, name.source);
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
    const initial = this.initialValues();
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.equationScope()));
    const derivatives = new Map(
      definition.equations.map(({ state, value }) => [state, resolve(value, this.equationScope())])
    );
    const { noises, equations } = this.allNoises.planned(
      definition.states.map(({ name }) => derivatives.get(name) ?? zero),
      definition.states.map(({ name }) => name)
    );
    this.noises = noises;
    this.states = definition.states.map(({ name, dimension, source, persistent }, slot) => ({
      name,
      dimension,
      source: definition.equations.find(e => e.state === name)?.source ?? source,
      initial: initial[slot]!,
      held: definition.refractory?.held.includes(name) ?? false,
      ...(persistent ? { persistent } : {}),
      derivative: persistent && this.freezes ? standingWhile(equations[slot]!, variable('frozen')) : equations[slot]!
    }));
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
    const input = this.definition.inputs.findIndex(i => i.name === name);
    if (this.definition.inputs[input]?.list)
      throw networkError(
        'encoder-input',
        `${name} of ${this.definition.name} is a list of times, of which only spike at ${name} makes something; write that.`,
        this.definition.inputs[input].source
      );
    return (
      this.noise({ kind: 'name', of: 'own', name }) ??
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
    return this.globals.scope({ inner: name => this.noise(name) ?? this.inner(name) });
  }

  private noise(name: Parameters<Scope['name']>[0]): Formula | undefined {
    return this.allNoises.named(name, { owner: this.population.name, definition: this.definition });
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

  /** Of its states, each of which may use those before it. */
  private initialValues(): ElementValue[] {
    const values: ElementValue[] = [];
    this.definition.states.forEach((state, slot) => {
      const earlier: Scope['name'] = name => {
        const found = name.of === 'own' ? this.slotOf(name.name) : undefined;
        if (found === undefined || found >= slot) return undefined;
        const { value } = values[found]!;
        return value.kind === 'number' ? value : variable('state', found);
      };
      values.push(this.parameters.initial(state, slot, earlier));
    });
    return values;
  }
}
