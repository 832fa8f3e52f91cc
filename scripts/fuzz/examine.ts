// Checks one changed text and says what must never be: exceptions, long waits, places outside of the text, lost declarations.
import type { Diagnostic, EditorLanguage } from '../../language/index.js';
import { eachDeclared } from '../../language/names/declarations.js';
import { holesIn } from './messages.js';
import type { Changed, Original } from './mutations.js';
import { folder } from './originals.js';

/** What is known of a text before it is changed. */
export interface Baseline {
  readonly original: Original;
  /** the uri that it and its changed texts are checked under */
  readonly uri: string;
  readonly declarations: readonly Declared[];
  /** codes and messages of all that is found in it */
  readonly findings: readonly string[];
}

interface Declared {
  readonly key: string;
  readonly end: number;
}

/** What came of one changed text. */
export interface Outcome {
  /** what must never be; empty where all is well */
  readonly faults: readonly string[];
  /** lines of the errors that the original does not have, in the order of the text; absent where the text was not checked */
  readonly errors?: readonly number[];
  /** the first error is about the use, on another line, of what the changed lines declare: nothing is wrong in these alone */
  readonly isAtUse?: boolean;
  /** the lines that were changed, counted from 1 */
  readonly first: number;
  readonly last: number;
  /** of the processor */
  readonly milliseconds: number;
}

/** ms of the processor, which others may be using too; what takes longer is a fault */
const slowest = 1000;

/** Files of the library may say `internal`, and so are checked as files of the library. */
export function baselineOf(language: EditorLanguage, original: Original): Baseline {
  const library = language.services.names.files.world.library;
  const uri = original.name.startsWith('library/') ? `${library}changed/text.snn` : `${folder}text.snn`;
  const findings = language.check(uri, original.text).map(keyOf);
  return { original, uri, declarations: declaredIn(language, uri, original.text), findings };
}

/** Everything: checks of text and network, lowering, and where no error is found the plans of all experiments. */
export function examine(language: EditorLanguage, baseline: Baseline, changed: Changed, kind: string): Outcome {
  return watch(baseline, changed, () => {
    const { uri, findings } = baseline;
    const found = language.check(uri, changed.text);
    const differs = kind === 'split' || kind === 'windows' ? differences(findings, found.map(keyOf)) : [];
    const faults = [
      ...found.flatMap(diagnostic => misplaced(diagnostic, uri, changed.text)),
      ...lost(language, baseline, changed, kind),
      ...differs
    ];
    const { parserErrors, lexerErrors } = language.program(uri, changed.text)!.$document!.parseResult;
    const unread = parserErrors.length + lexerErrors.length > 0;
    if (unread && !found.some(one => one.severity === 'error')) faults.push('cannot be read, and no error says so');
    const errors = found.filter(diagnostic => diagnostic.severity === 'error' && !findings.includes(keyOf(diagnostic)));
    const lines = errors.map(({ source }) => (source.uri === uri ? source.line : 0));
    return { faults, errors: lines, isAtUse: isAtUse(errors[0], baseline.original.text, changed) };
  });
}

/** Tokens, tree and declarations; whether a line break turns a file that can be read into one that cannot. */
export function readOnly(language: EditorLanguage, baseline: Baseline, changed: Changed, kind: string): Outcome {
  return watch(baseline, changed, () => {
    const lostOnes = lost(language, baseline, changed, kind);
    const { parserErrors, lexerErrors } = language.program(baseline.uri, changed.text)!.$document!.parseResult;
    const unread =
      kind === 'split'
        ? [...lexerErrors, ...parserErrors].map(({ message }) => `a line break is told: ${message}`)
        : [];
    return { faults: [...lostOnes, ...unread] };
  });
}

