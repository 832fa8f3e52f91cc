// What every command of the palette is given.
import type { Runs, ServerLink } from '../runs.js';

export interface CommandContext {
  readonly runs: Runs;
  readonly server: ServerLink;
  readonly restartServer: () => Promise<void>;
}

export interface Command {
  /** as package.json names it */
  readonly id: string;
  /** `args` come from menus, code lenses and key bindings of anybody */
  execute(context: CommandContext, args: readonly unknown[]): Promise<void>;
}
