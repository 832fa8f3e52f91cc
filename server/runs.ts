// All runs of one client: lowers the text as it stands in the editor, gives each run a worker, and passes on what it reports.
import { type AstNode, AstUtils } from 'langium';
import type { Diagnostic, EditorLanguage } from '../language/index.js';
import { displayUnit } from '../outputs/index.js';
import { explainPlan, isDimensionless, plan, rangedParameters, type NetworkModel } from '../simulator/index.js';
import { fileName } from './file-name.js';
import { placeOf, type Texts } from './places.js';
import { recordedBesides } from './recorded-besides.js';
import {
  endedMethod,
  fingerprint,
  startedMethod,
  type DrawParams,
  type Drawn,
  type ExperimentInfo,
  type PlanParams,
  type PlanText,
  type RunAccepted,
  type RunFile,
  type RunParams,
  type RunStarted,
  type ShownParams
} from './protocol.js';
import { Simulation, type SimulationLimits } from './simulation.js';
import type { SimulationOrder, SimulationQuestion, SimulationReport } from './simulation-order.js';
import type { Settings } from './settings.js';

export interface RunsOptions {
  readonly language: EditorLanguage;
  /** file of the worker that simulates */
  readonly worker: string;
  readonly limits: SimulationLimits;
  /** as they are when a run starts */
  readonly settings: Pick<Settings, 'memoryLimit' | 'threads' | 'trusted'>;
  readonly notify: (
    notification: SimulationReport | { readonly method: typeof startedMethod; readonly params: RunStarted }
  ) => void;
}

interface Active {
  readonly uri: string;
  readonly experiment: string;
  readonly simulation: Simulation;
  readonly isPreview: boolean;
}

export interface RunsNow {
  readonly active: readonly Pick<Active, 'uri' | 'experiment'>[];
  readonly kept: readonly Pick<Active, 'uri' | 'experiment'>[];
}

/** Runs that have ended, and whose recordings are kept to be looked at. */
const mostKept = 4;
const forgotten: Drawn = { refused: 'What this run has recorded is not kept any more: run it again.' };

export class Runs {
  private readonly active = new Map<string, Active>();
  /** that have ended, the oldest first */
  private readonly kept = new Map<string, Active>();

  constructor(private readonly options: RunsOptions) {}

  /** Where the file has an experiment of that name and no error, its run starts, and an earlier one of the same experiment stops. */
  start({ run, uri, experiment: wanted, settings, seed, record, plots, preview }: RunParams): RunAccepted {
    if (!this.options.settings.trusted)
      return {
        refused:
          'Experiments run only in a workspace that you trust: trust it (Manage Workspace Trust), then run again.'
      };
    if (this.active.has(run)) return { refused: 'This run was started before; every run needs a name of its own.' };
    const { model, diagnostics, refused } = this.options.language.lower(uri, undefined, settings);
    if (!model) return { refused: refusal(uri, diagnostics) };
    const experiment = choose(model, wanted);
    if (typeof experiment === 'object') return experiment;
    const errors = refused.get(experiment);
    if (errors) return { refused: refusal(uri, errors) };
    if (preview !== undefined && this.isBusy(uri, experiment)) return { refused: `${experiment} runs already.` };
    for (const [other, one] of this.active) if (one.uri === uri && one.experiment === experiment) this.stop(other);
    for (const [other, one] of this.kept) if (one.uri === uri && one.experiment === experiment) this.release(other);
    const { memoryLimit } = this.options.settings;
    const options = {
      experiment,
      ...(settings && { settings }),
      ...(seed !== undefined && { seed }),
      ...(memoryLimit !== undefined && { memoryLimit })
    };
    this.begin(run, model, options, {
      record: record ?? [],
      plots: plots ?? [],
      ...(preview !== undefined && { preview })
    });
    return { experiment };
  }

  /** Whether a run that somebody asked for goes on. */
  private isBusy(uri: string, experiment: string): boolean {
    return [...this.active.values()].some(one => one.uri === uri && one.experiment === experiment && !one.isPreview);
  }

  /** Draws a run that has ended once more. */
  draw({ run, plots, anew }: DrawParams): Drawn {
    return this.ask(run, { ask: 'draw', plots, anew });
  }

  /** What the neurons of a run that has ended can be sorted by. */
  keys(run: string): Drawn {
    return this.ask(run, { ask: 'keys' });
  }

  /** Its memory is given back. */
  private release(run: string): void {
    this.kept.get(run)?.simulation.release();
    this.kept.delete(run);
  }

  private ask(run: string, question: SimulationQuestion): Drawn {
    const simulation = this.kept.get(run)?.simulation;
    if (!simulation?.isKept) return forgotten;
    simulation.ask(question);
    return {};
  }

  /** A run that is not known has ended already. */
  stop(run: string): void {
    this.active.get(run)?.simulation.stop();
  }

  shown({ run, pictures }: ShownParams): void {
    this.active.get(run)?.simulation.shown(pictures);
  }

  stopAll(): void {
    for (const run of this.active.keys()) this.stop(run);
    for (const run of this.kept.keys()) this.release(run);
  }

