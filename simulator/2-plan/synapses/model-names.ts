// Names of a synapse model or a rule, in the numbering of its projection.
import type { ModelDefinition } from '../../1-model/index.js';
import { resolve, variable, type Formula, type Scope } from '../formula/index.js';
import { namedTimes, type Globals } from '../values/index.js';
import { boundInput } from './bindings.js';
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
    private readonly globals: Globals
  ) {
    for (const { name, value } of definition.lets) this.lets.set(name, resolve(value, this.scope()));
  }

  own(name: string): Formula | undefined {
    const state = this.definition.states.findIndex(s => s.name === name);
    return (
      this.parameter(name) ??
      this.bound(name) ??
      (state < 0 ? this.lets.get(name) : variable('state', this.firstState + state))
    );
  }

  /** An input is one of the target neuron, as it was at the end of the last step. */
  private bound(name: string): Formula | undefined {
    if (!this.definition.inputs.some(input => input.name === name)) return undefined;
    const inputs = this.ends.post.definition.inputs;
    return variable(
      'input',
      inputs.findIndex(input => input.name === boundInput(this.owner, name)),
      'post'
    );
  }

  scope(): Scope {
    const times = namedTimes(this.globals.step);
    const time: Scope['name'] = name => (name.of === 'builtin' ? times[name.name] : undefined);
    const { name: outside, distance } = this.ends;
    return this.globals.scope({
      distance,
      inner: name => (name.of === 'own' ? this.own(name.name) : (outside(name) ?? time(name)))
    });
  }
}
