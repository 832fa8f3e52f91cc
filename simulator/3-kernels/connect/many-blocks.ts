// Random words for connecting many neurons, made by generated code: the same bits as PhiloxBlocks, in a fraction of the time.
import type { StreamKey, WordBlocks } from '../../0-numbers/index.js';
import { ModuleBuilder } from '../wasm/code/index.js';
import { wordsCode, type WordsFunction } from '../wasm/random/words-code.js';

export class ManyBlocks implements WordBlocks {
  readonly words: Uint32Array;
  private readonly make: WordsFunction;

  constructor() {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const module = new ModuleBuilder({ pages: 1, mostPages: 1, shared: false });
    module.add(wordsCode(), 'words');
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>), {
      env: { memory }
    });
    this.make = exports.words as WordsFunction;
    this.words = new Uint32Array(memory.buffer);
  }

  fill(key: StreamKey, element: number, first: number, count: number): void {
    this.make(0, Math.ceil(count / 4), element, first, key.low, key.high);
  }
}
