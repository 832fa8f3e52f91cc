// What lowering knows at one place of the text, and where it puts what it finds wrong. One `Lowering` serves one call of `lower`.
import { type AstNode, AstUtils } from 'langium';
import type { Dimension, Expression, Source } from '../../simulator/index.js';
import type { Code } from '../catalogue.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Formal, FunctionDecl } from '../generated/ast.js';
import { sourceOf, sourceOfWord } from '../source.js';
import type { DataFiles } from '../data/data-files.js';
import type { World } from '../world.js';
import type { LoweredData } from './data.js';
import type { Inlined } from './inlined.js';

/** Values of params by name: texts, and numbers in the simulator's units. */
export type Given = Readonly<Record<string, string | number>>;

/** What a caller of `lower` supplies. */
export interface LoweringContext {
  readonly world: World;
  readonly files: DataFiles;
  /** win over the text where data are read */
  readonly given: Given;
  /** dimension of a declaration or expression, undefined where it is opaque or has none */
  readonly dimensionOf: (node: AstNode) => Dimension | undefined;
  /** takes what is wrong; lowering itself throws nothing for a user's mistake */
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface Lowering extends LoweringContext {
  /** the name in the model of every file-level declaration that takes part */
  readonly names: ReadonlyMap<AstNode, string>;
  /** that could be read, by name */
  readonly data: ReadonlyMap<string, LoweredData>;
  readonly inlined: Inlined;
}

export interface Scope {
  readonly lowering: Lowering;
  /** what stands for the arguments of the functions being replaced by their bodies */
  readonly formals: ReadonlyMap<Formal, Expression>;
  /** these functions, outermost first */
  readonly calls: readonly FunctionDecl[];
  /** the user's call that stands for all text of a library function */
  readonly callSite?: Source;
  /** constants of a model stand for their values: in parameters' defaults and bounds, which are read before any `let` */
  readonly constantsByValue: boolean;
  /** how often `xi` has been read in the model: each is a noise of its own */
  readonly noises: { written: number };
}

export const outermostScope = (lowering: Lowering): Scope => ({
  lowering,
  formals: new Map(),
  calls: [],
  constantsByValue: false,
  noises: { written: 0 }
});

export const sourceIn = (node: AstNode, scope: Scope): Source => scope.callSite ?? sourceOf(node);

/** Reports an error at a word of a node, such as the name behind a dot, and gives the value that stands for what cannot be read. */
export function reportErrorAt(node: AstNode, word: string, scope: Scope, code: Code, message: string): Expression {
  const source = scope.callSite ?? sourceOfWord(node, word);
  scope.lowering.report({ code, severity: 'error', message, source });
  return { kind: 'number', value: NaN, source };
}

/** Reports an error at a node and gives the value that stands for what cannot be read. */
export function reportError(node: AstNode, scope: Scope, code: Code, message: string): Expression {
  const source = sourceIn(node, scope);
  scope.lowering.report({ code, severity: 'error', message, source });
  return { kind: 'number', value: NaN, source };
}

export const uriOf = (node: AstNode): string => AstUtils.getDocument(node).uri.toString();

/** Text of the standard library is never where a user's fault is shown. */
export const inLibrary = (node: AstNode, world: World): boolean => uriOf(node).startsWith(world.library);
