// `source.organizeImports.snn`: imports in one block, in the order of their paths, each once, without those of which nothing is used. Comments
// go with the import they stand above or behind.
import type { LangiumDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { type Import, type Program, isExperiment, isProgram } from '../generated/ast.js';
import { declaredIn } from '../names/declarations.js';
import type { Names } from '../names/names.js';

/** Lines of an import: comments above it, and itself with what stands behind. */
interface Block {
  readonly node: Import;
  readonly first: number;
  readonly last: number;
}

/** None where all is in order, or where lines hold more than an import. */
export function organisedImports(document: LangiumDocument, names: Names): TextEdit[] {
  const program = document.parseResult.value;
  if (!isProgram(program) || program.imports.some(({ path }) => !path)) return [];
  const lines = document.textDocument.getText().split(/\r?\n/);
  const blocks = program.imports.map((node, i) => blockOf(node, lines, i === 0));
  if (blocks.length === 0 || blocks.some(block => !block)) return [];
  return editsOf(document, lines, blocks as Block[], arranged(blocks as Block[], document, names, lines));
}

function blockOf(node: Import, lines: readonly string[], isFirst: boolean): Block | undefined {
  const range = node.$cstNode?.range;
  const line = range && lines[range.start.line]!;
  if (!range || range.start.line !== range.end.line) return undefined;
  const isAlone =
    line!.slice(0, range.start.character).trim() === '' && /^\s*(?:\/\/.*)?$/.test(line!.slice(range.end.character));
  if (!isAlone) return undefined;
  let first = range.start.line;
  // what stands above the first one is about the file
  while (!isFirst && /^\s*\/\//.test(lines[first - 1] ?? '')) first--;
  return { node, first, last: range.end.line };
}

/** The lines of the block that is to be. */
function arranged(
  blocks: readonly Block[],
  { diagnostics = [] }: LangiumDocument,
  names: Names,
  lines: readonly string[]
): string[] {
  const unused = new Set(
    diagnostics.filter(({ code }) => code === 'unused-import').map(({ range }) => range.start.line)
  );
  const program = blocks[0]!.node.$container;
  const target = new Map(names.imports(program).map(({ node, uri }) => [node, uri] as const));
  const seen = new Set<string>();
  const kept = blocks.filter(({ node, last }) => {
    const uri = target.get(node) ?? node.path;
    const isKept = !unused.has(last) && !seen.has(uri);
    seen.add(uri);
    return isKept;
  });
  const ordered = isOrderFree(program, names) ? [...kept].sort(byPath) : kept;
  return ordered.flatMap(({ first, last }) => lines.slice(first, last + 1));
}

/** Where two files declare one name, the first that is imported counts. */
function isOrderFree(program: Program, names: Names): boolean {
  const declared = names
    .closure(program)
    .filter(other => other !== program)
    .flatMap(other => declaredIn(other).filter(named => !isExperiment(named)))
    .map(({ name }) => name);
  return new Set(declared).size === declared.length;
}

/** Those of the own folder first, then those below, then those elsewhere. */
function byPath(a: Block, b: Block): number {
  const key = ({ node: { path } }: Block): [number, string] => {
    const plain = path.replace(/^\.\//, '');
    return [plain.startsWith('.') ? 2 : plain.includes('/') ? 1 : 0, plain];
  };
  const [[groupA, pathA], [groupB, pathB]] = [key(a), key(b)];
  return groupA - groupB || (pathA < pathB ? -1 : pathA > pathB ? 1 : 0);
}

function editsOf(
  { textDocument }: LangiumDocument,
  lines: readonly string[],
  blocks: readonly Block[],
  wanted: readonly string[]
): TextEdit[] {
  const now = blocks.flatMap(({ first, last }) => lines.slice(first, last + 1));
  const isTogether = blocks.every(({ first }, i) => i === 0 || !hasOthers(lines.slice(blocks[i - 1]!.last + 1, first)));
  if (isTogether && now.join('\n') === wanted.join('\n')) return [];
  const lineEnd = textDocument.getText().includes('\r\n') ? '\r\n' : '\n';
  const whole = ({ first, last }: Block): TextEdit['range'] => ({
    start: { line: first, character: 0 },
    end: last + 1 < lines.length ? { line: last + 1, character: 0 } : { line: last, character: lines[last]!.length }
  });
  return blocks.map((block, i) => ({
    range: whole(block),
    newText: i === 0 ? wanted.map(line => line + lineEnd).join('') : ''
  }));
}

const hasOthers = (lines: readonly string[]): boolean =>
  lines.some(line => line.trim() !== '' && !/^\s*\/\//.test(line));
