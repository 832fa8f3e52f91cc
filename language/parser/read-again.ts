// A changed text read again: its declarations that have changed, and those that could not be read before. All others keep their trees,
// moved to where they stand now, so that a keystroke costs what it changes. What comes out is what reading all of it would give.
import {
  type AstNode,
  type CstNode,
  CstNodeBuilder,
  type LangiumParser,
  type ParseResult,
  isCompositeCstNode
} from 'langium';
import { changedStretch } from '../changed-stretch.js';
import { type Declaration, type Import, type Program, isImport, isProgram } from '../generated/ast.js';
import { type SnnLexer, type SnnLexingReport, strangeCharacters, unknownStatementsOf } from './lexer.js';
import { brokenPlaces, type Unit, unitsOf } from './top-level.js';
import { parsePart } from './tree-builder.js';

interface Parsers {
  readonly LangiumParser: LangiumParser;
  readonly Lexer: SnnLexer;
}

/** Units that are read again with those beside them, which must come out as they were; both may lie beyond the file. */
interface Part {
  readonly before: number;
  behind: number;
}

interface ReadPart extends Part {
  readonly result: ParseResult<Program>;
  readonly units: readonly Unit[];
}

/** Undefined where all must be read: little is kept, or what has changed reaches further than the declarations beside it. */
export function readAgain(
  before: ParseResult<Program>,
  text: string,
  parsers: Parsers
): ParseResult<Program> | undefined {
  const old = before.value.$cstNode?.root.fullText;
  if (old === undefined) return undefined;
  const change = changedStretch(old, text);
  const { start, end, further } = change;
  if (strangeCharacters(text.slice(start, end + further)) + strangeCharacters(old.slice(start, end)) > 0)
    return undefined;
  const broken = brokenPlaces(before, old.length);
  const units = unitsOf(before, broken);
  const parts = partsOf(units, [{ from: start, to: end }, ...broken.map(place => ({ from: place, to: place }))]);
  if (parts.reduce((sum, part) => sum + part.behind - part.before, 0) > units.length / 2) return undefined;
  const moved: Moved = {
    from: end,
    further,
    lines: linesIn(text.slice(start, end + further)) - linesIn(old.slice(start, end))
  };
  const read: ReadPart[] = [];
  for (const part of parts) {
    const one = readPart(part, units, moved, text, parsers);
    if (!one) return undefined;
    read.push(one);
  }
  return assembled(before, units, read, moved, text);
}

/** What stands behind a place stands elsewhere. */
interface Moved {
  readonly from: number;
  readonly further: number;
  readonly lines: number;
}

const linesIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The units around each stretch, those that share one together. */
function partsOf(units: readonly Unit[], stretches: readonly { readonly from: number; readonly to: number }[]): Part[] {
  const parts: Part[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    let before = lastBefore(units, from);
    while (before >= 0 && !units[before]!.whole) before--;
    let behind = Math.max(before + 1, 0);
    while (behind < units.length && !(units[behind]!.whole && units[behind]!.lineStart > to)) behind++;
    const last = parts.at(-1);
    if (last && before < last.behind) last.behind = Math.max(last.behind, behind);
    else parts.push({ before, behind });
  }
  return parts;
}

