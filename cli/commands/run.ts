// `snn run`: simulates experiments and says what came of them.
import type { Command } from 'commander';
import { judge, report, summarise, terminalRaster } from '../../outputs/index.js';
import { digest, type Recording } from '../../simulator/index.js';
import { exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { chooseExperiments, loadModel } from '../lowered.js';
import type { Subcommand } from '../program.js';
import { addSimulationOptions, simulationOptions, type SimulationFlags } from '../run-options.js';
import { runText } from '../run-text.js';
import { simulate } from '../simulate.js';

interface RunFlags extends SimulationFlags {
  readonly json?: boolean;
  readonly digest?: boolean;
  readonly raster?: boolean;
}

export const run: Subcommand = {
  name: 'run',
  attach(program, act) {
    const command: Command = program
      .command('run')
      .description('simulate the experiments of a file, print statistics and judge its `expect` lines')
      .argument('<file>', 'a .snn file');
    addSimulationOptions(command)
      .option('--json', 'print statistics, reports and verdicts as JSON')
      .option('--digest', 'print a hash of every recorded bit: equal hashes mean equal runs')
      .option('--raster', 'draw the spikes in the terminal')
      .action((file: string, flags: RunFlags) => act(io => runFile(file, flags, io)));
  }
};

function runFile(file: string, flags: RunFlags, io: Io): number {
  const loaded = loadModel(file, flags.experiment ?? [], io);
  if (typeof loaded === 'number') return loaded;
  const experiments = chooseExperiments(flags.experiment ?? [], loaded.model, file);
  const options = simulationOptions(flags, loaded.model);
  const results: unknown[] = [];
  let failed = false;
  for (const { name } of experiments) {
    const recording = simulate(loaded.model, { ...options, experiment: name }, io);
    const verdicts = judge(recording);
    failed ||= recording.faults.length > 0 || recording.ended !== 'complete' || verdicts.some(one => !one.passed);
    if (flags.json) results.push({ ...plainResult(recording), verdicts });
    else {
      io.out(`${runText(recording, verdicts, io)}\n`);
      if (flags.raster) io.out(`${terminalRaster(recording, io.columns, 16)}\n`);
      if (flags.digest) io.out(`digest ${digest(recording)} ${name}\n`);
    }
  }
  if (flags.json) io.out(`${JSON.stringify({ file, experiments: results }, null, 2)}\n`);
  return failed ? exitCode.findings : exitCode.clean;
}

/** Statistics and reports without the recorded arrays. */
function plainResult(recording: Recording): object {
  return { ...summarise(recording), reports: report(recording), faults: recording.faults, digest: digest(recording) };
}
