// `snn check`: all findings of files and folders.
import { Option } from 'commander';
import type { Diagnostic, Severity } from '../../language/index.js';
import { exitCode } from '../exit-code.js';
import { findFiles, uriOf } from '../find-files.js';
import { shownPath } from '../diagnostic-text.js';
import type { Io } from '../io.js';
import { plural } from '../plural.js';
import type { Subcommand } from '../subcommand.js';
import { openSession, type Session } from '../session.js';

interface CheckOptions {
  readonly format: 'pretty' | 'concise' | 'json';
  readonly failOn: 'error' | 'warning';
}

export const check: Subcommand = {
  name: 'check',
  attach(program, run) {
    program
      .command('check')
      .description('check .snn files; a folder stands for all .snn files below it')
      .argument('[paths...]', 'files and folders', ['.'])
      .addOption(
        new Option('--format <name>', 'how findings are written')
          .choices(['pretty', 'concise', 'json'])
          .default('pretty')
      )
      .addOption(
        new Option('--fail-on <severity>', 'least severity that gives exit code 1')
          .choices(['error', 'warning'])
          .default('warning')
      )
      .action((paths: string[], options: CheckOptions) => run(io => checkFiles(paths, options, io)));
  }
};

function checkFiles(paths: readonly string[], options: CheckOptions, io: Io): number {
  const files = findFiles(paths, io);
  const session = openSession(io, { files });
  const found = files.flatMap(file => session.language.check(uriOf(file)));
  write(found, files.length, options, io, session);
  if (found.some(diagnostic => diagnostic.code === 'internal-error')) return exitCode.internal;
  const failing: readonly Severity[] = options.failOn === 'error' ? ['error'] : ['error', 'warning'];
  return found.some(diagnostic => failing.includes(diagnostic.severity)) ? exitCode.findings : exitCode.clean;
}

function write(found: readonly Diagnostic[], files: number, options: CheckOptions, io: Io, session: Session): void {
  if (options.format === 'json') {
    const relative = found.map(diagnostic => ({ ...diagnostic, file: shownPath(diagnostic.source.uri, io) }));
    io.out(`${JSON.stringify({ files, diagnostics: relative }, null, 2)}\n`);
    return;
  }
  session.print(found, options.format, text => io.out(text));
  const count = (severity: Severity): number => found.filter(diagnostic => diagnostic.severity === severity).length;
  const summary =
    found.length === 0
      ? io.colours.green('no findings')
      : `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
  io.out(`${plural(files, 'file')} checked: ${summary}\n`);
}
