// Runs the checks over a file: those on its text and on its network always, those on the plans of its experiments where nothing is wrong.
import { AstUtils, type LangiumDocument } from 'langium';
import type { Experiment, NetworkModel } from '../simulator/index.js';
import { capped } from './capped.js';
import type { TextCheck } from './checks/check.js';
import { checks } from './checks/registry.js';
import { DataFiles } from './data/data-files.js';
import type { Diagnostic } from './diagnostic.js';
import { type Data, type Program, isProgram } from './generated/ast.js';
import { guarded } from './internal-fault.js';
import type { LoweredData } from './lowering/data.js';
import { knownData } from './lowering/known-data.js';
import { lower } from './lowering/lower.js';
import type { Given } from './lowering/scope.js';
import { withMends } from './mends/mends.js';
import type { Names } from './names/names.js';
import { nodesOf } from './names/nodes.js';
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
    const lowered = this.lowered(document);
    this.last.set(document, { version: document.textDocument.version, lowered });
    return lowered.diagnostics;
  }

  /** The network as it was when the findings about this text were asked for last, or as it is. */
  latest(document: LangiumDocument): Lowered {
    const known = this.last.get(document);
    return known?.version === document.textDocument.version ? known.lowered : this.lowered(document);
  }

  /** `given`: values of params with which data are read and experiments planned */
  lowered(document: LangiumDocument, given: Given = {}): Lowered {
    const diagnostics: Diagnostic[] = [];
    const broken = { diagnostics, refused: new Map<string, Diagnostic[]>() };
    return guarded(
      document.uri.toString(),
      diagnostic => diagnostics.push(diagnostic),
      () => mendedIn(cappedIn(this.looked(document, given)), document),
      broken
    );
  }

  private looked(document: LangiumDocument, given: Given): Lowered {
    const program = document.parseResult.value;
    if (!isProgram(program)) return { diagnostics: [], refused: new Map() };
    const types = inferTypes(program);
    const onText = this.onText(
      program,
      types,
      checks.filter(check => check.on === 'text')
    );
    const uri = program.$document!.uri.toString();
    const { model, diagnostics } = guarded<{ readonly model?: NetworkModel; readonly diagnostics: Diagnostic[] }>(
      uri,
      diagnostic => onText.push(diagnostic),
      () => this.network(program, types, given),
      { diagnostics: [] }
    );
    if (!model) return { diagnostics: inOrder(onText), refused: new Map() };
    // What lowering says of a file with errors follows from them.
    const settings = settingsIn(model, given);
    const onModel = [...(onText.some(isError) ? [] : diagnostics), ...findOnModel(model, program, settings)];
    const broken = onModel.filter(isError);
    const all = [...onText, ...onModel];
    if (onText.some(isError) || broken.some(diagnostic => !model.experiments.some(holds(diagnostic))))
      return { diagnostics: inOrder(all), refused: new Map() };
    const sound = model.experiments.filter(experiment => !broken.some(diagnostic => holds(diagnostic)(experiment)));
    const onPlans = (experiments: readonly Experiment[]): Diagnostic[] =>
      findOnPlans({ ...model, experiments }, program, {
        ...(this.world.memoryLimit !== undefined && { memoryLimit: this.world.memoryLimit }),
        settings
      });
    all.push(...onPlans(sound));
    const refused = all.some(isError)
      ? model.experiments.map(experiment => [experiment.name, errorsOf(experiment, broken, onPlans)] as const)
      : [];
    return { model, refused: new Map(refused.filter(([, errors]) => errors.length > 0)), diagnostics: inOrder(all) };
  }

  /** Data that a file declares, as they are read now; undefined where they cannot be. */
  dataOf(node: Data): LoweredData | undefined {
    const program = AstUtils.getContainerOfType(node, isProgram);
    return program && knownData(node, this.names.closure(program), { world: this.world, files: this.files });
  }

  private onText(program: Program, types: TypeTable, wanted: readonly TextCheck[]): Diagnostic[] {
    const found: Diagnostic[] = [];
    const nodes = nodesOf(program);
    const uri = program.$document!.uri.toString();
    const errorsIn = (other: Program): number =>
      this.onText(
        other,
        inferTypes(other),
        wanted.filter(check => !check.looksIntoImports)
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

const cappedIn = (lowered: Lowered): Lowered => ({ ...lowered, diagnostics: capped(lowered.diagnostics) });

const mendedIn = (lowered: Lowered, { parseResult: { value } }: LangiumDocument): Lowered =>
  isProgram(value)
    ? { ...lowered, diagnostics: lowered.diagnostics.map(diagnostic => withMends(diagnostic, value)) }
    : lowered;

/** Whether a finding lies in the text of an experiment. */
const holds =
  ({ source }: Diagnostic) =>
  (experiment: Experiment): boolean =>
    source.uri === experiment.source.uri &&
    source.offset >= experiment.source.offset &&
    source.end <= experiment.source.end;

/** What keeps one experiment from being run. */
function errorsOf(
  experiment: Experiment,
  broken: readonly Diagnostic[],
  onPlans: (experiments: readonly Experiment[]) => Diagnostic[]
): readonly Diagnostic[] {
  const own = broken.filter(diagnostic => holds(diagnostic)(experiment));
  return own.length > 0 ? own : onPlans([experiment]).filter(isError);
}

const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) =>
      a.source.offset - b.source.offset ||
      a.source.end - b.source.end ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