/** The last unit that ends before a place; -1 where there is none. */
function lastBefore(units: readonly Unit[], place: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.end < place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function readPart(
  part: Part,
  units: readonly Unit[],
  moved: Moved,
  text: string,
  { LangiumParser, Lexer }: Parsers
): ReadPart | undefined {
  const at = (place: number): number => (place >= moved.from ? place + moved.further : place);
  const [first, last] = [units[part.before], units[part.behind]];
  const from = first ? at(first.lineStart) : 0;
  const to = last ? at(last.end) : text.length;
  const line = first ? first.cst.range.start.line + (first.lineStart >= moved.from ? moved.lines : 0) : 0;
  const tokens = Lexer.tokenizePart(text, from, to, line);
  const braces = tokens.tokens.reduce((open, { image }) => open + (image === '{' ? 1 : image === '}' ? -1 : 0), 0);
  // which block lacks its brace is told from all of the file
  if (braces !== 0) return undefined;
  const result = parsePart(LangiumParser, text, tokens);
  if (!isProgram(result.value)) return undefined;
  const read = { ...result, value: result.value };
  const broken = brokenPlaces(result, text.length);
  if (first && broken.some(place => place < at(first.end))) return undefined;
  if (last && broken.some(place => place >= at(last.lineStart))) return undefined;
  const found = unitsOf(read, []);
  const isSame = (one: Unit | undefined, other: Unit): boolean =>
    one !== undefined &&
    one.node.$type === other.node.$type &&
    one.offset === at(other.offset) &&
    one.end === at(other.end);
  if (first && !isSame(found[0], first)) return undefined;
  if (last && !isSame(found.at(-1), last)) return undefined;
  if (found.length < (first ? 1 : 0) + (last ? 1 : 0)) return undefined;
  return { ...part, result: read, units: found };
}

type Item = Import | Declaration;

function assembled(
  before: ParseResult<Program>,
  units: readonly Unit[],
  parts: readonly ReadPart[],
  moved: Moved,
  text: string
): ParseResult<Program> {
  const content = contentOf(before.value);
  const places = new Map(content.map((node, place) => [node, place]));
  const items: AstNode[] = [];
  const nodes: CstNode[] = [];
  let [nextUnit, nextNode] = [0, 0];
  const keep = (unit: number, node: number): void => {
    for (; nextUnit < unit; nextUnit++) items.push(units[nextUnit]!.node);
    for (; nextNode < node; nextNode++) nodes.push(content[nextNode]!);
  };
  for (const { before, behind, result, units: read } of parts) {
    const [first, last] = [units[before], units[behind]];
    keep(before + 1, first ? places.get(first.cst)! + 1 : 0);
    const own = read.slice(first ? 1 : 0, last ? -1 : undefined);
    for (const { node } of own) items.push(node);
    const fresh = contentOf(result.value);
    const [from, to] = [
      first ? fresh.indexOf(read[0]!.cst) + 1 : 0,
      last ? fresh.indexOf(read.at(-1)!.cst) : fresh.length
    ];
    for (let i = from; i < to; i++) nodes.push(fresh[i]!);
    [nextUnit, nextNode] = [behind, last ? places.get(last.cst)! : content.length];
  }
  keep(units.length, content.length);
  const kept = new Set(content);
  if (moved.further !== 0 || moved.lines !== 0) {
    // what was read again stands there already
    for (const node of nodes) if (kept.has(node) && node.offset >= moved.from) move(node, moved);
  }
  const lexerReport: SnnLexingReport = {
    diagnostics: [],
    unknownStatements: parts.flatMap(({ result }) => unknownStatementsOf(result.lexerReport))
  };
  return {
    value: programOf(items as Item[], nodes, text),
    parserErrors: parts.flatMap(({ result }) => result.parserErrors),
    lexerErrors: parts.flatMap(({ result }) => result.lexerErrors),
    lexerReport
  };
}

const contentOf = (program: Program): readonly CstNode[] => {
  const root = program.$cstNode;
  return root && isCompositeCstNode(root) ? root.content : [];
};

/** A tree of its own over declarations that others had before. */
function programOf(items: readonly Item[], nodes: readonly CstNode[], text: string): Program {
  const builder = new CstNodeBuilder();
  const root = builder.buildRootNode(text);
  for (const node of nodes) builder.appendChild(root, node);
  const imports = items.filter(isImport);
  const declarations = items.filter(item => !isImport(item));
  // as the parser meets them: who walks the tree meets them so, too
  const lists = items[0] && isImport(items[0]) ? { imports, declarations } : { declarations, imports };
  const program: Program = { $type: 'Program', $cstNode: root, ...lists };
  own(program, program.imports, 'imports');
  own(program, program.declarations, 'declarations');
  Object.assign(root, { astNode: program });
  return program;
}

function own($container: Program, items: readonly AstNode[], $containerProperty: string): void {
  items.forEach((item, $containerIndex) => Object.assign(item, { $container, $containerProperty, $containerIndex }));
}

interface MovableLeaf {
  _offset: number;
  _startLine: number;
  _endLine: number;
}

function move(node: CstNode, moved: Moved): void {
  if (isCompositeCstNode(node)) {
    (node as unknown as { _rangeCache: unknown })._rangeCache = undefined;
    for (const child of node.content) move(child, moved);
    return;
  }
  const leaf = node as unknown as MovableLeaf;
  leaf._offset += moved.further;
  leaf._startLine += moved.lines;
  leaf._endLine += moved.lines;
}
