// Expression to formula: names looked up in a scope, lists and columns read, constants folded. Throws NetworkError for a user's mistake.
import {
  type NetworkError,
  networkError,
  dataList,
  dataRow,
  entryOf,
  functions,
  located,
  lookup,
  rangeOf,
  sampleSize,
  type Expression,
  type ListValue,
  type Source,
  type DataSet,
  type Value
} from '../../1-model/index.js';
import type { Distribution, Draw, Formula } from '../plan/index.js';
import { entryByAxes } from './by-axes.js';
import { distributions, impossibleDraw, isDistribution } from './distributions.js';
import { binary, call, constant, folded, folding, isConstant, isNumber, number, type Construction } from './fold.js';
import { grouped } from './grouped.js';

type NameExpression = Extract<Expression, { kind: 'name' }>;
type CallExpression = Extract<Expression, { kind: 'call' }>;

/** What an expression may speak of where it stands. */
export interface Scope {
  /** what a name stands for; undefined where it stands for nothing */
  readonly name: (name: NameExpression) => Formula | undefined;
  readonly data: readonly DataSet[];
  /** distributions may be drawn: a value a neuron or synapse, or a spike count a step, or one each time an event happens */
  readonly draws?: boolean | EventDraws;
  /** what a sampled signal is; absent where none can stand */
  readonly signal?: (signal: { values: Value; every: number; end?: string; source?: Source }) => Formula;
  /** what total(x) is; absent where no synapse sees the others onto its neuron */
  readonly total?: (summed: Formula, source: Source | undefined) => Formula;
  /** what mean(x) is; absent where no neuron sees the others of its population */
  readonly mean?: (summed: Formula) => Formula;
  /** what distance(pre, post) is; absent where `pre` and `post` have no meaning */
  readonly distance?: (source?: Source) => Formula;
  /** absent: constants are folded */
  readonly construction?: Construction;
}

/** The draws of one kind of event of a population or projection, each with a number of its own. */
export class EventDraws {
  private drawn = 0;

  /** `stream`: see Draw */
  constructor(readonly stream: string) {}

  next(): number {
    return this.drawn++;
  }
}

export function resolve(expression: Expression, scope: Scope): Formula {
  let draws = 0;
  const { construction = folding } = scope;
  const nextDraw = (): number => {
    const drawn = draws++;
    return typeof scope.draws === 'object' ? scope.draws.next() : drawn;
  };
  const known = new Map<Expression, Formula>();
  /** What stands in several places is one formula, unless it draws: each place draws anew. */
  const visit = (e: Expression): Formula => {
    const before = draws;
    const formula = known.get(e) ?? find(e);
    if (draws === before) known.set(e, formula);
    return formula;
  };
  const find = (e: Expression): Formula => {
    switch (e.kind) {
      case 'number':
        return number(e.value);
      case 'text':
        return { kind: 'text', value: e.value };
      case 'name':
        return resolveName(e, scope);
      case 'negate':
        return construction.negate(visit(e.operand));
      case 'not':
        return construction.not(visit(e.operand));
      case 'binary': {
        const ranged = inRange(e);
        if (ranged) known.set(ranged, visit(ranged));
        const [left, right] = [visit(e.left), visit(e.right)];
        return located(e.source, () => construction.binary(e.operator, left, right));
      }
      case 'if':
        return construction.choose(visit(e.condition), visit(e.then), visit(e.else));
      case 'list':
        return {
          kind: 'list',
          values: packed(e.items.map(item => valueOf(folded(visit(item)), item.source ?? e.source)))
        };
      case 'column':
        return { kind: 'list', values: columnOf(e.data, e.column, scope, e.source) };
      case 'data':
        return { kind: 'list', values: matrixOf(setNamed(e.data, scope, e.source), e.source) };
      case 'index':
        return (
          byAxes(e, part => folded(visit(part)), scope) ??
          (e.operand.kind === 'data'
            ? samplesAt(e, setNamed(e.operand.data, scope, e.operand.source), part => folded(visit(part)))
            : resolveIndex(e, part => folded(visit(part))))
        );
      case 'call':
        return resolveCall(e, scope, visit, nextDraw);
      case 'selection':
      case 'recorded':
        throw networkError(
          'misplaced-selection',
          'Neurons and recorded variables can be named only in an experiment, inside a statistic or a plot.',
          e.source
        );
    }
  };
  return visit(expression);
}

