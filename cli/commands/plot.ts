// `snn plot`: simulates an experiment and writes its pictures.
import * as path from 'node:path';
import { Option } from 'commander';
import { networkSvg, plot as plotRecording, renderSvg, sceneCsv, themes, type Scene } from '../../outputs/index.js';
import { exitCode } from '../exit-code.js';
import { faultLines } from '../fault-lines.js';
import type { Io } from '../io.js';
import { chooseExperiments, loadModel } from '../lowered.js';
import type { Subcommand } from '../subcommand.js';
import { refuseOutputs } from '../refuse-outputs.js';
import {
  addRunningOptions,
  addSimulationOptions,
  parseThreads,
  repeatable,
  simulationOptions,
  type RunningFlags,
  type SimulationFlags
} from '../run-options.js';
import { simulate } from '../simulate.js';
import { UsageError } from '../usage-error.js';
import { writeOutput } from '../write-output.js';

interface PlotFlags extends SimulationFlags, RunningFlags {
  readonly output?: readonly string[];
  readonly theme: 'print' | 'screen';
  readonly network?: boolean;
}

export const plot: Subcommand = {
  name: 'plot',
  attach(program, act) {
    const command = program
      .command('plot')
      .description('simulate the experiments of a file and write the pictures of its `plot` lines')
      .argument('<file>', 'a .snn file');
    addRunningOptions(addSimulationOptions(command))
      .addOption(
        repeatable(
          '-o, --output <file>',
          'where to write: a name ending in .svg, .png or .csv (the data of the picture); may be repeated (default: <file>-<experiment>.svg)'
        )
      )
      .addOption(
        new Option('--theme <name>', 'colours for paper or for dark screens')
          .choices(['print', 'screen'])
          .default('print')
      )
      .option('--network', 'draw populations and connections in place of results; nothing is simulated')
      .action((file: string, flags: PlotFlags) => act(io => plotFile(file, flags, io)));
  }
};

async function plotFile(file: string, flags: PlotFlags, io: Io): Promise<number> {
  if (flags.network) return plotNetwork(file, flags, io);
  (flags.output ?? []).forEach(refuseUnknownFormat);
  const threads = parseThreads(flags.threads);
  io.runner.warm();
  const loaded = loadModel(file, flags.experiment ?? [], io, flags);
  if (typeof loaded === 'number') return loaded;
  const experiments = chooseExperiments(flags.experiment ?? [], loaded.model, file);
  if (flags.output && experiments.length > 1) {
    throw new UsageError(
      `${file} has ${experiments.length} experiments and --output names one picture: choose one with --experiment.`
    );
  }
  const outputs = new Map(
    experiments.map(({ name }) => [name, flags.output ?? [`${path.basename(file, '.snn')}-${name}.svg`]] as const)
  );
  refuseOutputs([...outputs.values()].flat(), loaded.session, io);
  const options = simulationOptions(flags, loaded.model);
  let faults = 0;
  let isInterrupted = false;
  for (const { name } of experiments) {
    const { recording } = await simulate(
      { model: loaded.model, options: { ...options, experiment: name }, threads },
      io,
      flags
    );
    io.err(faultLines(recording.faults, io));
    faults += recording.faults.length;
    const scene = plotRecording(recording, { model: loaded.model });
    for (const output of outputs.get(name)!) {
      await writePicture(output, scene, flags.theme, io);
      io.out(`${output}\n`);
    }
    isInterrupted = recording.ended === 'cancelled';
    if (isInterrupted) break;
  }
  if (isInterrupted) return exitCode.interrupted;
  return faults > 0 ? exitCode.findings : exitCode.clean;
}

/** The file is drawn where it has no errors. */
async function plotNetwork(file: string, flags: PlotFlags, io: Io): Promise<number> {
  const idle = (['experiment', 'set', 'seed', 'without', 'threads', 'progress'] as const).find(
    name => flags[name] !== undefined
  );
  if (idle)
    throw new UsageError(
      `--network draws the file as it is written and runs nothing, so --${idle} has no effect: leave it out.`
    );
  const outputs = flags.output ?? [`${path.basename(file, '.snn')}-network.svg`];
  const other = outputs.find(output => !/\.(svg|png)$/.test(output));
  if (other !== undefined)
    throw new UsageError(`--output ${other}: the name of a network's picture must end in .svg or .png.`);
  const loaded = loadModel(file, [], io, flags);
  if (typeof loaded === 'number') return loaded;
  refuseOutputs(outputs, loaded.session, io);
  const svg = networkSvg(loaded.session.language.network(loaded.model.uri)!, themes[flags.theme]);
  for (const output of outputs) {
    writeOutput(output, await imageOf(output, svg), io);
    io.out(`${output}\n`);
  }
  return exitCode.clean;
}

const contentOf = async (output: string, scene: Scene, theme: PlotFlags['theme']): Promise<string | Uint8Array> =>
  output.endsWith('.csv') ? sceneCsv(scene) : imageOf(output, renderSvg(scene, { theme }));

/** The renderer of PNG is large: who writes none does not load it. */
const imageOf = async (output: string, svg: string): Promise<string | Uint8Array> =>
  output.endsWith('.png') ? (await import('../png.js')).renderPng(svg) : svg;

async function writePicture(output: string, scene: Scene, theme: PlotFlags['theme'], io: Io): Promise<void> {
  writeOutput(output, await contentOf(output, scene, theme), io);
}

function refuseUnknownFormat(output: string): void {
  if (!/\.(svg|png|csv)$/.test(output))
    throw new UsageError(`--output ${output}: the name must end in .svg, .png or .csv.`);
}
