// What every command of the palette is given.
import type { Panels } from '../panels/panels.js';
import type { PlanTexts } from '../plan-texts.js';
import type { LivePreview } from '../preview/live-preview.js';
import type { Runs, ServerLink } from '../runs.js';
import type { TimingsText } from '../timings-text.js';

export interface CommandContext {
  readonly runs: Runs;
  readonly server: ServerLink;
  readonly panels: Panels;
  readonly plans: PlanTexts;
  readonly preview: LivePreview;
  readonly timings: TimingsText;
  readonly restartServer: () => Promise<void>;
}

export interface Command {
  /** as package.json names it */
  readonly id: string;
  /** `args` come from menus, code lenses and key bindings of anybody */
  execute(context: CommandContext, args: readonly unknown[]): Promise<void>;
}
