// The tree that the text would have if a name stood at the cursor: only the declaration around the cursor is parsed anew and put
// beside those of the file as it was last read, so that a long file is no slower and an error elsewhere does no harm.
import { CstUtils, GrammarUtils, type AstNode, type CstNode, type LangiumDocument, type TextDocument } from 'langium';
import { type Declaration, type Program, isProgram } from '../../generated/ast.js';
import type { SnnServices } from '../services.js';
import { eachDeclared } from '../../names/declarations.js';
import type { Cursor } from './cursor.js';

/** The text as it is in the editor now; the document's own may be that of the last time it was looked at. */
export const textNow = (document: LangiumDocument, services: SnnServices): TextDocument =>
  services.shared.workspace.TextDocuments.get(document.uri.toString()) ?? document.textDocument;

/** A name that nobody writes. */
export const marker = 'ϿϾϿ';

export interface Marked {
  /** the file, with its new declaration */
  readonly program: Program;
  readonly declarations: Declaration[];
  /** the node whose property holds the marker; undefined where no name can stand */
  readonly node?: AstNode;
  readonly property?: string;
}

export function markedTree(
  document: LangiumDocument,
  text: string,
  cursor: Cursor,
  services: SnnServices
): Marked | undefined {
  const known = document.parseResult.value;
  if (!isProgram(known)) return undefined;
  const [start, end] = cursor.declaration;
  const around = { before: text.slice(start, cursor.start), behind: text.slice(cursor.end, Math.max(cursor.end, end)) };
  const parsed = services.parser.LangiumParser.parse<Program>(around.before + marker + cursor.unclosed + around.behind);
  const { declarations } = parsed.value;
  const names = new Set(declarations.flatMap(namesIn));
  const others = known.declarations.filter(declaration => !namesIn(declaration).some(name => names.has(name)));
  // Its own list of references: what is looked up here must not count as found in the file.
  const { uri, textDocument, state } = document;
  const own: LangiumDocument = { parseResult: parsed, uri, textDocument, state, references: [] };
  const program: Program = { ...known, declarations: [...others, ...declarations], $document: own };
  for (const declaration of declarations) Object.assign(declaration, { $container: program });
  const token = leafAt(parsed.value.$cstNode, cursor.start - start);
  return {
    program,
    declarations,
    ...(token ? { node: token.astNode, property: GrammarUtils.findAssignment(token)?.feature } : {})
  };
}

const namesIn = (declaration: Declaration): string[] => eachDeclared([declaration]).flatMap(({ name }) => name ?? []);

function leafAt(root: CstNode | undefined, offset: number): CstNode | undefined {
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  return leaf?.text.includes(marker) && !isProgram(leaf.astNode) ? leaf : undefined;
}
