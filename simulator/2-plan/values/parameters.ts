// Parameters of a model where it is used: given value or default, constants folded, the rest one value per neuron or synapse.
import {
  dimensionless,
  formatQuantity,
  lookup,
  type Expression,
  type ModelDefinition,
  type Parameter,
  type Source
} from '../../1-model/index.js';
import { networkError, isNumber, resolve, valueOf, variable, type Formula, type Scope } from '../formula/index.js';
import type { ElementValue } from '../plan/index.js';
import { isNoNumber, outOfRange, type Globals } from './globals.js';
import type { RewriteLists } from './shared-lists.js';
import { refuseCircular } from './circular.js';

/** Where a model is used. */
export interface Use {
  readonly definition: ModelDefinition;
  readonly arguments: Readonly<Record<string, Expression>>;
  /** population or projection: begins the names of random streams, and the messages */
  readonly owner: string;
  readonly globals: Globals;
  /** names with a meaning in arguments: index, pre.…, post.… */
  readonly outside: Scope['name'];
  readonly distance?: Scope['distance'];
  /** what a list in a value stands for; absent: a value an element */
  readonly lists?: RewriteLists;
  /** number of elements where it is known */
  readonly size?: number;
  readonly source: Source;
}

export class BoundParameters {
  /** in an order in which each uses only earlier ones */
  readonly values: ElementValue[] = [];
  private readonly formulas = new Map<string, Formula>();
  private readonly underway: string[] = [];

  /** `firstSlot`: slots below belong to somebody else's parameters of the same group or projection. */
  constructor(
    private readonly use: Use,
    private readonly firstSlot = 0
  ) {
    const { parameters, states } = use.definition;
    for (const [name, value] of Object.entries(use.arguments)) {
      if (![...parameters, ...states].some(p => p.name === name))
        throw networkError(
          'unknown-name',
          `${use.definition.name} has no parameter or state ${name}.`,
          value.source ?? use.source
        );
    }
    for (const parameter of parameters) this.formula(parameter.name);
  }

  /** A number, a list (of a list parameter) or a parameter variable; undefined for what is not a parameter. */
  formula(name: string): Formula | undefined {
    const known = this.formulas.get(name);
    const parameter = this.use.definition.parameters.find(p => p.name === name);
    if (known || !parameter) return known;
    refuseCircular(name, this.underway, parameter.source);
    this.underway.push(name);
    const formula = this.bind(parameter);
    this.underway.pop();
    this.formulas.set(name, formula);
    return formula;
  }

  /** Initial value of a state: an argument, else the model's own. Only values that differ between neurons need the slot of the state. */
  initial(
    state: {
      readonly name: string;
      readonly initial: Expression;
      readonly dimension?: ElementValue['dimension'];
      readonly source: Source;
    },
    slot: number,
    states: Scope['name']
  ): ElementValue {
    const given = lookup(this.use.arguments, state.name);
    const expression = given ?? state.initial;
    const value = resolve(expression, given ? this.outer() : this.inner(states));
    return this.element(
      state.name,
      value,
      expression.source ?? state.source,
      { positive: false, ...(state.dimension ? { dimension: state.dimension } : {}) },
      isNumber(value) ? undefined : slot
    );
  }

  /** A value given in a statement of its own: a delay, a stimulus. */
  separate(name: string, expression: Expression, slot: number, dimension: ElementValue['dimension']): ElementValue {
    const value = resolve(expression, this.outer());
    return this.element(
      name,
      value,
      expression.source ?? this.use.source,
      { positive: false, ...(dimension ? { dimension } : {}) },
      isNumber(value) ? undefined : slot
    );
  }

  private bind(parameter: Parameter): Formula {
    const { use } = this;
    const expression = lookup(use.arguments, parameter.name) ?? parameter.default;
    if (!expression)
      throw networkError(
        'parameter-missing',
        `${use.definition.name} needs its parameter ${parameter.name}; write ${use.definition.name}(${parameter.name} = …).`,
        use.source
      );
    const source = expression.source ?? parameter.source;
    const value = resolve(expression, Object.hasOwn(use.arguments, parameter.name) ? this.outer() : this.inner());
    if (parameter.list) return { kind: 'list', values: listOf(value, parameter.name, source) };
    if (value.kind === 'text')
      throw networkError('not-a-number', `${parameter.name} must be a number and is a text.`, source);
    const slot = isNumber(value) ? undefined : this.firstSlot + this.values.filter(v => v.slot !== undefined).length;
    this.values.push(
      this.element(
        parameter.name,
        value,
        source,
        { ...this.bounds(parameter), ...(parameter.dimension ? { dimension: parameter.dimension } : {}) },
        slot
      )
    );
    return slot === undefined ? value : variable('parameter', slot);
  }

  private get distance(): Pick<Scope, 'distance'> {
    return this.use.distance ? { distance: this.use.distance } : {};
  }

  private element(
    name: string,
    written: Formula,
    source: Source,
    bounds: Pick<ElementValue, 'positive' | 'low' | 'high' | 'dimension'>,
    slot?: number
  ): ElementValue {
    const { owner, size, lists } = this.use;
    const value = lists ? lists(written, name, source) : written;
    const element: ElementValue = {
      name,
      value,
      stream: `${owner}.${name}`,
      ...bounds,
      source,
      ...(slot === undefined ? {} : { slot })
    };
    if (isNumber(value)) checkRange(element, value.value, owner);
    if (value.kind === 'list' && size !== undefined && value.values.length !== size) {
      throw networkError(
        'list-length',
        `${name} of ${owner} is a list of ${value.values.length} values for ${size} neurons; give one value per neuron.`,
        source
      );
    }
    return element;
  }

  private bounds(parameter: Parameter): Pick<ElementValue, 'positive' | 'low' | 'high'> {
    const end = (e: Expression | undefined): number | undefined => {
      const formula = e && resolve(e, this.inner());
      return formula && isNumber(formula) ? formula.value : undefined;
    };
    const low = end(parameter.low);
    const high = end(parameter.high);
    return {
      positive: parameter.positive,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high })
    };
  }

  private outer(): Scope {
    return this.use.globals.scope({ inner: this.use.outside, draws: true, ...this.distance });
  }

  private inner(more: Scope['name'] = () => undefined): Scope {
    const own: Scope['name'] = name =>
      (name.of === 'own' ? this.formula(name.name) : undefined) ?? more(name) ?? this.use.outside(name);
    return this.use.globals.scope({ inner: own, draws: true, ...this.distance });
  }
}

/** Throws where a value is outside the bounds of its parameter. */
export function checkRange(element: ElementValue, value: number, owner: string, which = ''): void {
  const dimension = element.dimension ?? dimensionless;
  const wrong = outOfRange(value, element, dimension);
  if (Number.isNaN(value))
    throw networkError('out-of-range', `${element.name} of ${which}${owner} ${isNoNumber}.`, element.source);
  if (wrong)
    throw networkError(
      'out-of-range',
      `${element.name} of ${which}${owner} is ${formatQuantity(value, dimension)} and ${wrong}.`,
      element.source
    );
}

function listOf(value: Formula, name: string, source: Source): Extract<Formula, { kind: 'list' }>['values'] {
  const list = value.kind === 'number' ? [value.value] : valueOf(value, source);
  if (typeof list === 'object') return list;
  throw networkError('not-a-list', `${name} must be a list: write [1 ms, 2 ms].`, source);
}
