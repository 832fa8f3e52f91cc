// A WebAssembly module: functions over one imported memory.
import { Bytes } from './bytes.js';
import type { FunctionBuilder } from './function-builder.js';
import { types, type Type } from './instructions.js';

export interface ImportedMemory {
  /** of 64 KiB */
  readonly pages: number;
  readonly mostPages: number;
  readonly shared: boolean;
}

/** Functions are numbered in the order in which they are added. The memory is imported as `env.memory`. */
export class ModuleBuilder {
  private readonly imports: {
    readonly name: string;
    readonly parameters: readonly Type[];
    readonly results: readonly Type[];
  }[] = [];
  private readonly functions: { readonly builder: FunctionBuilder; readonly name?: string }[] = [];

  constructor(private readonly memory: ImportedMemory) {}

  /** A function that comes from outside as `env.<name>`; before any is added. */
  import(name: string, parameters: readonly Type[], results: readonly Type[]): number {
    if (this.functions.length) throw new Error('Imported functions come first.');
    this.imports.push({ name, parameters, results });
    return this.imports.length - 1;
  }

  /** The number by which others call it; exported where it has a name. Its instructions may be added until `bytes()`. */
  add(code: FunctionBuilder | { readonly builder: FunctionBuilder }, name?: string): number {
    const builder = 'builder' in code ? code.builder : code;
    this.functions.push({ builder, ...(name === undefined ? {} : { name }) });
    return this.imports.length + this.functions.length - 1;
  }

  bytes(): Uint8Array {
    const signatures = this.functions.map(({ builder }) =>
      signature(
        builder.parameters.map(p => p.type),
        builder.results
      )
    );
    const imported = this.imports.map(({ parameters, results }) => signature(parameters, results));
    const unique = [...new Set([...imported, ...signatures].map(String))];
    const { pages, mostPages, shared } = this.memory;
    const module = new Bytes().byte(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    section(
      module,
      1,
      unique.length,
      unique.map(text => Uint8Array.from(text.split(','), Number))
    );
    section(module, 2, 1 + imported.length, [
      new Bytes()
        .text('env')
        .text('memory')
        .byte(2, shared ? 3 : 1)
        .unsigned(pages)
        .unsigned(mostPages)
        .taken(),
      ...this.imports.map(({ name }, i) =>
        new Bytes()
          .text('env')
          .text(name)
          .byte(0)
          .unsigned(unique.indexOf(String(imported[i])))
          .taken()
      )
    ]);
    section(
      module,
      3,
      this.functions.length,
      signatures.map(signature => new Bytes().unsigned(unique.indexOf(String(signature))).taken())
    );
    const exported = this.functions.flatMap(({ name }, index) =>
      name === undefined
        ? []
        : [
            new Bytes()
              .text(name)
              .byte(0)
              .unsigned(this.imports.length + index)
              .taken()
          ]
    );
    section(module, 7, exported.length, exported);
    section(
      module,
      10,
      this.functions.length,
      this.functions.map(({ builder }) => new Bytes().sized(builder.body()).taken())
    );
    return module.taken();
  }
}

const signature = (parameters: readonly Type[], results: readonly Type[]): readonly number[] => [
  0x60,
  parameters.length,
  ...parameters.map(t => types[t]),
  results.length,
  ...results.map(t => types[t])
];

function section(module: Bytes, id: number, count: number, entries: readonly Uint8Array[]): void {
  const content = new Bytes().unsigned(count);
  for (const entry of entries) content.append(entry);
  module.byte(id).sized(content.taken());
}