/** The value of a formula that is constant; anything else is a fault. */
export function valueOf(formula: Formula, source?: Source): Value {
  if (formula.kind === 'number' || formula.kind === 'text') return formula.value;
  if (formula.kind === 'list') return formula.values;
  throw networkError(
    'not-constant',
    'This value must be known before the run: it may use only constants, parameters of the file and lists.',
    source
  );
}

function resolveName(e: NameExpression, scope: Scope): Formula {
  const found = scope.name(e);
  if (found) return found;
  if (e.of === 'noise' || (e.of === 'builtin' && e.name === 'xi')) throw misplacedNoise(e.name, e.source);
  const full = e.of === 'pre' || e.of === 'post' ? `${e.of}.${e.name}` : e.name;
  throw networkError(
    'name-out-of-place',
    `${full} has no value here; use a constant, a parameter of the file, or what belongs to this neuron or synapse.`,
    e.source
  );
}

/** The fault of a name that is white noise, or made of it. */
export const misplacedNoise = (name: string, source?: Source): NetworkError =>
  networkError(
    'misplaced-noise',
    `${name} is white noise, which has no value at a time; use it in the equation of a state, and the state here.`,
    source
  );

function resolveCall(
  e: CallExpression,
  scope: Scope,
  visit: (e: Expression) => Formula,
  nextDraw: () => number
): Formula {
  const formula = (name: string, absent?: number): Formula => {
    const given = lookup(e.arguments, name);
    if (given) return visit(given);
    if (absent !== undefined) return number(absent);
    throw networkError('argument-missing', `${e.function}() needs its argument ${name}; write ${name} = ….`, e.source);
  };
  if (e.function === 'distance' && scope.distance) return scope.distance(e.source);
  if (e.function === 'grouped') {
    const [values, by, count] = [formula('values'), formula('by'), formula('count', 0)].map(formula =>
      valueOf(folded(formula), e.source)
    );
    return constant(grouped(values!, by!, Number(count), e.source));
  }
  if (e.function === 'total') {
    if (scope.total) return scope.total(formula('x'), e.source);
    throw networkError(
      'function-out-of-place',
      'total() is known in the blocks of a synapse or rule, on pre { … } or each DURATION { … }; compute there what is needed elsewhere, and keep it in a state.',
      e.source
    );
  }
  if (e.function === 'mean' && scope.mean) return scope.mean(formula('what'));
  if (e.function === 'sampled') {
    if (!scope.signal)
      throw networkError(
        'function-out-of-place',
        'sampled() is a signal over time, which stimulates: write stimulate NEURONS with sampled(…), or name the value of a step with [ ].',
        e.source
      );
    const valueOfArgument = (name: string): Value => valueOf(folded(formula(name)), e.source);
    return scope.signal({
      values: valueOfArgument('values'),
      every: Number(valueOfArgument('every')),
      ...(lookup(e.arguments, 'end') && { end: String(valueOfArgument('end')) }),
      ...(e.source && { source: e.source })
    });
  }
  if (isDistribution(e.function)) {
    if (!scope.draws) {
      throw networkError(
        'misplaced-draw',
        `${e.function}() is drawn once for each neuron or synapse, or each time an event happens; ${placesOfDraws}.`,
        e.source
      );
    }
    const ordinal = nextDraw();
    const event =
      typeof scope.draws === 'object'
        ? { stream: scope.draws.stream, ...(e.source ? { source: e.source } : {}) }
        : undefined;
    return drawn(e, e.function, formula, { ordinal, ...(event ? { event } : {}) });
  }
  const known = functions.get(e.function);
  if (!known) throw networkError('function-out-of-place', `${e.function}() cannot be used here.`, e.source);
  const args = known.parameters.map(name => formula(name));
  return located(e.source, () => (scope.construction ?? folding).call(e.function, args));
}

