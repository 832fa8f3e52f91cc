// Values as instructions, for one number or for two lanes.
import type { FunctionBuilder, Instruction, Local, Type } from '../encode/index.js';
import { expression, type F64, type F64x2, type I32, type Mask } from '../expressions/index.js';
import type { Kind, Leaf, Operation, Value } from './lanes.js';

/** Number of a function of the module, of its narrow or wide version. */
export type FunctionNumber = (name: string, wide: boolean) => number;

/** Not one instruction behind its arguments, of one number or of two. */
type Composed = 'selectRarely' | 'least' | 'most';

const narrow: Readonly<Record<Exclude<Operation, Composed>, readonly Instruction[]>> = {
  add: ['f64.add'],
  sub: ['f64.sub'],
  mul: ['f64.mul'],
  div: ['f64.div'],
  neg: ['f64.neg'],
  abs: ['f64.abs'],
  sqrt: ['f64.sqrt'],
  floor: ['f64.floor'],
  ceil: ['f64.ceil'],
  eq: ['f64.eq'],
  ne: ['f64.ne'],
  lt: ['f64.lt'],
  le: ['f64.le'],
  gt: ['f64.gt'],
  ge: ['f64.ge'],
  and: ['i32.and'],
  or: ['i32.or'],
  not: ['i32.eqz'],
  select: ['select'],
  selectBits: ['select'],
  bits: ['i64.reinterpret_f64'],
  float: ['f64.reinterpret_i64'],
  addBits: ['i64.add'],
  subBits: ['i64.sub'],
  andBits: ['i64.and'],
  shiftLeft: ['i64.shl'],
  shiftRight: ['i64.shr_u'],
  shiftRightSigned: ['i64.shr_s']
};

const wideOf: Readonly<Record<Exclude<Operation, Composed>, readonly Instruction[]>> = {
  add: ['f64x2.add'],
  sub: ['f64x2.sub'],
  mul: ['f64x2.mul'],
  div: ['f64x2.div'],
  neg: ['f64x2.neg'],
  abs: ['f64x2.abs'],
  sqrt: ['f64x2.sqrt'],
  floor: ['f64x2.floor'],
  ceil: ['f64x2.ceil'],
  eq: ['f64x2.eq'],
  ne: ['f64x2.ne'],
  lt: ['f64x2.lt'],
  le: ['f64x2.le'],
  gt: ['f64x2.gt'],
  ge: ['f64x2.ge'],
  and: ['v128.and'],
  or: ['v128.or'],
  not: ['v128.not'],
  select: ['v128.bitselect'],
  selectBits: ['v128.bitselect'],
  bits: [],
  float: [],
  addBits: ['i64x2.add'],
  subBits: ['i64x2.sub'],
  andBits: ['v128.and'],
  shiftLeft: ['i64x2.shl'],
  shiftRight: ['i64x2.shr_u'],
  shiftRightSigned: ['i64x2.shr_s']
};

const narrowTypes: Readonly<Record<Kind, Type>> = { f64: 'f64', i64: 'i64', mask: 'i32' };

/** Puts values onto the stack. Values that occur more than once are kept in locals, across calls of `push` too. */
export class LaneEmitter {
  private readonly kept = new Map<number, Local>();
  private readonly uses = new Map<number, number>();
  private readonly callers = new Map<number, boolean>();

  private readonly builder: FunctionBuilder;

  /** `roots` are all values that will be asked for. `given`: values that are not computed but read, by id. */
  constructor(
    code: { readonly builder: FunctionBuilder },
    private readonly wide: boolean,
    private readonly functionNumber: FunctionNumber,
    private readonly roots: readonly Value[],
    private readonly given: ReadonlyMap<number, Leaf> = new Map()
  ) {
    this.builder = code.builder;
    roots.forEach(root => this.count(root));
  }

  /** A value of one number. */
  number(value: Value): F64 {
    return expression('f64', this.builder, () => this.push(value));
  }

  /** A value, of one number or in two lanes. */
  result(value: Value): F64 | F64x2 {
    return this.wide ? this.lanes(value) : this.number(value);
  }

  /** Whether something holds, for one number. */
  condition(value: Value): I32 {
    return expression('i32', this.builder, () => this.push(value));
  }

  /** A value in two lanes. */
  lanes(value: Value): F64x2 {
    return expression('f64x2', this.builder, () => this.push(value));
  }

  /** Where something holds, of two lanes. */
  mask(value: Value): Mask {
    return expression('mask', this.builder, () => this.push(value));
  }

  /** Puts constants into locals, before a loop: V8 makes them anew in each turn otherwise. Not those that are rarely wanted: they would take registers. */
  hoistConstants(): void {
    this.hoist(usualConstants(this.roots));
  }

  /** The same with values that do not change in the loop; with those that do in a loop around it, within that one. */
  hoist(values: readonly Value[]): void {
    for (const value of values) {
      if (this.kept.has(value.id) || !this.uses.has(value.id)) continue;
      this.compute(value);
      const local = this.builder.local(this.wide ? 'v128' : narrowTypes[value.kind]);
      this.builder.set(local);
      this.kept.set(value.id, local);
    }
  }

