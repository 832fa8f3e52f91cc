// Runs the checks over a file: those on its text and on its network always, those on the plans of its experiments where nothing is wrong.
import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { Experiment, NetworkModel } from '../simulator/index.js';
import { capped } from './capped.js';
import type { TextCheck } from './checks/check.js';
import { checks } from './checks/registry.js';
import { DataFiles } from './data/data-files.js';
import type { Diagnostic } from './diagnostic.js';
import { type Data, type Declaration, type Program, isProgram } from './generated/ast.js';
import { guarded } from './internal-fault.js';
import type { LoweredData } from './lowering/data.js';
import { knownData } from './lowering/known-data.js';
import { lower } from './lowering/lower.js';
import type { Given } from './lowering/scope.js';
import { mender } from './mends/mends.js';
import { referencesOf } from './names/linker.js';
import type { Names } from './names/names.js';
import { nodesOf } from './names/nodes.js';
import type { Settled } from './names/settled.js';
import { findOnModel, findOnPlans } from './network-findings.js';
import { reporter } from './reporter.js';
import { inferTypes, type TypeTable } from './units/infer/infer-types.js';
import type { World } from './world.js';

export interface Lowered {
  /** absent where the text has an error, or the network outside of experiments */
  readonly model?: NetworkModel;
  /** experiments of the model that cannot be run, with the errors in them and in their plans; the others can */
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly diagnostics: Diagnostic[];
}

/** Looks at a file step by step: first gives what its text alone tells, then rests now and then, at last has all. */
export type Look = Generator<Diagnostic[] | undefined, Lowered>;

export class Findings {
  /** by document, what was found of it last */
  private readonly last = new WeakMap<LangiumDocument, { readonly version: number; readonly lowered: Lowered }>();

  private readonly files: DataFiles;

  constructor(
    private readonly names: Names,
    private readonly world: World
  ) {
    this.files = new DataFiles(world);
  }

  /** All findings about a file, in the order of its text. */
  of(document: LangiumDocument): Diagnostic[] {
    return finished(this.look(document)).diagnostics;
  }

  /** The same step by step; what it comes to is remembered as the latest. */
  *look(document: LangiumDocument): Look {
    const { version } = document.textDocument;
    const lowered = yield* this.guardedLook(document, {});
    this.last.set(document, { version, lowered });
    return lowered;
  }

  /** The network as it was when the findings about this text were asked for last, or as it is. */
  latest(document: LangiumDocument): Lowered {
    return this.known(document) ?? this.lowered(document);
  }

  /** The network as it was when the findings about this text were asked for last; undefined where they were not yet. */
  known(document: LangiumDocument): Lowered | undefined {
    const known = this.last.get(document);
    return known?.version === document.textDocument.version ? known.lowered : undefined;
  }

  /** `given`: values of params with which data are read and experiments planned */
  lowered(document: LangiumDocument, given: Given = {}): Lowered {
    return finished(this.guardedLook(document, given));
  }

  private *guardedLook(document: LangiumDocument, given: Given): Look {
    const faults: Diagnostic[] = [];
    const look = this.looked(document, given);
    const instead = { done: true, value: { diagnostics: faults, refused: new Map() } } as const;
    const program = document.parseResult.value;
    const mended = isProgram(program) ? memo(mender(program)) : (one: Diagnostic) => one;
    for (;;) {
      const { done, value } = guarded<ReturnType<typeof look.next>>(
        document.uri.toString(),
        diagnostic => faults.push(diagnostic),
        () => look.next(),
        instead
      );
      if (done) return { ...value, diagnostics: capped(value.diagnostics).map(mended) };
      yield value?.map(mended);
    }
  }

  private *looked(document: LangiumDocument, given: Given): Look {
    const program = document.parseResult.value;
    if (!isProgram(program)) return { diagnostics: [], refused: new Map() };
    const { types, onText } = this.ofText(program);
    yield inOrder(onText);
    const uri = program.$document!.uri.toString();
    const { model, diagnostics } = guarded<{ readonly model?: NetworkModel; readonly diagnostics: Diagnostic[] }>(
      uri,
      diagnostic => onText.push(diagnostic),
      () => this.network(program, types, given),
      { diagnostics: [] }
    );
    if (!model) return { diagnostics: inOrder(onText), refused: new Map() };
    yield;
    // What lowering says of a file with errors follows from them.
    const settings = settingsIn(model, given);
    const onModel = [...(onText.some(isError) ? [] : diagnostics), ...(yield* findOnModel(model, program, settings))];
    const broken = onModel.filter(isError);
    const all = [...onText, ...onModel];
    if (onText.some(isError) || broken.some(diagnostic => !model.experiments.some(holds(diagnostic))))
      return { diagnostics: inOrder(all), refused: new Map() };
    const sound = model.experiments.filter(experiment => !broken.some(diagnostic => holds(diagnostic)(experiment)));
    const onPlans = (experiments: readonly Experiment[]): Generator<undefined, Diagnostic[]> =>
      findOnPlans({ ...model, experiments }, program, {
        ...(this.world.memoryLimit !== undefined && { memoryLimit: this.world.memoryLimit }),
        settings
      });
    all.push(...(yield* onPlans(sound)));
    const refused = new Map<string, readonly Diagnostic[]>();
    if (all.some(isError))
      for (const experiment of model.experiments) {
        const errors = yield* errorsOf(experiment, broken, onPlans);
        if (errors.length > 0) refused.set(experiment.name, errors);
      }
    return { model, refused, diagnostics: inOrder(all) };
  }

