// The options that every command which simulates understands.
import type { Command } from 'commander';
import { Option } from 'commander';
import type { NetworkModel, RunOptions } from '../simulator/index.js';
import { parseSeed, parseSettings } from './settings.js';
import { UsageError } from './usage-error.js';

export interface SimulationFlags {
  readonly experiment?: readonly string[];
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly memoryLimit?: string;
}

export function addSimulationOptions(command: Command): Command {
  return command
    .option('-e, --experiment <name...>', 'experiments to run (default: all of the file)')
    .addOption(new Option('--set <name=value...>', 'value of a `param` of the file, such as g=4 or "tau=20 ms"'))
    .option('--seed <number>', 'seed of the random numbers, in place of the one in the file')
    .option('--memory-limit <GB>', 'refuse runs that would take more memory (default: 4)');
}

/** Throws a UsageError for what cannot be understood. */
export function simulationOptions(flags: SimulationFlags, model: NetworkModel): Omit<RunOptions, 'experiment'> {
  const seed = parseSeed(flags.seed);
  return {
    settings: parseSettings(flags.set ?? [], model),
    ...(seed !== undefined && { seed }),
    ...(flags.memoryLimit !== undefined && { memoryLimit: parseMemory(flags.memoryLimit) })
  };
}

function parseMemory(text: string): number {
  const gigabytes = Number(text);
  if (!(gigabytes > 0) || !Number.isFinite(gigabytes)) throw new UsageError(`--memory-limit ${text} is not a number of gigabytes above 0.`);
  return gigabytes * 1e9;
}