function watch(
  { uri }: Baseline,
  { text, from, to }: Changed,
  look: () => Pick<Outcome, 'faults' | 'errors' | 'isAtUse'>
): Outcome {
  const before = process.cpuUsage();
  const found = orFailure(look);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  const slow = milliseconds > slowest ? [`took ${(milliseconds / 1000).toFixed(1)} s under ${uri}`] : [];
  return {
    ...found,
    faults: [...found.faults, ...slow],
    first: lineAt(text, from),
    last: lineAt(text, to),
    milliseconds
  };
}

function orFailure(
  look: () => Pick<Outcome, 'faults' | 'errors' | 'isAtUse'>
): Pick<Outcome, 'faults' | 'errors' | 'isAtUse'> {
  try {
    return look();
  } catch (error) {
    const { message, stack } = error as Error;
    return { faults: [`threw ${stack?.split('\n').slice(0, 4).join(' ') ?? message}`] };
  }
}

/** What a line declares, before or after its change, in the line of an error that is none of syntax; all times are counted in steps. */
function isAtUse(error: Diagnostic | undefined, before: string, { text, from }: Changed): boolean {
  if (!error || ['syntax-error', 'misspelt-statement', 'internal-error'].includes(error.code)) return false;
  const line = (of: string, number: number): string => of.split('\n')[number - 1] ?? '';
  const [first, used] = [lineAt(text, from), line(text, error.source.line)];
  return [line(before, first), line(text, first)].some(changed => {
    const [, word, name] = declaring.exec(changed) ?? [];
    return word === 'step' || (name !== undefined && new RegExp(`\\b${name}\\b`).test(used));
  });
}

const declaring =
  /^\s*(step|param|const|state|let|input|population|connect|data|neuron|synapse|plasticity|pattern|function)\s+(\w+)/;

/** The same finding has the same key wherever it stands, and whatever white space is in the code that it quotes. */
export const keyOf = ({ code, message }: Diagnostic): string =>
  `${code} ${message.replace(/line \d+/g, 'line').replace(/\s/g, '')}`;
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function misplaced(
  { code, message, source, related = [], fixes = [] }: Diagnostic,
  uri: string,
  text: string
): string[] {
  const places = [source, ...related.map(item => item.source), ...fixes.flatMap(fix => fix.edits)].filter(
    item => item.uri === uri
  );
  const isOutside = places.some(({ offset, end }) => !(offset >= 0 && offset <= end && end <= text.length));
  const holes = holesIn(message, text);
  return [
    ...(isOutside ? [`${code} lies outside of the text`] : []),
    ...(code === 'internal-error' ? [`broke: ${message}`] : []),
    ...(holes.length > 0 ? [`says ${holes.join(', ')}: '${message}'`] : [])
  ];
}

function declaredIn(language: EditorLanguage, uri: string, text: string): Declared[] {
  const declarations = language.program(uri, text)?.declarations ?? [];
  return declarations.map(declaration => ({
    key: [declaration.$type, ...eachDeclared([declaration]).map(({ name }) => name ?? '')].join(' '),
    end: declaration.$cstNode?.end ?? 0
  }));
}

/** What these kinds of changes do to a file may touch any number of declarations. */
const changesMuch: ReadonlySet<string> = new Set(['bytes', 'rename', 'lines', 'shuffle', 'block']);

/** A change may cost the one declaration it is in; where a file is cut, those behind are gone. */
function lost(
  language: EditorLanguage,
  { uri, declarations }: Baseline,
  { text, from }: Changed,
  kind: string
): string[] {
  const left = declaredIn(language, uri, text).map(({ key }) => key);
  const expected = kind === 'cut' ? declarations.filter(({ end }) => end <= from) : declarations;
  const missing = expected.filter(({ key }) => !taken(left, key));
  return !changesMuch.has(kind) && missing.length > 1 ? [`lost ${missing.map(({ key }) => key).join(', ')}`] : [];
}

function taken(list: string[], key: string): boolean {
  const at = list.indexOf(key);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function differences(before: readonly string[], after: readonly string[]): string[] {
  const other = after.find(name => !before.includes(name)) ?? before.find(name => !after.includes(name));
  return other === undefined ? [] : [`a line break changes what is found: ${other}`];
}