  /** Those that go on, and those that have ended and whose recordings are kept. */
  get now(): RunsNow {
    const named = (runs: Iterable<Active>): RunsNow['active'] =>
      [...runs].map(({ uri, experiment }) => ({ uri, experiment }));
    return { active: named(this.active.values()), kept: named(this.kept.values()) };
  }

  /** The experiments of a file in their order, also where the file has errors. */
  experiments(uri: string): readonly ExperimentInfo[] {
    const declarations = this.options.language.program(uri)?.declarations ?? [];
    return declarations.flatMap(declaration => {
      const range = declaration.$cstNode?.range;
      return declaration.$type === 'Experiment' && declaration.name && range
        ? [
            {
              name: declaration.name,
              expectations: expectationsIn(declaration),
              place: { uri, start: range.start, end: range.end }
            }
          ]
        : [];
    });
  }

  /** What an experiment is compiled to, as text; of a sweep for its first value. */
  plan({ uri, experiment: wanted }: PlanParams): PlanText {
    const { model, diagnostics } = this.options.language.lower(uri);
    if (!model) return { refused: refusal(uri, diagnostics) };
    const experiment = choose(model, wanted);
    if (typeof experiment === 'object') return experiment;
    const { memoryLimit } = this.options.settings;
    const made = plan(model, { experiment, ...(memoryLimit !== undefined && { memoryLimit }) });
    return made.plan
      ? { text: explainPlan(made.plan) }
      : { refused: made.faults.map(fault => fault.message).join(' ') };
  }

  private begin(
    run: string,
    model: NetworkModel,
    options: SimulationOrder['options'],
    besides: Pick<RunStarted, 'record' | 'plots' | 'preview'>
  ): void {
    const {
      notify,
      worker,
      limits,
      settings: { threads }
    } = this.options;
    const texts = this.texts();
    const { uri } = model;
    const { experiment } = options;
    notify({
      method: startedMethod,
      params: { run, uri, experiment, files: this.filesOf(uri), ...aboutModel(model, options, texts), ...besides }
    });
    const order = { run, model: recordedBesides(model, experiment, besides.record), options, texts };
    const { preview, plots } = besides;
    const pace = preview === undefined ? { threads } : { threads: 1, preview };
    const simulation = new Simulation(worker, { ...order, ...pace, plots }, limits, report => {
      if (report.method === endedMethod) this.keep(run);
      notify(report);
    });
    this.active.set(run, { uri, experiment, simulation, isPreview: preview !== undefined });
  }

  private keep(run: string): void {
    const ended = this.active.get(run);
    this.active.delete(run);
    if (!ended?.simulation.isKept) return;
    const isReplaced = [...this.active.values()].some(
      one => one.uri === ended.uri && one.experiment === ended.experiment
    );
    if (isReplaced) return ended.simulation.release();
    this.kept.set(run, ended);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.release(oldest);
  }

  /** Texts of the file, of what it imports and of the library, as they are now. */
  private texts(): Texts {
    const documents = this.options.language.services.shared.workspace.LangiumDocuments.all;
    return Object.fromEntries(
      documents.map(document => [document.uri.toString(), document.textDocument.getText()] as const).toArray()
    );
  }

  private filesOf(uri: string): readonly RunFile[] {
    const { language } = this.options;
    const program = language.program(uri);
    const programs = program ? language.services.names.closure(program) : [];
    return programs.flatMap(({ $document: document }) =>
      document ? [{ uri: document.uri.toString(), fingerprint: fingerprint(document.textDocument.getText()) }] : []
    );
  }
}

const expectationsIn = (experiment: AstNode): number =>
  AstUtils.streamAllContents(experiment)
    .filter(({ $type }) => $type === 'Expect')
    .count();

function aboutModel(
  model: NetworkModel,
  { experiment, settings }: SimulationOrder['options'],
  texts: Texts
): Pick<RunStarted, 'populations' | 'parameters'> {
  return {
    populations: model.populations.map(({ name, source }) => ({ name, place: placeOf(source, texts) })),
    parameters: rangedParameters(model, experiment, settings).map(({ dimension, ...rest }) => ({
      ...rest,
      unit: displayUnit(dimension, Math.max(Math.abs(rest.low), Math.abs(rest.high))),
      whole: isDimensionless(dimension) && [rest.low, rest.high, rest.default].every(Number.isInteger)
    }))
  };
}

/** Of several experiments one must be named. */
function choose(model: NetworkModel, wanted: string | undefined): string | { readonly refused: string } {
  const there = model.experiments.map(experiment => experiment.name);
  const file = fileName(model.uri);
  if (there.length === 0)
    return { refused: `${file} has no experiment: add one, such as \`experiment first { step 0.1 ms  run 1 s }\`.` };
  if (wanted === undefined)
    return there.length === 1
      ? there[0]!
      : { refused: `${file} has ${there.length} experiments: choose one of ${there.join(', ')}.` };
  return there.includes(wanted)
    ? wanted
    : { refused: `${file} has no experiment ${wanted}; it has ${there.join(', ')}.` };
}

function refusal(uri: string, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(diagnostic => diagnostic.severity === 'error');
  const [first] = errors;
  if (!first) return `${fileName(uri)} cannot be run.`;
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return `${fileName(uri)} has ${count}, in line ${first.source.line}: ${first.message}${errors.length > 1 ? ' Fix them, then run again.' : ''}`;
}
