// The first draws of many neighbours at once, by generated code: the bits of RandomStream in a fraction of the time.
import type { StreamKey } from '../../0-numbers/index.js';
import { ModuleBuilder } from '../wasm/code/index.js';
import { importFunctions, outsideFunctions } from '../wasm/math/index.js';
import { addRandomCode, inEights } from '../wasm/random/random-code.js';
import { span } from '../watch/index.js';

const pageBytes = 2 ** 16;
/** a stretch of elements that begins and ends in the middle of eight */
const room = inEights(span) + 8;
const pages = Math.ceil((room * 8) / pageBytes);

type Uniforms = (
  out: number,
  eights: number,
  firstPair: number,
  keyLow: number,
  keyHigh: number,
  stepLow: number,
  stepHigh: number
) => void;
type Normals = (at: number, eights: number) => void;

/** The code that instances of ManyDraws share. */
export function manyDrawsCode(): WebAssembly.Module {
  const module = new ModuleBuilder({ pages, mostPages: pages, shared: false });
  // asking for them adds them
  void addRandomCode(module, importFunctions(module)).normals;
  return new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>);
}

/** Numbers are good until the next ones are asked for. `first` .. `first + count - 1`: at most `span` elements. */
export class ManyDraws {
  private readonly numbers: Float64Array;
  private readonly makeUniforms: Uniforms;
  private readonly makeNormals: Normals;

  constructor(
    code: WebAssembly.Module,
    private readonly key: StreamKey
  ) {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(code, { env: { memory, ...outsideFunctions } });
    this.numbers = new Float64Array(memory.buffer);
    this.makeUniforms = exports.uniforms as Uniforms;
    this.makeNormals = exports.normals as Normals;
  }

  /** Entry 0 is draw 0 of element `first` at a step. */
  uniforms(first: number, count: number, step: number): Float64Array {
    this.make(first, count, step);
    return this.numbers.subarray(first & 1);
  }

  normals(first: number, count: number, step: number): Float64Array {
    this.makeNormals(0, this.make(first, count, step));
    return this.numbers.subarray(first & 1);
  }

  private make(first: number, count: number, step: number): number {
    const eights = inEights(count + (first & 1)) / 8;
    const { low, high } = this.key;
    this.makeUniforms(0, eights, first >>> 1, low, high, step >>> 0, Math.floor(step / 2 ** 32));
    return eights;
  }
}
