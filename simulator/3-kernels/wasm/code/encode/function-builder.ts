// One function of a module: instructions in order of execution, blocks as callbacks, locals by number.
import { Bytes } from './bytes.js';
import {
  atomic,
  memory,
  plain,
  types,
  vector,
  vectorMemory,
  type Atomic,
  type Instruction,
  type Memory,
  type Plain,
  type Type,
  type Vector,
  type VectorMemory
} from './instructions.js';

/** A local variable or parameter of the function it was made by. */
export interface Local {
  readonly type: Type;
  readonly index: number;
}

/** A place to branch to: the end of a block, or the start of a loop. */
export interface Label {
  readonly depth: number;
}

export class FunctionBuilder {
  readonly parameters: readonly Local[];
  private readonly locals: Type[] = [];
  private readonly scratches = new Map<Type, Local>();
  private readonly code = new Bytes();
  private depth = 0;

  constructor(
    parameters: readonly Type[],
    readonly results: readonly Type[] = []
  ) {
    this.parameters = parameters.map((type, index) => ({ type, index }));
  }

  local(type: Type): Local {
    this.locals.push(type);
    return { type, index: this.parameters.length + this.locals.length - 1 };
  }

  /** A local for a value that is used at once; the same one each time. */
  scratch(type: Type): Local {
    const known = this.scratches.get(type) ?? this.local(type);
    this.scratches.set(type, known);
    return known;
  }

  get(local: Local): this {
    return this.indexed(0x20, local.index);
  }

  set(local: Local): this {
    return this.indexed(0x21, local.index);
  }

  /** Sets and leaves the value on the stack. */
  tee(local: Local): this {
    return this.indexed(0x22, local.index);
  }

  i32(value: number): this {
    this.code.byte(0x41).signed(BigInt(value | 0));
    return this;
  }

  i64(value: bigint): this {
    this.code.byte(0x42).signed(BigInt.asIntN(64, value));
    return this;
  }

  f64(value: number): this {
    this.code.byte(0x44).float64(value);
    return this;
  }

  /** The same number in both lanes. */
  f64x2(value: number): this {
    this.code.byte(0xfd).unsigned(0x0c).float64(value).float64(value);
    return this;
  }

  /** The same 64 bits in both lanes. */
  i64x2(value: bigint): this {
    const half = new Uint8Array(BigInt64Array.of(BigInt.asIntN(64, value)).buffer);
    this.code.byte(0xfd).unsigned(0x0c).append(half).append(half);
    return this;
  }

  /** Four whole numbers of 32 bits. */
  i32x4(...lanes: readonly [number, number, number, number]): this {
    this.code
      .byte(0xfd)
      .unsigned(0x0c)
      .append(new Uint8Array(Int32Array.from(lanes).buffer));
    return this;
  }

  /** Instructions without immediates. */
  op(...names: readonly Instruction[]): this {
    for (const name of names) {
      if (name in plain) this.code.byte(plain[name as Plain]);
      else this.code.byte(0xfd).unsigned(vector[name as Vector]);
    }
    return this;
  }

  /** Loads and stores: the address (and the value) are on the stack, `offset` bytes are added to it. */
  memory(name: Memory | VectorMemory, offset = 0): this {
    const scalar = name in memory;
    const [code, align] = scalar ? memory[name as Memory] : vectorMemory[name as VectorMemory];
    if (!scalar) this.code.byte(0xfd);
    this.code.byte(code).unsigned(align).unsigned(offset);
    return this;
  }

  /** Takes a number of pages from the stack; leaves how many the memory had before, or -1 where it cannot have so many. */
  grow(): this {
    this.code.byte(0x40, 0);
    return this;
  }

  atomic(name: Atomic, offset = 0): this {
    const [code, align] = atomic[name];
    this.code.byte(0xfe, code).unsigned(align).unsigned(offset);
    return this;
  }

  /** One lane of a vector as a number. */
  extractLane(lane: 0 | 1, type: 'f64' | 'i64' = 'f64'): this {
    this.code
      .byte(0xfd)
      .unsigned(type === 'f64' ? 0x21 : 0x1d)
      .byte(lane);
    return this;
  }

  replaceLane(lane: 0 | 1, type: 'f64' | 'i64' = 'f64'): this {
    this.code
      .byte(0xfd)
      .unsigned(type === 'f64' ? 0x22 : 0x1e)
      .byte(lane);
    return this;
  }

  /** 16 bytes chosen from two vectors. */
  shuffle(bytes: readonly number[]): this {
    this.code
      .byte(0xfd)
      .unsigned(0x0d)
      .byte(...bytes);
    return this;
  }

  block(body: (end: Label) => void): this {
    return this.nested(0x02, body);
  }

  /** Runs once, and again as often as the body branches to its start. */
  loop(body: (start: Label) => void): this {
    return this.nested(0x03, body);
  }

  /** Takes an i32 from the stack. */
  if(then: () => void, otherwise?: () => void, result?: Type): this {
    this.code.byte(0x04, result ? types[result] : 0x40);
    this.depth++;
    then();
    if (otherwise) {
      this.code.byte(0x05);
      otherwise();
    }
    this.depth--;
    this.code.byte(0x0b);
    return this;
  }

  branch(to: Label): this {
    return this.indexed(0x0c, this.depth - to.depth);
  }

  /** Takes an i32 from the stack. */
  branchIf(to: Label): this {
    return this.indexed(0x0d, this.depth - to.depth);
  }

  /** A function of the module by its number (imports come first). */
  call(index: number): this {
    return this.indexed(0x10, index);
  }

  /** `for (; local < end; local += step) body`, all i32; `end` puts its value on the stack. */
  count(local: Local, end: () => void, body: () => void, step = 1): this {
    return this.block(done =>
      this.loop(again => {
        this.get(local);
        end();
        this.op('i32.ge_u').branchIf(done);
        body();
        this.get(local).i32(step).op('i32.add').set(local).branch(again);
      })
    );
  }

  /** Locals and code as a module wants them. */
  body(): Uint8Array {
    const bytes = new Bytes().unsigned(this.locals.length);
    for (const type of this.locals) bytes.unsigned(1).byte(types[type]);
    return bytes.append(this.code.taken()).byte(0x0b).taken();
  }

  private nested(opcode: number, body: (label: Label) => void): this {
    this.code.byte(opcode, 0x40);
    this.depth++;
    body({ depth: this.depth });
    this.depth--;
    this.code.byte(0x0b);
    return this;
  }

  private indexed(opcode: number, index: number): this {
    this.code.byte(opcode).unsigned(index);
    return this;
  }
}
