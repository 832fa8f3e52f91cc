// `snn test`: runs every experiment that expects something and says which expectations hold.
import { judge, unjudged, type Verdict } from '../../outputs/index.js';
import type { Diagnostic } from '../../language/index.js';
import {
  statementsIn,
  type Experiment,
  type NetworkModel,
  type Recording,
  type Statement
} from '../../simulator/index.js';
import { exitCode } from '../exit-code.js';
import { faultLines, type Told } from '../fault-lines.js';
import { findFiles, uriOf } from '../find-files.js';
import { shownPath } from '../diagnostic-text.js';
import type { Io } from '../io.js';
import { plain } from '../plain-text.js';
import { plural } from '../plural.js';
import type { Subcommand } from '../subcommand.js';
import { jsonFault, jsonVerdict } from '../result-document.js';
import { verdictLine } from '../run-text.js';
import { awaitsFile, saversFor, withSaved } from '../with-saved.js';
import { openSession } from '../session.js';
import { simulate } from '../simulate.js';

interface TestFlags {
  readonly filter?: string;
  readonly json?: boolean;
}

interface TestResult {
  readonly file: string;
  readonly experiment: string;
  readonly passed: boolean;
  readonly verdicts: readonly Verdict[];
  /** why there are none, where the run was cut short */
  readonly unjudged?: string;
  /** of the run, and what keeps the experiment from running */
  readonly faults: readonly Told[];
  /** ms of the clock */
  readonly duration: number;
  /** by Ctrl-C: what would have followed was not run */
  readonly isInterrupted?: boolean;
}

export const test: Subcommand = {
  name: 'test',
  attach(program, act) {
    program
      .command('test')
      .description('run every experiment with `expect` lines; a folder stands for all .snn files below it')
      .argument('[paths...]', 'files and folders', ['.'])
      .option('--filter <text>', 'only experiments whose `file experiment` holds this text')
      .option('--json', 'print the results as JSON')
      .action((paths: string[], flags: TestFlags) => act(io => testFiles(paths, flags, io)));
  }
};

async function testFiles(paths: readonly string[], flags: TestFlags, io: Io): Promise<number> {
  io.runner.warm();
  const results: TestResult[] = [];
  for (const file of findFiles(paths, io)) {
    for await (const result of testsOf(file, flags, io)) {
      if (!flags.json) io.out(resultText(result, io));
      results.push(result);
      if (result.isInterrupted) return exitCode.interrupted;
    }
  }
  const failed = results.filter(result => !result.passed);
  const all = results.flatMap(result => result.verdicts);
  const held = all.filter(verdict => verdict.passed);
  if (flags.json)
    io.out(
      `${JSON.stringify({ passed: results.length - failed.length, failed: failed.length, results: results.map(result => plainResult(result, io)) }, null, 2)}\n`
    );
  else
    io.out(
      summary(
        results.length,
        failed.length,
        `${held.length} of ${plural(all.length, 'expectation')} ${held.length === 1 ? 'holds' : 'hold'}`,
        flags,
        io
      )
    );
  // a misspelt filter must not pass for a test that did
  if (results.length === 0 && flags.filter !== undefined) return exitCode.usage;
  return failed.length > 0 ? exitCode.findings : exitCode.clean;
}

/** The duration is in seconds of the clock. */
const plainResult = ({ verdicts, faults, duration, ...result }: TestResult, io: Io): object => ({
  ...result,
  verdicts: verdicts.map(verdict => jsonVerdict(verdict, io)),
  faults: faults.map(fault => jsonFault(fault, io)),
  duration: { value: duration / 1000, unit: 's' }
});

