// `snn run`: simulates experiments and says what came of them.
import * as path from 'node:path';
import type { Command } from 'commander';
import { exporters, judge, shownRun, terminalRaster } from '../../outputs/index.js';
import { digest, statementsIn, type Experiment, type Recording } from '../../simulator/index.js';
import { exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { chooseExperiments, loadModel } from '../lowered.js';
import type { Subcommand } from '../subcommand.js';
import { refuseOutputs } from '../refuse-outputs.js';
import type { RecordedFile, RunOutcome } from '../run-order.js';
import {
  addRunningOptions,
  addSimulationOptions,
  parseThreads,
  repeatable,
  simulationOptions,
  type RunningFlags,
  type SimulationFlags
} from '../run-options.js';
import { resultDocument } from '../result-document.js';
import { runText, streamedText } from '../run-text.js';
import { writeSaved } from '../saved-files.js';
import { simulate } from '../simulate.js';
import { plainStats, statsText } from '../stats-text.js';
import { withSaved } from '../with-saved.js';
import { UsageError } from '../usage-error.js';

interface RunFlags extends SimulationFlags, RunningFlags {
  readonly json?: boolean;
  readonly digest?: boolean;
  readonly raster?: boolean;
  readonly stats?: boolean;
  readonly output?: readonly string[];
  readonly stream?: boolean;
}

export const run: Subcommand = {
  name: 'run',
  attach(program, act) {
    const command: Command = program
      .command('run')
      .description('simulate the experiments of a file, print statistics and judge its `expect` lines')
      .argument('<file>', 'a .snn file');
    addRunningOptions(addSimulationOptions(command))
      .option('--json', 'print statistics, reports and verdicts as JSON')
      .option('--digest', 'print a hash of every recorded bit: equal hashes mean equal runs')
      .option('--stats', 'print what the run took: synapses and their bytes, times, memory')
      .option('--raster', 'draw the spikes in the terminal')
      .addOption(
        repeatable(
          '-o, --output <what=file>',
          `write recorded data as CSV while it runs, such as spikes=out.csv (${exporters.map(exporter => exporter.name).join(', ')}); may be repeated`
        )
      )
      .option(
        '--stream',
        'keep nothing but what --output writes: runs of any length in little memory, without statistics and verdicts'
      )
      .action((file: string, flags: RunFlags) => act(io => runFile(file, flags, io)));
  }
};

async function runFile(file: string, flags: RunFlags, io: Io): Promise<number> {
  const threads = parseThreads(flags.threads);
  const files = (flags.output ?? []).map(name => recordedFile(name, io));
  refuseStreamWith(flags);
  io.runner.warm();
  const loaded = loadModel(file, flags.experiment ?? [], io, flags);
  if (typeof loaded === 'number') return loaded;
  const experiments = chooseExperiments(flags.experiment ?? [], loaded.model, file);
  if (files.length > 0 && experiments.length > 1) {
    throw new UsageError(
      `${file} has ${experiments.length} experiments and --output names files for one: choose one with --experiment.`
    );
  }
  refuseOutputs(
    files.map(file => file.shown),
    loaded.session,
    io
  );
  const options = { ...simulationOptions(flags, loaded.model), ...(flags.stream && { keep: false }) };
  const results: unknown[] = [];
  const ran: Recording[] = [];
  let failed = false;
  let isInterrupted = false;
  let hasUnwritten = false;
  for (const experiment of experiments) {
    if (flags.stream) warnOfUnjudged(experiment, io);
    const outcome = await simulate(
      { model: withSaved(loaded.model, ran), options: { ...options, experiment: experiment.name }, threads, files },
      io,
      flags
    );
    writeSaved(outcome.recording, io);
    ran.push(outcome.recording);
    isInterrupted = outcome.recording.ended === 'cancelled';
    failed = show(outcome, flags, results, io) || failed;
    hasUnwritten ||= outcome.unwritten.length > 0;
    for (const { shown } of flags.json || hasUnwritten ? [] : files) io.out(`${shown}\n`);
    if (isInterrupted) break;
  }
  if (flags.json) io.out(`${JSON.stringify({ file, experiments: results }, null, 2)}\n`);
  if (hasUnwritten) return exitCode.usage;
  return isInterrupted ? exitCode.interrupted : failed ? exitCode.findings : exitCode.clean;
}

/** Prints, or adds to the results that are printed as JSON; says whether something failed. */
function show(outcome: RunOutcome, flags: RunFlags, results: unknown[], io: Io): boolean {
  const { recording } = outcome;
  const hasBrokenOff = recording.faults.length > 0 || recording.ended !== 'complete';
  if (flags.stream) {
    io.out(`${streamedText(outcome, io)}\n`);
    if (flags.stats) io.out(statsText(outcome, undefined));
    return hasBrokenOff;
  }
  const verdicts = judge(recording);
  if (flags.json)
    results.push({ ...resultDocument(recording, verdicts, io), ...(flags.stats && { stats: plainStats(outcome) }) });
  else {
    io.out(`${runText(recording, verdicts, io)}\n`);
    if (flags.stats) io.out(statsText(outcome, digest(recording)));
    if (flags.raster) io.out(`${rasterHead(recording)}${terminalRaster(recording, io.columns, 16)}\n`);
    if (flags.digest) io.out(`digest ${digest(recording)} ${recording.experiment}\n`);
  }
  return hasBrokenOff || verdicts.some(verdict => !verdict.passed);
}

/** A raster is of one point of a sweep. */
function rasterHead(recording: Recording): string {
  const { said } = shownRun(recording);
  return said === undefined ? '' : `${said}:\n`;
}

/** `spikes=out.csv` */
function recordedFile(given: string, { folder }: Io): RecordedFile {
  const [, exporter, shown] = /^([^=]*)=(.+)$/.exec(given) ?? [];
  const names = exporters.map(exporter => exporter.name);
  if (shown === undefined)
    throw new UsageError(`--output ${given} is not of the form what=file, such as --output spikes=out.csv.`);
  if (names.includes(exporter!)) return { exporter: exporter!, shown, path: path.resolve(folder, shown) };
  throw new UsageError(
    `--output ${given}: nothing that is recorded is called ${exporter}; there is ${names.join(', ')}.`
  );
}

function refuseStreamWith({ stream, json, digest: hash, raster, output }: RunFlags): void {
  if (!stream) return;
  const other = json ? '--json' : hash ? '--digest' : raster ? '--raster' : undefined;
  if (other)
    throw new UsageError(`--stream keeps nothing, and ${other} needs what was recorded: leave one of them out.`);
  if (!output)
    throw new UsageError(
      '--stream keeps nothing but what --output writes: name a file, such as --output spikes=out.csv.'
    );
}

function warnOfUnjudged({ name, statements }: Experiment, io: Io): void {
  if (statementsIn(statements).some(({ kind }) => kind === 'expect' || kind === 'report'))
    io.err(`The expect and report lines of ${name} are left out: with --stream nothing is kept that they could ask.\n`);
}
