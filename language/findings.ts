// Runs the checks over a file: those on its text always, those on the network where its names and dimensions are in order.
import type { AstNode, LangiumDocument } from 'langium';
import { GrammarUtils } from 'langium';
import type { NetworkModel, Source } from '../simulator/index.js';
import type { PropertyOf, Report, TextCheck } from './checks/check.js';
import { checks } from './checks/registry.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import type { Program } from './generated/ast.js';
import { isProgram } from './generated/ast.js';
import { lower } from './lowering/lower.js';
import type { Names } from './names/names.js';
import { nodesOf } from './names/nodes.js';
import { sourceAt, sourceOf } from './source.js';
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
    if (onText.some(isError)) return { diagnostics: inOrder(onText) };
    const { model, diagnostics } = this.network(program, types);
    const onModel = diagnostics.some(isError) ? [] : this.onModel(program, types, model);
    const all = inOrder([...onText, ...diagnostics, ...onModel]);
    return all.some(isError) ? { diagnostics: all } : { model, diagnostics: all };
  }

  private onText(program: Program, types: TypeTable, wanted: readonly TextCheck[]): Diagnostic[] {
    const found: Diagnostic[] = [];
    const nodes = nodesOf(program);
    const uri = program.$document!.uri.toString();
    const errorsIn = (other: Program): number => this.onText(other, inferTypes(other), wanted.filter(check => !check.looksIntoImports)).filter(isError).length;
    for (const check of wanted) check.run({ program, uri, nodes, names: this.names, types, errorsIn, report: reporter(check.code, check.severity, found) });
    return found;
  }

  private network(program: Program, types: TypeTable): { model: NetworkModel; diagnostics: Diagnostic[] } {
    const diagnostics: Diagnostic[] = [];
    const imported = this.names.closure(program).filter(one => one !== program);
    const model = lower(program, imported, { world: this.world, dimensionOf: node => types.dimensionOf(node), report: one => diagnostics.push(one) });
    return { model, diagnostics };
  }

  private onModel(program: Program, types: TypeTable, model: NetworkModel): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const check of checks) {
      if (check.on === 'model') check.run({ model, program, uri: model.uri, names: this.names, types, report: reporter(check.code, check.severity, found) });
    }
    return found;
  }
}

const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort((a, b) => a.source.offset - b.source.offset || a.source.end - b.source.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

function reporter(code: string, severity: Severity, found: Diagnostic[]): Report {
  return (at, message, more = {}) => void found.push({ code, severity, message, source: placeOf(at), ...more });
}

function placeOf(at: AstNode | Source | PropertyOf): Source {
  if ('uri' in at) return at;
  if (!('property' in at)) return sourceOf(at);
  const { node, property, index } = at;
  const token = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  return token ? sourceAt(node, token.offset, token.end) : sourceOf(node);
}
