// What every check is: one file, one code, one page docs/checks/<code>.md. Checks look and report; they change nothing and throw nothing.
import type { AstNode } from 'langium';
import type { Foreseen } from '../../outputs/index.js';
import type { Experiment, KnownValues, NetworkModel, Plan, Source } from '../../simulator/index.js';
import type { Code } from '../catalogue.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Program } from '../generated/ast.js';
import type { Names } from '../names/names.js';
import type { TypeTable } from '../units/infer/infer-types.js';

export type Check = TextCheck | ModelCheck | PlanCheck;

/** Looks at the syntax tree, also of files with syntax errors: any child may be missing and any reference unresolved. */
export interface TextCheck {
  /** kebab-case, the name of the file it is in and of its page */
  readonly code: Code;
  readonly on: 'text';
  /** asks for errors of imported files, and is itself not asked there */
  readonly looksIntoImports?: boolean;
  /** what it finds in a declaration follows from that and from what it names: it is asked again only where one of these has changed */
  readonly byDeclaration?: boolean;
  run(context: TextContext): void;
}

/** Looks at the lowered model, also of files with errors: then parts are missing and values that could not be read are NaN. */
export interface ModelCheck {
  readonly code: Code;
  readonly on: 'model';
  run(context: ModelContext): void;
}

/** Looks at the plans of all experiments; runs only where no error was found before. */
export interface PlanCheck {
  readonly code: Code;
  readonly on: 'plan';
  run(context: PlanContext): void;
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
  readonly program: Program;
  readonly uri: string;
  /** values of constants and parameters as the file declares them */
  readonly known: KnownValues;
  readonly experiments: readonly KnownExperiment[];
  /** finds the same only once; what lies in another file is left to that file */
  readonly report: Report;
}

export interface KnownExperiment {
  readonly experiment: Experiment;
  /** values as the experiment sets them, and its step */
  readonly known: KnownValues;
}

interface PlanContext {
  readonly model: NetworkModel;
  readonly program: Program;
  readonly uri: string;
  readonly plans: readonly PlannedExperiment[];
  /** finds the same only once; what lies in another file is left to that file */
  readonly report: Report;
}

/** An experiment planned with the values of the file; of a sweep, one plan for its first value and one for its last. */
export interface PlannedExperiment {
  readonly experiment: Experiment;
  readonly plans: readonly Plan[];
  /** what its expectations, reports and plots ask and its run can't answer */
  readonly foreseen: readonly Foreseen[];
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
