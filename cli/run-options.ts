// The options that every command which simulates understands.
import { type Command, Option } from 'commander';
import { passNames, unknownPass, type NetworkModel, type RunOptions } from '../simulator/index.js';
import { parseSeed, parseSettings } from './settings.js';
import { UsageError } from './usage-error.js';

export interface SimulationFlags {
  readonly experiment?: readonly string[];
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly memoryLimit?: string;
  readonly without?: readonly string[];
}

export function addSimulationOptions(command: Command): Command {
  return command
    .addOption(repeatable('-e, --experiment <name>', 'experiment to run; may be repeated (default: all of the file)'))
    .addOption(
      repeatable(
        '--set <name=value>',
        'value of a `param` of the file that the network is built with, such as g=4 or "tau=20 ms"; may be repeated'
      )
    )
    .option('--seed <number>', 'seed of the random numbers, in place of the one in the file')
    .option('--memory-limit <GB>', 'refuse runs that would take more memory, such as 8 or 500MB (default: 4)')
    .addOption(
      repeatable(
        '--without <pass>',
        `leave out an optional pass over the plan: ${passNames.join(', ')} or all; may be repeated`
      )
    );
}

/** An option that may stand several times, each with one value: it takes no word that is meant for the command. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value
  ]);
}

/** Throws a UsageError for what cannot be understood. */
export function simulationOptions(flags: SimulationFlags, model: NetworkModel): Omit<RunOptions, 'experiment'> {
  const seed = parseSeed(flags.seed);
  return {
    settings: parseSettings(flags.set ?? [], model),
    ...(seed !== undefined && { seed }),
    ...(flags.memoryLimit !== undefined && { memoryLimit: parseMemory(flags.memoryLimit) }),
    ...(flags.without && { without: parsePasses(flags.without) })
  };
}

/** How a command runs, and shows that it does. */
export interface RunningFlags {
  readonly threads?: string;
  readonly progress?: boolean;
}

export function addRunningOptions(command: Command): Command {
  return command
    .option('--threads <number>', 'threads that simulate; the results are the same with any number (default: 1)')
    .option('--progress', 'say how far it is and how long it will take, also where no terminal watches');
}

/** A whole number of at least 1. Throws a UsageError. */
export function parseThreads(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^[0-9]+$/.test(text) && Number(text) >= 1 && Number(text) <= mostThreads) return Number(text);
  throw new UsageError(`--threads ${text} is not a whole number from 1 to ${mostThreads}.`);
}

const mostThreads = 256;

function parsePasses(names: readonly string[]): readonly string[] {
  const wrong = unknownPass(names);
  if (wrong) throw new UsageError(`--without: ${wrong}`);
  return names;
}

const unitsOfMemory: Readonly<Record<string, number>> = { '': 1e9, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** `8`, `8GB`, `500 MB`, in bytes; without a unit gigabytes. Throws a UsageError. */
export function parseMemory(text: string): number {
  const [, number = '', unit = ''] = /^\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(?:([kmgt])b?)?\s*$/i.exec(text) ?? [];
  const bytes = Number(number) * unitsOfMemory[unit.toLowerCase()]!;
  if (number === '' || !(bytes > 0) || !Number.isFinite(bytes))
    throw new UsageError(
      `--memory-limit ${text} is no amount of memory above 0; write gigabytes, such as 8, or a unit, such as 500MB.`
    );
  return bytes;
}
