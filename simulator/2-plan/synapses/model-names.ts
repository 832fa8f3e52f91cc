// Names of a synapse model or a rule, in the numbering of its projection.
import type { ModelDefinition } from '../../1-model/index.js';
import {
  mentions,
  misplacedNoise,
  resolve,
  variable,
  type Formula,
  type Noises,
  type Scope
} from '../formula/index.js';
import { namedTimes, type Globals } from '../values/index.js';
import type { Ends } from './ends.js';

/** Names of one model among the states of a projection. */
export class ModelNames {
  private readonly lets = new Map<string, Formula>();

  constructor(
    readonly owner: string,
    readonly definition: ModelDefinition,
    private readonly parameter: (name: string) => Formula | undefined,
    readonly firstState: number,
    private readonly ends: Ends,
    private readonly globals: Globals,
    private readonly noises: Noises,
    /** name of the input of the target that stands for one of the model's */
    private readonly boundTo: (input: string) => string
  ) {
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.equationScope()));
  }

  own(name: string): Formula | undefined {
    const state = this.definition.states.findIndex(s => s.name === name);
    return (
      this.noises.named({ kind: 'name', of: 'own', name }, this) ??
      this.parameter(name) ??
      this.bound(name) ??
      (state < 0 ? this.lets.get(name) : variable('state', this.firstState + state))
    );
  }

  /** An input is one of the target neuron, as it was at the end of the last step. */
  private bound(name: string): Formula | undefined {
    if (!this.definition.inputs.some(input => input.name === name)) return undefined;
    const inputs = this.ends.post.definition.inputs;
    const wanted = this.boundTo(name);
    return variable(
      'input',
      inputs.findIndex(input => input.name === wanted),
      'post'
    );
  }

  /** Scope of what is computed at a time, in which noise has no value. */
  scope(): Scope {
    return this.scopeOf(name => {
      const found = this.inner(name);
      if (found && mentions(found, v => v.of === 'noise')) throw misplacedNoise(name.name, name.source);
      return found;
    });
  }

  /** Scope of its equations, and of what they are made of. */
  equationScope(): Scope {
    return this.scopeOf(name => this.noises.named(name, this) ?? this.inner(name));
  }

  private scopeOf(inner: Scope['name']): Scope {
    return this.globals.scope({ distance: this.ends.distance, inner });
  }

  private inner(name: Parameters<Scope['name']>[0]): Formula | undefined {
    if (name.of === 'own') return this.own(name.name);
    const time = name.of === 'builtin' ? namedTimes(this.globals.step)[name.name] : undefined;
    return this.ends.name(name) ?? time;
  }
}
