// `snn explain`: what a check means, or what a file becomes on its way to a simulation.
import { readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { Option } from 'commander';
import { codes, entryOfCode, explainModel, isCode, pageOf } from '../../language/index.js';
import { explainPlan, plan } from '../../simulator/index.js';
import { exitCode } from '../exit-code.js';
import { findFile, uriOf } from '../find-files.js';
import type { Io } from '../io.js';
import { faultLines } from '../fault-lines.js';
import { chooseExperiments, loadModel, type Loaded } from '../lowered.js';
import type { Subcommand } from '../subcommand.js';
import { addSimulationOptions, simulationOptions, type SimulationFlags } from '../run-options.js';
import { openSession } from '../session.js';
import { refuseOutOfRange } from '../settings.js';
import { UsageError } from '../usage-error.js';

interface ExplainFlags extends SimulationFlags {
  readonly stage?: 'ast' | 'model' | 'plan';
  readonly list?: boolean;
}

export const explain: Subcommand = {
  name: 'explain',
  attach(program, act) {
    const command = program
      .command('explain')
      .description('explain a finding by its code, or show what a file becomes')
      .argument('[what]', 'the code of a finding, or with --stage a .snn file')
      .addOption(new Option('--stage <name>', 'what to show of a file').choices(['ast', 'model', 'plan']))
      .option('--list', 'list all codes');
    addSimulationOptions(command).action((what: string | undefined, flags: ExplainFlags) =>
      act(io => explainWhat(what, flags, io))
    );
  }
};

function explainWhat(what: string | undefined, flags: ExplainFlags, io: Io): number {
  if (flags.list) {
    for (const code of codes) io.out(`${code.padEnd(28)} ${entryOfCode(code).title}\n`);
    return exitCode.clean;
  }
  if (what === undefined)
    throw new UsageError(
      'Name the code of a finding (`snn explain --list` shows them), or a file with --stage ast, model or plan.'
    );
  if (flags.stage) return explainStage(flags.stage, what, flags, io);
  if (!isCode(what))
    throw new UsageError(
      `There is no check ${what}; \`snn explain --list\` shows all. For a file add --stage ast, model or plan.`
    );
  const page = pageOf(what);
  if (page !== what) io.out(`${what}: ${entryOfCode(what).title}\n\n`);
  io.out(readFileSync(path.join(pageFolder(), `${page}.md`), 'utf8'));
  return exitCode.clean;
}

function explainStage(stage: 'ast' | 'model' | 'plan', file: string, flags: ExplainFlags, io: Io): number {
  if (stage === 'ast') {
    const named = findFile(file, io.folder);
    io.out(openSession(io, { files: [named] }).language.explainAst(uriOf(named)));
    return exitCode.clean;
  }
  const loaded = loadModel(file, flags.experiment ?? [], io, flags);
  if (typeof loaded === 'number') return loaded;
  if (stage === 'model') {
    io.out(explainModel(loaded.model));
    return exitCode.clean;
  }
  return explainPlans(file, flags, loaded, io);
}

function explainPlans(file: string, flags: ExplainFlags, { model }: Loaded, io: Io): number {
  const options = simulationOptions(flags, model);
  let code: number = exitCode.clean;
  for (const { name } of chooseExperiments(flags.experiment ?? [], model, file)) {
    const result = plan(model, { ...options, experiment: name });
    refuseOutOfRange(result.faults, options.settings ?? {}, model);
    if (result.plan) io.out(`${explainPlan(result.plan).trimEnd()}\n`);
    if (result.faults.length > 0) code = exitCode.findings;
    io.err(faultLines(result.faults, io));
  }
  return code;
}

function pageFolder(): string {
  const here = import.meta.dirname;
  const bundled = path.join(here, '..', 'docs', 'checks');
  return statSync(bundled, { throwIfNoEntry: false })?.isDirectory()
    ? bundled
    : path.join(here, '..', '..', 'docs', 'checks');
}
