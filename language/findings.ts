// Runs the checks over a file: those on its text and on its network always, those on the plans of its experiments where nothing is wrong.
import type { LangiumDocument } from 'langium';
import type { NetworkModel } from '../simulator/index.js';
import type { TextCheck } from './checks/check.js';
import { checks } from './checks/registry.js';
import type { Diagnostic } from './diagnostic.js';
import type { Program } from './generated/ast.js';
import { isProgram } from './generated/ast.js';
import { lower } from './lowering/lower.js';
import type { Names } from './names/names.js';
import { nodesOf } from './names/nodes.js';
import { findOnModel, findOnPlans } from './network-findings.js';
import { reporter } from './reporter.js';
import { inferTypes, type TypeTable } from './units/infer/infer-types.js';
import type { World } from './world.js';

export interface Lowered {
  /** absent where a finding is an error */
  readonly model?: NetworkModel;
  readonly diagnostics: Diagnostic[];
}

export class Findings {
  constructor(private readonly names: Names, private readonly world: World) {}

  /** All findings about a file, in the order of its text. */
  of(document: LangiumDocument): Diagnostic[] {
    return this.lowered(document).diagnostics;
  }

  lowered(document: LangiumDocument): Lowered {
    const program = document.parseResult.value;
    if (!isProgram(program)) return { diagnostics: [] };
    const types = inferTypes(program);
    const onText = this.onText(program, types, checks.filter(check => check.on === 'text'));
    const { model, diagnostics } = this.network(program, types);
    // What lowering says of a file with errors follows from them.
    const found = [...onText, ...(onText.some(isError) ? [] : diagnostics)];
    found.push(...findOnModel(model, program));
    if (!found.some(isError)) found.push(...findOnPlans(model, program));
    const all = inOrder(found);
    return all.some(isError) ? { diagnostics: all } : { model, diagnostics: all };
  }

  private onText(program: Program, types: TypeTable, wanted: readonly TextCheck[]): Diagnostic[] {
    const found: Diagnostic[] = [];
    const nodes = nodesOf(program);
    const uri = program.$document!.uri.toString();
    const errorsIn = (other: Program): number => this.onText(other, inferTypes(other), wanted.filter(check => !check.looksIntoImports)).filter(isError).length;
    for (const check of wanted) check.run({ program, uri, nodes, names: this.names, types, errorsIn, report: reporter(check, found) });
    return found;
  }

  private network(program: Program, types: TypeTable): { model: NetworkModel; diagnostics: Diagnostic[] } {
    const diagnostics: Diagnostic[] = [];
    const imported = this.names.closure(program).filter(one => one !== program);
    const model = lower(program, imported, { world: this.world, dimensionOf: node => types.dimensionOf(node), report: one => diagnostics.push(one) });
    return { model, diagnostics };
  }
}

const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort((a, b) => a.source.offset - b.source.offset || a.source.end - b.source.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