  private push(value: Value): void {
    const local = this.kept.get(value.id);
    if (local) {
      this.builder.get(local);
      return;
    }
    this.compute(value);
    if (this.uses.get(value.id)! > 1 && value.op !== 'constant') {
      const kept = this.builder.local(this.wide ? 'v128' : narrowTypes[value.kind]);
      this.builder.tee(kept);
      this.kept.set(value.id, kept);
    }
  }

  private compute(value: Value): void {
    const { builder, wide } = this;
    const given = this.given.get(value.id);
    if (given) return given().push();
    switch (value.op) {
      case 'constant':
        return this.constant(value);
      case 'leaf':
        return value.leaf!().push();
      case 'call':
        value.arguments.forEach(argument => this.push(argument));
        builder.call(this.functionNumber(value.function!, wide));
        return;
      case 'selectRarely':
        return this.rarely(value);
      case 'least':
      case 'most':
        return this.bound(value.op, value.arguments);
      case 'select':
        if (!wide && value.arguments.slice(1).some(argument => this.calls(argument))) return this.branch(value);
        return this.selected(value);
      case 'selectBits':
        return this.selected(value);
      default:
        value.arguments.forEach(argument => this.push(argument));
    }
    if (value.op.startsWith('shift')) this.shiftBy(Number(value.constant));
    builder.op(...(wide ? wideOf : narrow)[value.op]);
  }

  /** Whether computing a value calls functions. */
  private calls(value: Value): boolean {
    const known = this.callers.get(value.id);
    if (known !== undefined) return known;
    const found = value.op === 'call' || value.arguments.some(argument => this.calls(argument));
    this.callers.set(value.id, found);
    return found;
  }

  private selected({ op, arguments: [mask, then, otherwise] }: Value): void {
    for (const argument of [then!, otherwise!, mask!]) this.push(argument);
    this.builder.op(...(this.wide ? wideOf : narrow)[op as 'select' | 'selectBits']);
  }

  /** Of one number only the arm that is taken is computed, where functions are called in one. */
  private branch({ arguments: [mask, then, otherwise] }: Value): void {
    this.push(mask!);
    this.builder.if(
      () => this.within(then!),
      () => this.within(otherwise!),
      'f64'
    );
  }

  /** What is computed in a branch is not there behind it. */
  private within(value: Value): void {
    const before = new Set(this.kept.keys());
    this.push(value);
    for (const id of this.kept.keys()) if (!before.has(id)) this.kept.delete(id);
  }

  private bound(op: 'least' | 'most', [a, b]: readonly Value[]): void {
    const { builder, wide } = this;
    const [x, y] = [a!, b!].map(value => {
      const local = builder.local(wide ? 'v128' : 'f64');
      this.push(value);
      builder.set(local);
      return local;
    }) as [Local, Local];
    if (wide)
      builder
        .get(x)
        .get(y)
        .op(op === 'least' ? 'f64x2.pmin' : 'f64x2.pmax');
    else
      builder
        .get(y)
        .get(x)
        .get(op === 'least' ? y : x)
        .get(op === 'least' ? x : y)
        .op('f64.lt', 'select');
  }

  private rarely({ arguments: [mask, rare, usual] }: Value): void {
    const { builder, wide } = this;
    const result = builder.local(wide ? 'v128' : 'f64');
    const lanes = builder.local(wide ? 'v128' : 'i32');
    this.push(usual!);
    builder.set(result);
    this.push(mask!);
    builder.tee(lanes);
    // V8 takes fewer instructions for this than for v128.any_true
    if (wide) builder.op('i64x2.bitmask');
    builder.if(() => {
      this.within(rare!);
      if (wide) builder.get(result).get(lanes).op('v128.bitselect');
      builder.set(result);
    });
    builder.get(result);
  }

  private constant({ kind, constant }: Value): void {
    const { builder, wide } = this;
    if (kind === 'f64' && wide) builder.f64x2(Number(constant));
    else if (kind === 'f64') builder.f64(Number(constant));
    else if (wide) builder.i64x2(BigInt(constant!));
    else if (kind === 'mask') builder.i32(1);
    else builder.i64(BigInt(constant!));
  }

  /** Lanes are shifted by an i32, numbers by an i64. */
  private shiftBy(bits: number): void {
    if (this.wide) this.builder.i32(bits);
    else this.builder.i64(BigInt(bits));
  }

  private count(value: Value): void {
    const uses = this.uses.get(value.id) ?? 0;
    this.uses.set(value.id, uses + 1);
    if (uses === 0 && !this.given.has(value.id)) value.arguments.forEach(argument => this.count(argument));
  }
}

/** Constants of what is always computed. */
function usualConstants(roots: readonly Value[]): Value[] {
  const seen = new Set(roots);
  for (const {
    op,
    arguments: [mask, ...others],
    arguments: all
  } of seen)
    for (const argument of op === 'selectRarely' ? [mask!, others[1]!] : all) seen.add(argument);
  return [...seen].filter(({ op }) => op === 'constant');
}
