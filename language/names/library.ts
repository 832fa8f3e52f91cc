// The standard library: text like users write, parsed when a name of it is first needed. A model or pattern is in the file of its
// name, so that one look-up parses one small file; files directly in the library's folder are parsed together.
import type { Files } from '../documents/files.js';
import {
  type Const,
  type FunctionDecl,
  type Model,
  type Named,
  type PatternDecl,
  type Program,
  isConst,
  isFunctionDecl,
  isModel,
  isPatternDecl
} from '../generated/ast.js';
import type { Declarations } from './declarations.js';

/** What a library file offers to others; its population and experiment are its own test. */
export type Offered = Model | PatternDecl | FunctionDecl | Const;

const isOffered = (node: Named): node is Offered =>
  isModel(node) || isPatternDecl(node) || isFunctionDecl(node) || isConst(node);

export class Library {
  private readonly fileOf = new Map<string, string>();
  private readonly common: string[] = [];

  constructor(
    private readonly files: Files,
    private readonly declarations: Declarations
  ) {
    const { library, libraryFiles } = files.world;
    for (const uri of libraryFiles) {
      const path = uri.slice(library.length);
      if (path.includes('/')) this.fileOf.set(path.slice(path.lastIndexOf('/') + 1).replace(/\.snn$/, ''), uri);
      else this.common.push(uri);
    }
  }

  /** Is this file part of the library? */
  has(uri: string): boolean {
    return uri.startsWith(this.files.world.library);
  }

  /** What the library offers under a name. */
  find(name: string): readonly Offered[] {
    const own = this.fileOf.get(name);
    return (own ? [own, ...this.common] : this.common).flatMap(uri =>
      (this.declared(uri)?.get(name) ?? []).filter(isOffered)
    );
  }

  /** All of it, parsing what wasn't parsed before. */
  all(): readonly Offered[] {
    return [...this.fileOf.values(), ...this.common].flatMap(uri =>
      [...(this.declared(uri)?.values() ?? [])].flat().filter(isOffered)
    );
  }

  private declared(uri: string): ReturnType<Declarations['of']> | undefined {
    const program = this.program(uri);
    return program && this.declarations.of(program);
  }

  private program(uri: string): Program | undefined {
    const document = this.files.load(uri);
    return typeof document === 'string' ? undefined : document.parseResult.value;
  }
}