function summary(tests: number, failed: number, expectations: string, { filter }: TestFlags, { colours }: Io): string {
  const { green, red, yellow } = colours;
  if (tests === 0)
    return `${yellow(filter === undefined ? 'No experiment expects anything: add an `expect` line.' : `No experiment with \`expect\` lines matches ${filter}.`)}\n`;
  const counts = [
    ...(failed > 0 ? [red(`${failed} failed`)] : []),
    ...(tests > failed ? [green(`${tests - failed} passed`)] : [])
  ];
  return `\n${plural(tests, 'experiment')}: ${counts.join(', ')}; ${expectations}\n`;
}

async function* testsOf(file: string, { filter = '' }: TestFlags, io: Io): AsyncGenerator<TestResult> {
  const { model, diagnostics, refused } = openSession(io, { files: [file] }).language.lower(uriOf(file));
  const name = shownPath(uriOf(file), io);
  const wanted = (experiment: string): boolean => `${name} ${experiment}`.includes(filter);
  const errors = diagnostics.filter(diagnostic => diagnostic.severity === 'error');
  if (!model) {
    // which experiments there are is not known
    if (errors.length > 0 && name.includes(filter)) yield notRun(name, '', errors);
    return;
  }
  const chosen = model.experiments.filter(experiment => expects(experiment.statements) && wanted(experiment.name));
  const ran = new Ran(name, model, chosen, refused, io);
  for (const experiment of chosen) {
    const why = refused.get(experiment.name);
    yield why ? notRun(name, experiment.name, why) : await testOne(name, experiment, ran);
  }
}

/**
 * The runs of a file's tests, each once. What one loads and another of the file saves comes from memory: of an experiment that is tested, too, or
 * where there is no such file yet. Nothing is written.
 */
class Ran {
  private readonly recordings = new Map<Experiment, Recording>();

  constructor(
    private readonly file: string,
    private readonly model: NetworkModel,
    private readonly chosen: readonly Experiment[],
    private readonly refused: ReadonlyMap<string, unknown>,
    private readonly io: Io
  ) {}

  /** `earlier`: those that wait for it, so that a circle ends. */
  async recordingOf(experiment: Experiment, earlier: readonly Experiment[] = []): Promise<Recording> {
    const known = this.recordings.get(experiment);
    if (known) return known;
    const saved: Recording[] = [];
    for (const saver of saversFor(experiment, this.model)) {
      const isNeeded = this.chosen.includes(saver) || awaitsFile(experiment);
      if (!isNeeded || this.refused.has(saver.name) || [...earlier, experiment].includes(saver)) continue;
      const recording = await this.recordingOf(saver, [...earlier, experiment]);
      if (recording.ended === 'cancelled') return recording;
      saved.push(recording);
    }
    const model = withSaved(this.model, saved);
    const what = `${this.file} ${experiment.name}`;
    const { recording } = await simulate({ model, options: { experiment: experiment.name } }, this.io, { what });
    this.recordings.set(experiment, recording);
    return recording;
  }
}

const expects = (statements: readonly Statement[]): boolean =>
  statementsIn(statements).some(({ kind }) => kind === 'expect');

function notRun(file: string, experiment: string, why: readonly Diagnostic[]): TestResult {
  const faults = why.map(({ code, message, source }) => ({ code, message, source }));
  return { file, experiment, passed: false, verdicts: [], faults, duration: 0 };
}

async function testOne(file: string, experiment: Experiment, ran: Ran): Promise<TestResult> {
  const { name } = experiment;
  const started = performance.now();
  const recording = await ran.recordingOf(experiment);
  const verdicts = judge(recording);
  const why = unjudged(recording);
  const isInterrupted = recording.ended === 'cancelled';
  const passed =
    recording.faults.length === 0 && recording.ended === 'complete' && verdicts.every(verdict => verdict.passed);
  return {
    file,
    experiment: name,
    passed,
    verdicts,
    ...(why !== undefined && { unjudged: why }),
    faults: recording.faults,
    duration: performance.now() - started,
    ...(isInterrupted && { isInterrupted })
  };
}

function resultText({ file, experiment, passed, verdicts, unjudged, faults, duration }: TestResult, io: Io): string {
  const { green, red, bold, dim } = io.colours;
  const sign = passed ? green('✓') : red('✗');
  const head =
    `${sign} ${dim(plain(file))} ${bold(experiment || 'has errors')} ${experiment ? dim(`(${Math.round(duration)} ms)`) : ''}`.trimEnd();
  return `${head}\n${verdicts.map(verdict => `  ${verdictLine(verdict, io)}`).join('')}${unjudged === undefined ? '' : `    ${plain(unjudged)}.\n`}${faultLines(faults, io)}`;
}
