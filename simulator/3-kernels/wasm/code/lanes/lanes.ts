// Pure arithmetic as a graph of values without a width: it is emitted for one number or for the two lanes of a vector,
// with the same operations in the same order, so that both give the same bits. What occurs twice is computed once.
import type { Expression } from '../expressions/index.js';

/** f64: a number. i64: its bits. mask: the outcome of a comparison. */
export type Kind = 'f64' | 'i64' | 'mask';

/** What a value is where it is not computed: one number, or two lanes of it (a mask: all bits of a lane). */
export type Leaf = () => Expression;

export interface Value {
  readonly kind: Kind;
  readonly op: Operation | 'constant' | 'leaf' | 'call';
  readonly arguments: readonly Value[];
  /** of a constant; of a shift the number of bits */
  readonly constant?: number | bigint;
  readonly leaf?: Leaf;
  /** name of a function of the module that takes and gives f64 values */
  readonly function?: string;
  readonly id: number;
}

export type Operation = keyof typeof operations;

/** Result and arguments of each operation. least: b < a ? b : a. most: a < b ? b : a. selectRarely: the second argument is only computed where the mask holds in some lane. */
const operations = {
  add: ['f64', 'f64', 'f64'],
  sub: ['f64', 'f64', 'f64'],
  mul: ['f64', 'f64', 'f64'],
  div: ['f64', 'f64', 'f64'],
  neg: ['f64', 'f64'],
  abs: ['f64', 'f64'],
  sqrt: ['f64', 'f64'],
  floor: ['f64', 'f64'],
  ceil: ['f64', 'f64'],
  least: ['f64', 'f64', 'f64'],
  most: ['f64', 'f64', 'f64'],
  eq: ['mask', 'f64', 'f64'],
  ne: ['mask', 'f64', 'f64'],
  lt: ['mask', 'f64', 'f64'],
  le: ['mask', 'f64', 'f64'],
  gt: ['mask', 'f64', 'f64'],
  ge: ['mask', 'f64', 'f64'],
  and: ['mask', 'mask', 'mask'],
  or: ['mask', 'mask', 'mask'],
  not: ['mask', 'mask'],
  select: ['f64', 'mask', 'f64', 'f64'],
  selectRarely: ['f64', 'mask', 'f64', 'f64'],
  selectBits: ['i64', 'mask', 'i64', 'i64'],
  bits: ['i64', 'f64'],
  float: ['f64', 'i64'],
  addBits: ['i64', 'i64', 'i64'],
  subBits: ['i64', 'i64', 'i64'],
  andBits: ['i64', 'i64', 'i64'],
  shiftLeft: ['i64', 'i64'],
  shiftRight: ['i64', 'i64'],
  shiftRightSigned: ['i64', 'i64']
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

/** What is known before the run, as the instructions compute it. */
const folds: Partial<Record<Operation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b
};

type Shift = 'shiftLeft' | 'shiftRight' | 'shiftRightSigned';

/** What a function of the module computes, as values; undefined where it has to be called. */
export type Inline = (l: Lanes, name: string, args: readonly Value[]) => Value | undefined;

/** Makes values. One instance a function body: values of different instances must not meet. */
export class Lanes {
  private readonly known = new Map<string, Value>();
  private made = 0;

  /** `inline`: functions that are written out where they are called, so that what they share is computed once and constants are made before a loop. */
  constructor(private readonly inline?: Inline) {}

  f64(constant: number): Value {
    return this.intern(`f64 ${Object.is(constant, -0) ? '-0' : constant}`, {
      kind: 'f64',
      op: 'constant',
      arguments: [],
      constant
    });
  }

  i64(constant: bigint): Value {
    return this.intern(`i64 ${constant}`, { kind: 'i64', op: 'constant', arguments: [], constant });
  }

  /** `key` tells leaves apart that are not the same. */
  leaf(key: string, leaf: Leaf, kind: Kind = 'f64'): Value {
    return this.intern(`leaf ${kind} ${key}`, { kind, op: 'leaf', arguments: [], leaf });
  }

  call(name: string, ...args: readonly Value[]): Value {
    return (
      this.inline?.(this, name, args) ??
      this.intern(`call ${name} ${ids(args)}`, { kind: 'f64', op: 'call', arguments: args, function: name })
    );
  }

  /** A condition that always holds. */
  always(): Value {
    return this.intern('always', { kind: 'mask', op: 'constant', arguments: [], constant: -1n });
  }

  op(op: Operation, ...args: readonly Value[]): Value {
    const [a, b] = args;
    if (a!.kind === 'mask' && a!.op === 'constant') {
      if (op === 'and') return b!;
      if (op === 'select') return b!;
    }
    if (op === 'and' && b!.op === 'constant') return a!;
    const folded = folds[op]?.(Number(a!.constant), Number(b?.constant));
    if (folded !== undefined && !Number.isNaN(folded)) return this.f64(folded);
    // the same bits, and an instruction less
    if (op === 'add' && b!.op === 'neg') return this.op('sub', a!, b!.arguments[0]!);
    if (op === 'add' && a!.op === 'neg') return this.op('sub', b!, a!.arguments[0]!);
    if (op === 'sub' && b!.op === 'neg') return this.op('add', a!, b!.arguments[0]!);
    return this.intern(`${op} ${ids(args)}`, { kind: operations[op][0], op, arguments: args });
  }

  /** By a fixed number of bits. */
  shift(direction: Shift, value: Value, by: number): Value {
    return this.intern(`${direction} ${value.id} ${by}`, {
      kind: 'i64',
      op: direction,
      arguments: [value],
      constant: by
    });
  }

  /** `+` over several values, from the left. */
  sum(...values: readonly Value[]): Value {
    return values.reduce((total, value) => this.op('add', total, value));
  }

  private intern(key: string, value: Omit<Value, 'id'>): Value {
    const known = this.known.get(key);
    if (known) return known;
    const made = { ...value, id: this.made++ };
    this.known.set(key, made);
    return made;
  }
}

const ids = (values: readonly Value[]): string => values.map(value => value.id).join(' ');
