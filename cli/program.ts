// Puts the subcommands together; knows no subcommand by name.
import { Command, CommanderError, Option } from 'commander';
import { commands } from './commands/registry.js';
import { exitCode } from './exit-code.js';
import { type Io, processIo } from './io.js';
import { RunFailure } from './run-failure.js';
import type { Action } from './subcommand.js';
import { plain, plainLines } from './plain-text.js';
import { repeatable } from './run-options.js';
import { UsageError } from './usage-error.js';

export interface MainOptions {
  /** for tests; otherwise the terminal of the process */
  readonly io?: Io;
  readonly version: string;
}

/** Carries out a command line (without node and script); never throws for a user's mistake. Returns the exit code. */
export async function main(argv: readonly string[], { io, version }: MainOptions): Promise<number> {
  let code: number = exitCode.clean;
  const program = new Command('snn')
    .description('Check, simulate and plot spiking neural networks written in .snn files.')
    .version(version, '-V, --version', 'print the version')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .addOption(
      repeatable(
        '--allow-read <folder>',
        'a folder whose files may be imported and read as tables; may be repeated (default: the current folder, those of the files named, and their repository)'
      )
    )
    .helpCommand(false)
    .showHelpAfterError('Run `snn --help` or `snn <command> --help`.')
    .exitOverride()
    .configureOutput({ writeOut: text => terminal().out(text), writeErr: text => terminal().err(text) });
  const terminal = (): Io => {
    const { color, allowRead = [] } = program.opts<{ color?: string; allowRead?: readonly string[] }>();
    const given = io ?? processIo(colourChoice(color));
    return {
      ...given,
      allowRead,
      out: text => given.out(plainLines(text)),
      err: text => given.err(plainLines(text))
    };
  };
  const run: Action = async act => {
    code = await act(terminal());
  };
  for (const command of commands) command.attach(program, run);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, terminal());
  }
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.usage;
  if (error instanceof UsageError) {
    io.err(`snn: ${plain(error.message)}\n`);
    return exitCode.usage;
  }
  if (error instanceof RunFailure) {
    io.err(`snn: ${plain(error.message)}\n`);
    return exitCode.findings;
  }
  io.err(`snn: internal error: ${error instanceof Error ? error.message : String(error)}\n`);
  io.err('This is a mistake of snn, not yours. Please report it with the file; SNN_DEBUG=1 shows where it happened.\n');
  if (process.env.SNN_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
  return exitCode.internal;
}

function colourChoice(when: string | undefined): boolean | undefined {
  return when === 'always' ? true : when === 'never' ? false : undefined;
}
