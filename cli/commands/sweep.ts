// `snn sweep`: what an experiment reports, for values of parameters and for seeds, as tidy comma-separated values.
import { statementsIn, type Experiment, type NetworkModel, type Statement } from '../../simulator/index.js';
import { exitCode } from '../exit-code.js';
import { faultLines } from '../fault-lines.js';
import type { Io } from '../io.js';
import { chooseExperiments, loadModel } from '../lowered.js';
import type { Subcommand } from '../subcommand.js';
import { refuseOutputs } from '../refuse-outputs.js';
import {
  addRunningOptions,
  parseThreads,
  repeatable,
  simulationOptions,
  type RunningFlags,
  type SimulationFlags
} from '../run-options.js';
import { parseSeeds, parseValues, type Values } from '../settings.js';
import { simulate } from '../simulate.js';
import { sweepTable, type SweepRun } from '../sweep-table.js';
import { UsageError } from '../usage-error.js';
import { writeOutput } from '../write-output.js';

interface SweepFlags extends Pick<SimulationFlags, 'set' | 'memoryLimit'>, RunningFlags {
  readonly experiment?: string;
  readonly values?: readonly string[];
  readonly seeds?: string;
  readonly output?: string;
}

export const sweep: Subcommand = {
  name: 'sweep',
  attach(program, act) {
    const command = program
      .command('sweep')
      .description(
        'run an experiment for values of parameters and write what it reports as CSV, one row per value and seed'
      )
      .argument('<file>', 'a .snn file')
      .option('-e, --experiment <name>', 'experiment to run; needed where the file has several')
      .addOption(
        repeatable(
          '--values <name=list>',
          'values of a parameter, such as g=3,4,5 or "tau=10 ms, 20 ms"; of several, all combinations'
        )
      )
      .option('--seeds <list>', 'seeds, such as 1,2,5 or 1..20 (default: the one in the file)')
      .addOption(repeatable('--set <name=value>', 'value of another `param` of the file; may be repeated'))
      .option('--memory-limit <GB>', 'refuse runs that would take more memory, such as 8 or 500MB (default: 4)')
      .option('-o, --output <file>', 'where to write (default: standard output)');
    addRunningOptions(command).action((file: string, flags: SweepFlags) => act(io => sweepFile(file, flags, io)));
  }
};

async function sweepFile(file: string, flags: SweepFlags, io: Io): Promise<number> {
  const threads = parseThreads(flags.threads);
  io.runner.warm();
  const loaded = loadModel(file, flags.experiment === undefined ? [] : [flags.experiment], io, flags);
  if (typeof loaded === 'number') return loaded;
  if (flags.output !== undefined) refuseOutputs([flags.output], loaded.session, io);
  const experiment = chosen(file, flags, loaded.model);
  const values = parseValues(flags.values ?? [], loaded.model);
  const { settings = {}, ...options } = simulationOptions(settingsAlone(flags), loaded.model);
  const seeds = flags.seeds === undefined ? [undefined] : parseSeeds(flags.seeds);
  const twice = values.find(value => Object.hasOwn(settings, value.parameter));
  if (twice)
    throw new UsageError(`${twice.parameter} has values and is set as well: leave one of --values and --set out.`);
  const model = withoutSweepOf(
    loaded.model,
    experiment,
    values.map(value => value.parameter)
  );
  const wanted = combinations(values).flatMap(point => seeds.map(seed => ({ point, seed })));
  const runs: SweepRun[] = [];
  for (const [i, { point, seed }] of wanted.entries()) {
    const run = {
      ...options,
      experiment: experiment.name,
      settings: { ...settings, ...point },
      ...(seed !== undefined && { seed })
    };
    const shown = { what: `run ${i + 1} of ${wanted.length}`, ...(flags.progress && { progress: true }) };
    const { recording } = await simulate({ model, options: run, threads }, io, shown);
    runs.push({ point, recording });
    if (recording.ended === 'cancelled') break;
  }
  for (const { recording } of runs) io.err(faultLines(recording.faults, io));
  const failed = runs.some(({ recording }) => recording.faults.length > 0 || recording.ended !== 'complete');
  const { text, missing } = sweepTable(runs, values);
  io.err(faultLines(missing, io));
  write(text, flags.output, io);
  if (runs.some(({ recording }) => recording.ended === 'cancelled')) return exitCode.interrupted;
  return failed || missing.length > 0 ? exitCode.findings : exitCode.clean;
}

const settingsAlone = ({ set, memoryLimit }: SweepFlags): SimulationFlags => ({
  ...(set && { set }),
  ...(memoryLimit !== undefined && { memoryLimit })
});

function chosen(file: string, { experiment }: SweepFlags, model: NetworkModel): Experiment {
  const [first, ...others] = chooseExperiments(experiment === undefined ? [] : [experiment], model, file);
  if (others.length > 0)
    throw new UsageError(
      `${file} has the experiments ${[first!, ...others].map(experiment => experiment.name).join(', ')}: choose one with --experiment.`
    );
  if (reports(first!.statements)) return first!;
  throw new UsageError(
    `${first!.name} reports nothing, so there is nothing to write: add a line such as \`report rate(E)\` to it.`
  );
}

const reports = (statements: readonly Statement[]): boolean =>
  statementsIn(statements).some(({ kind }) => kind === 'report');

/** Values of the command line take the place of a sweep of the same parameter in the file. */
function withoutSweepOf(model: NetworkModel, experiment: Experiment, parameters: readonly string[]): NetworkModel {
  const flat = (statements: readonly Statement[]): readonly Statement[] =>
    statements.flatMap(statement =>
      statement.kind !== 'sweep'
        ? [statement]
        : parameters.includes(statement.parameter)
          ? flat(statement.statements)
          : [{ ...statement, statements: flat(statement.statements) }]
    );
  return {
    ...model,
    experiments: model.experiments.map(item =>
      item === experiment ? { ...item, statements: flat(item.statements) } : item
    )
  };
}

/** The last parameter changes fastest. */
function combinations(values: readonly Values[]): readonly Readonly<Record<string, number>>[] {
  return values.reduce<readonly Readonly<Record<string, number>>[]>(
    (points, { parameter, values: own }) =>
      points.flatMap(point => own.map(value => ({ ...point, [parameter]: value }))),
    [{}]
  );
}

function write(text: string, output: string | undefined, io: Io): void {
  if (output === undefined) return io.out(text);
  writeOutput(output, text, io);
  io.out(`${output}\n`);
}
