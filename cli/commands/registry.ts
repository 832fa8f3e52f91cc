// All subcommands, in the order of `snn --help`.
import type { Subcommand } from '../subcommand.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { format } from './format.js';
import { plot } from './plot.js';
import { run } from './run.js';
import { sweep } from './sweep.js';
import { test } from './test.js';

export const commands: readonly Subcommand[] = [check, run, test, plot, sweep, format, explain];