/** What `x in low..high` asks of: one value, though compared with both ends. */
const inRange = ({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Expression | undefined =>
  operator === 'and' && left.kind === 'binary' && right.kind === 'binary' && left.left === right.left
    ? left.left
    : undefined;

const placesOfDraws =
  'use it for a parameter, an initial value, a weight or a delay, or inside on spike, on pre, on post or each step';

function drawn(
  e: CallExpression,
  distribution: Distribution,
  formula: (name: string, absent?: number) => Formula,
  place: Pick<Draw, 'ordinal' | 'event'>
): Formula {
  const args =
    distribution === 'normal'
      ? normalArguments(formula)
      : distributions[distribution].parameters.map(name => formula(name));
  const wrong = args.every(arg => isNumber(arg))
    ? impossibleDraw(
        distribution,
        args.map(arg => arg.value)
      )
    : undefined;
  if (wrong) throw networkError('impossible-draw', wrong, e.source);
  return distribution === 'normal' && isNumber(args[1]!, 0)
    ? args[0]!
    : { kind: 'draw', distribution, arguments: args, ...place };
}

/** Mean and standard deviation. */
function normalArguments(formula: (name: string, absent?: number) => Formula): Formula[] {
  const mean = formula('mean');
  const relative = formula('relative', 0);
  return [mean, isNumber(relative, 0) ? formula('sd', 0) : call('abs', [binary('*', relative, mean)])];
}

function resolveIndex(e: Extract<Expression, { kind: 'index' }>, visit: (e: Expression) => Formula): Formula {
  const operand = visit(e.operand);
  if (operand.kind !== 'list')
    throw networkError('index-of-number', 'Only a list can be indexed with [ ]; this is a single value.', e.source);
  const low = visit(e.low);
  if (!e.high && !isConstant(low)) return { kind: 'entry', values: operand.values, index: low };
  const first = valueOf(low, e.source);
  return constant(
    e.high
      ? rangeOf(operand.values, first, valueOf(visit(e.high), e.source), e.source)
      : entryOf(operand.values, first, e.source)
  );
}

/** `W[i, j]`, where a place is not known before the run; undefined for all else. */
function byAxes(
  e: Extract<Expression, { kind: 'index' }>,
  visit: (e: Expression) => Formula,
  scope: Scope
): Formula | undefined {
  const indices: Expression[] = [];
  let root: Expression = e;
  while (root.kind === 'index' && !root.high) {
    indices.unshift(root.low);
    root = root.operand;
  }
  if (indices.length < 2) return undefined;
  const places = indices.map(visit);
  if (places.every(isConstant)) return undefined;
  const rows = root.kind === 'data' ? matrixOf(setNamed(root.data, scope, root.source), root.source) : visit(root);
  if ('kind' in rows && rows.kind !== 'list')
    throw networkError('index-of-number', 'Only a list can be indexed with [ ]; this is a single value.', e.source);
  return entryByAxes('kind' in rows ? rows.values : rows, places, e.source);
}

function columnOf(data: string, column: string, scope: Scope, source?: Source): ListValue {
  const set = setNamed(data, scope, source);
  const list = dataList(set, column);
  if (list) return list;
  throw networkError('unknown-column', `The data ${data} have no list ${column}.`, source);
}

function setNamed(name: string, scope: Scope, source?: Source): DataSet {
  const set = scope.data.find(set => set.name === name);
  if (set) return set;
  throw networkError('unknown-data', `There are no data ${name}.`, source);
}

/** Values of a matrix that are kept as doubles. */
const largestMatrix = 1e8;

/** A list of all samples. */
function matrixOf(set: DataSet, source?: Source): ListValue {
  const { name, samples } = set;
  const size = sampleSize(set);
  if (samples * size > largestMatrix)
    throw networkError(
      'too-much-memory',
      `${name} has ${samples} samples of ${size} values, and a list holds ${largestMatrix} at most; name those that are needed, such as ${name}[0] or ${name}[0..9].`,
      source
    );
  return Array.from({ length: samples }, (_, sample) => rowOf(set, sample, source));
}

function rowOf(set: DataSet, sample: number, source?: Source): Float64Array {
  if (!set.events) return dataRow(set, sample);
  throw networkError(
    'not-a-number',
    `${set.name} holds recorded spikes and is no list of numbers; name ${set.name}.time or ${set.name}.address.`,
    source
  );
}

/** Of many samples only those that are named become lists. */
function samplesAt(
  e: Extract<Expression, { kind: 'index' }>,
  set: DataSet,
  visit: (e: Expression) => Formula
): Formula {
  const numbers = Float64Array.from({ length: set.samples }, (_, sample) => sample);
  const first = valueOf(visit(e.low), e.source);
  const row = (sample: Value): Float64Array => rowOf(set, Number(sample), e.source);
  if (!e.high) return constant(row(entryOf(numbers, first, e.source)));
  const range = rangeOf(numbers, first, valueOf(visit(e.high), e.source), e.source);
  return { kind: 'list', values: Array.from(range, row) };
}

const packed = (values: readonly Value[]): ListValue =>
  values.length > 16 && values.every(v => typeof v === 'number') ? Float64Array.from(values) : values;