  /** The network alone, of a text that nobody sees; undefined where it has an error. */
  networkOf(document: LangiumDocument): NetworkModel | undefined {
    const program = document.parseResult.value;
    const look = (): NetworkModel | undefined => {
      if (!isProgram(program)) return undefined;
      const types = inferTypes(program);
      const onText = this.onText(program, types, textChecks());
      if (onText.some(isError)) return undefined;
      const { model, diagnostics } = this.network(program, types, {});
      return diagnostics.some(isError) ? undefined : model;
    };
    return guarded(document.uri.toString(), () => undefined, look, undefined);
  }

  /** Data that a file declares, as they are read now; undefined where they cannot be. */
  dataOf(node: Data): LoweredData | undefined {
    const program = AstUtils.getContainerOfType(node, isProgram);
    return program && knownData(node, this.names.closure(program), { world: this.world, files: this.files });
  }

  /** Types, and what the text alone tells; declarations in which nothing was found are not looked at again until something in reach of them changes. */
  private ofText(program: Program): { types: TypeTable; onText: Diagnostic[] } {
    const { settled } = this.names;
    const among = settled.unsettled(program);
    const types = inferTypes(program, among);
    const wanted = textChecks();
    const nodes = [program, ...among.flatMap(declaration => settled.nodesIn(declaration))];
    const inThese = this.onText(program, types, wanted.filter(isByDeclaration), nodes);
    for (const declaration of soundAmong(among, inThese, settled))
      if (!types.unfit.has(declaration)) settled.settle(declaration);
    const inAll = this.onText(
      program,
      types,
      wanted.filter(check => !isByDeclaration(check)),
      settled.nodesOf(program)
    );
    return { types, onText: [...inThese, ...inAll] };
  }

  private onText(
    program: Program,
    types: TypeTable,
    wanted: readonly TextCheck[],
    nodes: readonly AstNode[] = nodesOf(program)
  ): Diagnostic[] {
    const found: Diagnostic[] = [];
    const uri = program.$document!.uri.toString();
    const errorsIn = (other: Program): number =>
      this.onText(
        other,
        inferTypes(other),
        textChecks().filter(check => !check.looksIntoImports)
      ).filter(isError).length;
    for (const check of wanted)
      guarded(
        uri,
        diagnostic => found.push(diagnostic),
        () => check.run({ program, uri, nodes, names: this.names, types, errorsIn, report: reporter(check, found) }),
        undefined
      );
    return found;
  }

  private network(
    program: Program,
    types: TypeTable,
    given: Given
  ): { model: NetworkModel; diagnostics: Diagnostic[] } {
    const diagnostics: Diagnostic[] = [];
    const imported = this.names.closure(program).filter(item => item !== program);
    const model = lower(program, imported, {
      world: this.world,
      files: this.files,
      given,
      dimensionOf: node => types.dimensionOf(node),
      report: diagnostic => diagnostics.push(diagnostic)
    });
    return { model, diagnostics };
  }
}

/** What is given of parameters that a run may set. */
const settingsIn = ({ globals }: NetworkModel, given: Given): Record<string, number> =>
  Object.fromEntries(
    globals.flatMap(({ name, settable, value }) => {
      const set = given[name];
      return settable && value.kind !== 'text' && typeof set === 'number' ? [[name, set]] : [];
    })
  );

/** Asked again, the same is given. */
function memo<T extends object>(of: (one: T) => T): (one: T) => T {
  const known = new WeakMap<T, T>();
  return one => {
    const before = known.get(one);
    if (before) return before;
    const found = of(one);
    known.set(one, found);
    return found;
  };
}

/** Whether a finding lies in the text of an experiment. */
const holds =
  ({ source }: Diagnostic) =>
  (experiment: Experiment): boolean =>
    source.uri === experiment.source.uri &&
    source.offset >= experiment.source.offset &&
    source.end <= experiment.source.end;

/** What keeps one experiment from being run. */
function* errorsOf(
  experiment: Experiment,
  broken: readonly Diagnostic[],
  onPlans: (experiments: readonly Experiment[]) => Generator<undefined, Diagnostic[]>
): Generator<undefined, readonly Diagnostic[]> {
  const own = broken.filter(diagnostic => holds(diagnostic)(experiment));
  return own.length > 0 ? own : (yield* onPlans([experiment])).filter(isError);
}

function finished(look: Look): Lowered {
  for (;;) {
    const { done, value } = look.next();
    if (done) return value;
  }
}

const textChecks = (): TextCheck[] => checks.filter(check => check.on === 'text');

const isByDeclaration = ({ byDeclaration }: TextCheck): boolean => byDeclaration === true;

/** Those in which nothing was found and all names lead somewhere: what is unknown may be known when text elsewhere can be read again. */
function soundAmong(among: readonly Declaration[], found: readonly Diagnostic[], settled: Settled): Declaration[] {
  const isIn = ({ source }: Diagnostic, { $cstNode }: Declaration): boolean =>
    $cstNode !== undefined && source.offset >= $cstNode.offset && source.offset <= $cstNode.end;
  if (!found.every(one => among.some(declaration => isIn(one, declaration)))) return [];
  return among.filter(
    declaration =>
      !found.some(one => isIn(one, declaration)) &&
      settled.nodesIn(declaration).every(node => referencesOf(node).every(reference => reference.ref))
  );
}

const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) =>
      a.source.offset - b.source.offset ||
      a.source.end - b.source.end ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
