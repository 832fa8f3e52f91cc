// `snn format`: writes files with the white space of the house, or says which ones have another.
import * as path from 'node:path';
import { applyChanges, whyUnreadable, type TextChange, type Unreadable } from '../../language/index.js';
import { shownPath } from '../diagnostic-text.js';
import { exitCode } from '../exit-code.js';
import { findFiles, uriOf } from '../find-files.js';
import type { Io } from '../io.js';
import { plural } from '../plural.js';
import { plain } from '../plain-text.js';
import { replaceFile } from '../replacement.js';
import type { Subcommand } from '../subcommand.js';
import { openSession, type Session } from '../session.js';
import { unifiedDiff } from '../unified-diff.js';
import { UsageError } from '../usage-error.js';
import { reasonOf } from '../write-output.js';

interface FormatFlags {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly stdinFilename?: string;
}

/** A text, and what formatting would change. */
interface Formatted {
  /** as people know the file */
  readonly name: string;
  readonly text: string;
  readonly changes: readonly TextChange[];
}

export const format: Subcommand = {
  name: 'format',
  attach(program, act) {
    program
      .command('format')
      .description('give .snn files the usual white space, in place; a folder stands for all .snn files below it')
      .argument('[paths...]', 'files and folders; - formats standard input to standard output', ['.'])
      .option('--check', 'write nothing; exit code 1 where something would change')
      .option('--diff', 'write nothing; show what would change')
      .option('--stdin-filename <name>', 'with -, the name of the file in messages')
      .action((paths: string[], flags: FormatFlags) => act(io => formatAll(paths, flags, io)));
  }
};

function formatAll(paths: readonly string[], flags: FormatFlags, io: Io): number {
  if (paths.includes('-')) {
    if (paths.length > 1) throw new UsageError('- stands for standard input alone: name files in a separate call.');
    return formatInput(flags, openSession(io, { files: [] }), io);
  }
  if (flags.stdinFilename !== undefined)
    throw new UsageError('--stdin-filename names what comes in on standard input: add - or leave it out.');
  const files = findFiles(paths, io);
  return formatFiles(files, flags, openSession(io, { files }), io);
}

function formatInput(flags: FormatFlags, session: Session, io: Io): number {
  const name = flags.stdinFilename ?? 'stdin.snn';
  const formatted = formatText(name, path.resolve(io.folder, name), io.input(), session, io);
  if (!formatted) return exitCode.findings;
  const { text, changes } = formatted;
  if (!flags.check && !flags.diff) io.raw(applyChanges(text, changes));
  else if (changes.length > 0) show(formatted, flags, io);
  return flags.check && changes.length > 0 ? exitCode.findings : exitCode.clean;
}

function formatFiles(files: readonly string[], flags: FormatFlags, session: Session, io: Io): number {
  let changed = 0;
  let refused = 0;
  for (const file of files) {
    const formatted = formatText(shownPath(uriOf(file), io), file, session.read(uriOf(file)), session, io);
    if (!formatted) refused++;
    else if (formatted.changes.length > 0) {
      if (!flags.check && !flags.diff && !write(formatted, file, io)) {
        refused++;
        continue;
      }
      changed++;
      show(formatted, flags, io);
    }
  }
  const left = refused > 0 ? `, ${plural(refused, 'file')} left alone` : '';
  io.err(
    `${plural(changed, 'file')} ${flags.check || flags.diff ? 'would change' : 'changed'}, ${plural(files.length - changed - refused, 'file')} formatted already${left}\n`
  );
  return refused > 0 || (flags.check && changed > 0) ? exitCode.findings : exitCode.clean;
}

const show = ({ name, text, changes }: Formatted, flags: FormatFlags, io: Io): void =>
  flags.diff ? io.raw(unifiedDiff(name, text, changes)) : io.out(`${plain(name)}\n`);

/** Says whether it could; where not, the reason has been told. */
function write({ name, text, changes }: Formatted, file: string, io: Io): boolean {
  try {
    replaceFile(file, applyChanges(text, changes));
    return true;
  } catch (error) {
    io.err(`snn: ${plain(name)} is left as it is: it cannot be written (${reasonOf(error)}).\n`);
    return false;
  }
}

/** Undefined for what cannot be read as .snn, and has been said. */
function formatText(
  name: string,
  file: string,
  bytes: Uint8Array | Unreadable,
  session: Session,
  io: Io
): Formatted | undefined {
  if (typeof bytes === 'string') {
    io.err(`snn: ${plain(name)} is left as it is: it ${unread(bytes)}.\n`);
    return undefined;
  }
  const text = decoded(bytes);
  if (text === undefined) {
    io.err(`snn: ${plain(name)} is left as it is: it holds bytes that are not UTF-8; save it in this encoding.\n`);
    return undefined;
  }
  const { changes, diagnostics } = session.language.format(uriOf(file), text);
  if (changes) return { name, text, changes };
  io.err(`snn: ${plain(name)} is left as it is, because it does not parse:\n`);
  session.print(diagnostics, 'concise', line => io.err(line));
  return undefined;
}

const unread = (why: Unreadable): string => (why === 'missing' || why === 'directory' ? 'is gone' : whyUnreadable(why));

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
