// What a name means where it stands: own declarations from the inside out, then the file, what it imports, and the library.
import { type AstNode, AstUtils, type LangiumCoreServices } from 'langium';
import type { Files, Imported } from '../documents/files.js';
import {
  type Args,
  type Expr,
  type Formal,
  type Named,
  type PlainArg,
  type Program,
  isCall,
  isConst,
  isEventDecl,
  isExperiment,
  isFunctionDecl,
  isIndex,
  isInput,
  isModel,
  isNamedArg,
  isParam,
  isPatternDecl,
  isPlainArg,
  isPopulation,
  isProgram,
  isRecorded,
  isReference,
  isState,
  isUse
} from '../generated/ast.js';
import { behind, modelUsed } from './configured.js';
import { Declarations, declaredIn } from './declarations.js';
import { Library } from './library.js';
import { Settled } from './settled.js';
import { isSynapticWeight, wantedBy, type Wanted } from './preference.js';

/** Services of a language whose names are looked up so. */
export type ServicesWithNames = LangiumCoreServices & { readonly names: Names };

export class Names {
  readonly library: Library;
  readonly settled = new Settled();

  constructor(
    readonly files: Files,
    readonly declarations = new Declarations()
  ) {
    this.library = new Library(files, declarations);
  }

  /** The declaration that a name means as this property of this node. */
  find(name: string, node: AstNode, property: string): Named | undefined {
    if (isNamedArg(node) && property === 'param')
      return this.parameters(node.$container).find(named => named.name === name);
    const wanted = wantedBy(node, property);
    let other: Named | undefined;
    for (const level of this.levels(node, name)) {
      for (const named of level) {
        if (wanted.fits(named)) return named;
        other ??= named;
      }
    }
    return other;
  }

  /** All declarations of the wanted kind that could be named there, nearest first. */
  visible(node: AstNode, property: string): Named[] {
    if (isNamedArg(node) && property === 'param') return [...this.parameters(node.$container)];
    return this.visibleKind(node, wantedBy(node, property));
  }

  visibleKind(node: AstNode, wanted: Wanted): Named[] {
    const found = new Map<string, Named>();
    for (const level of this.levels(node))
      for (const named of level) if (wanted.fits(named) && !found.has(named.name!)) found.set(named.name!, named);
    return [...found.values()];
  }

  /** What can be given in these brackets by name: formals of a function or pattern, parameters and states of a model. */
  parameters(args: Args): readonly Named[] {
    const user = args.$container;
    const target = isUse(user)
      ? user.model?.ref
      : isCall(user) && isReference(user.callee)
        ? user.callee.to?.ref
        : undefined;
    return target ? parametersOf(target) : [];
  }

  imports(program: Program): readonly Imported[] {
    return this.files.imports(program);
  }

  /** The file itself and all that it imports, directly and by way of others. */
  closure(program: Program): readonly Program[] {
    return this.files.closure(program);
  }

  isLibrary(node: AstNode): boolean {
    return this.library.has(AstUtils.getDocument(node).uri.toString());
  }

  /** Declarations from the inside out, level by level; only those of one name where it is given. */
  private *levels(node: AstNode, name?: string): Generator<readonly Named[]> {
    const of = (container: AstNode): readonly Named[] =>
      name === undefined ? declaredIn(container) : (this.declarations.of(container).get(name) ?? []);
    const model = AstUtils.getContainerOfType(node, isModel);
    const inPlasticity = model?.kind === 'plasticity' && !model.base;
    for (let at: AstNode | undefined = node, within = node; at; within = at, at = at.$container) {
      if (isPlainArg(at) && at.condition === within) yield chosenBy(at, name);
      yield of(at);
      if (!isProgram(at)) continue;
      for (const other of this.closure(at)) if (other !== at) yield of(other).filter(named => !isExperiment(named));
    }
    const offered = name === undefined ? this.library.all() : this.library.find(name);
    yield inPlasticity ? offered : offered.filter(offered => !isSynapticWeight(offered));
  }
}

/** What the condition of `rate(A where inh == 1)` may speak of: members of the model of A, of which those that stay are offered. */
function chosenBy({ value }: PlainArg, name?: string): readonly Named[] {
  const of = isRecorded(value) ? value.source.of.ref : isIndex(value) ? referred(value.of) : referred(value);
  const model = isPopulation(of) ? modelUsed(of.$container.model) : undefined;
  const members = model ? declaredIn(model) : [];
  return name === undefined
    ? members.filter(member => isParam(member) || isConst(member) || (isState(member) && member.persistent))
    : members.filter(member => member.name === name);
}

const referred = (node: Expr): Named | undefined => (isReference(node) ? node.to.ref : undefined);

/** Formals of a function or pattern; parameters, states and inputs of a model; of what is configured, those behind it; those whose name could be read. */
export function parametersOf(target: Named): readonly (Named | Formal)[] {
  if (isFunctionDecl(target)) return target.formals.filter(formal => Boolean(formal.name));
  if (isPatternDecl(target)) return (behind(target)?.formals ?? []).filter(formal => Boolean(formal.name));
  if (!isModel(target)) return [];
  const members = (behind(target)?.members ?? [])
    .filter(member => isParam(member) || isState(member) || isInput(member) || isEventDecl(member))
    .filter(member => !isInput(member) || behind(target)?.kind !== 'encoder')
    .filter(member => Boolean(member.name));
  // the inputs of a neuron are rarely bound: they come last
  const rare = (member: (typeof members)[number]): boolean => behind(target)?.kind === 'neuron' && isInput(member);
  return [...members.filter(member => !rare(member)), ...members.filter(rare)];
}
