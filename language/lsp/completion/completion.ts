// What can be written at the cursor, the likeliest first. Works on the text as it is, also where it does not parse.
import { AstUtils, URI, type AstNode, type LangiumDocument, type TextDocument } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import {
  type CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type CompletionParams
} from 'vscode-languageserver';
import { isNamed } from '../../generated/ast.js';
import type { SnnServices } from '../services.js';
import { argumentProposals } from './arguments.js';
import { cursorAt, type Cursor } from '../cursor/cursor.js';
import { importProposals } from './imports.js';
import { keywordProposals } from './keywords.js';
import { markedTree, textNow, type Marked } from '../cursor/marked-tree.js';
import { memberProposals } from './members.js';
import { nameProposals } from './names.js';
import { rangeAt } from '../../range-at.js';
import { safeMarkdown } from '../safe-markdown.js';
import { snippetProposals } from './snippets.js';
import { typeProposals, unitProposals } from './units.js';

/** One thing that can be written. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** order among the others: small first */
  readonly rank: number;
  readonly detail?: string;
  /** text to insert, where it is not the label */
  readonly insert?: string;
  /** `insert` has places to fill in */
  readonly isSnippet?: boolean;
  /** Markdown, or the declaration whose description is made when it is asked for */
  readonly documentation?: string | AstNode;
  /** further completion is asked for at once */
  readonly continues?: boolean;
}

/** What a source of proposals looks at. */
export interface CompletionSite {
  readonly cursor: Cursor;
  readonly marked: Marked | undefined;
  readonly document: LangiumDocument;
  readonly textDocument: TextDocument;
  readonly services: SnnServices;
}

/** What an item carries until its documentation is asked for. */
interface Unresolved {
  readonly uri: string;
  readonly path: string;
}

const sources: readonly ((site: CompletionSite) => Proposal[])[] = [
  unitProposals,
  typeProposals,
  argumentProposals,
  memberProposals,
  nameProposals,
  snippetProposals,
  keywordProposals
];

export class SnnCompletion implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.', ':', '"', '/'] };

  constructor(private readonly services: SnnServices) {}

  getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList> {
    const textDocument = textNow(document, this.services);
    const text = textDocument.getText();
    const cursor = cursorAt(text, textDocument.offsetAt(position), this.services.parser.Lexer);
    const inText = cursor.inComment || cursor.quoted !== undefined;
    // A path goes on behind `/`; a division may go on in the next line, and Enter must lead there.
    if (context?.triggerCharacter === '/' && !inText) return Promise.resolve({ isIncomplete: false, items: [] });
    const site = {
      cursor,
      document,
      textDocument,
      services: this.services,
      marked: inText ? undefined : markedTree(document, text, cursor, this.services)
    };
    const items = distinct(inText ? importProposals(site) : sources.flatMap(source => source(site)));
    return Promise.resolve({ isIncomplete: false, items: items.map((item, at) => this.itemOf(item, at, site)) });
  }

  /** The documentation of an item that was chosen to be looked at. */
  resolve(item: CompletionItem): CompletionItem {
    const { uri, path } = (item.data ?? {}) as Partial<Unresolved>;
    const root =
      uri === undefined
        ? undefined
        : this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.parseResult.value;
    const node = root && path !== undefined ? this.services.workspace.AstNodeLocator.getAstNode(root, path) : undefined;
    return node && isNamed(node) ? { ...item, documentation: safeMarkdown(this.services.descriptions.of(node)) } : item;
  }

  private itemOf(proposal: Proposal, at: number, { cursor, textDocument }: CompletionSite): CompletionItem {
    const { label, kind, detail, insert = label, isSnippet, documentation, continues } = proposal;
    const replaced =
      cursor.quoted === undefined ? cursor : { start: cursor.offset - cursor.quoted.length, end: cursor.offset };
    return {
      label,
      kind,
      detail,
      sortText: String(at).padStart(4, '0'),
      filterText: label,
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: rangeAt(textDocument, replaced.start, replaced.end),
        newText: insert
      },
      ...(continues ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
      ...(typeof documentation === 'string' ? { documentation: safeMarkdown(documentation) } : {}),
      ...(typeof documentation === 'object' ? { data: this.unresolved(documentation) } : {})
    };
  }

  private unresolved(node: AstNode): Unresolved {
    return {
      uri: AstUtils.getDocument(node).uri.toString(),
      path: this.services.workspace.AstNodeLocator.getAstNodePath(node)
    };
  }
}

/** In their order; of one label the likeliest. */
function distinct(proposals: readonly Proposal[]): Proposal[] {
  const labels = new Set<string>();
  return [...proposals].sort((a, b) => a.rank - b.rank).filter(({ label }) => !labels.has(label) && labels.add(label));
}
