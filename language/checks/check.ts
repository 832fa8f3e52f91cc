// What every check is: one file, one code, one page docs/checks/<code>.md. Checks look and report; they change nothing and throw nothing.
import type { AstNode } from 'langium';
import type { NetworkModel, Source } from '../../simulator/index.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Program } from '../generated/ast.js';
import type { Names } from '../names/names.js';
import type { TypeTable } from '../units/infer/infer-types.js';

export type Check = TextCheck | LoweringCheck | ModelCheck;

/** Looks at the syntax tree, also of files with syntax errors: any child may be missing and any reference unresolved. */
export interface TextCheck {
  /** kebab-case, the name of the file it is in and of its page */
  readonly code: string;
  readonly severity: Severity;
  readonly on: 'text';
  /** asks for errors of imported files, and is itself not asked there */
  readonly looksIntoImports?: boolean;
  run(context: TextContext): void;
}

/** What lowering finds by itself, where no error was found on the text; the entry gives its code a page. */
export interface LoweringCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly on: 'lowering';
}

/** Looks at the lowered model; runs only where no error was found before. */
export interface ModelCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly on: 'model';
  run(context: ModelContext): void;
}

export interface TextContext {
  readonly program: Program;
  readonly uri: string;
  /** all nodes of the file, each before its children */
  readonly nodes: readonly AstNode[];
  readonly names: Names;
  /** types and dimensions of declarations and expressions */
  readonly types: TypeTable;
  /** number of errors in another file */
  readonly errorsIn: (program: Program) => number;
  readonly report: Report;
}

export interface ModelContext {
  readonly model: NetworkModel;
  /** the file that was lowered */
  readonly program: Program;
  readonly uri: string;
  readonly names: Names;
  readonly types: TypeTable;
  readonly report: Report;
}

/** `at` is a node, a stretch of text, or a property of a node (`{ node, property: 'name' }`): its own token or tokens. */
export type Report = (at: AstNode | Source | PropertyOf, message: string, more?: ReportMore) => void;

export interface PropertyOf {
  readonly node: AstNode;
  readonly property: string;
  /** which one, where the property is a list */
  readonly index?: number;
}

/** `severity` overrides the check's own for one finding. */
export type ReportMore = Partial<Pick<Diagnostic, 'related' | 'fixes' | 'tag' | 'severity'>>;
