// Builds the tree of tokens also of very long lists and comments: Langium's own looks a list through for each of its entries, and hands
// over all comments before a token as arguments of one call, which have a limit.
import type { IToken } from 'chevrotain';
import {
  CstNodeBuilder,
  createLangiumParser,
  prepareLangiumParser,
  type CstNode,
  type LangiumCoreServices,
  type LangiumParser,
  type Lexer,
  type LexerResult,
  type ParseResult
} from 'langium';
import { lookahead } from '../generated/lookahead.js';
import { predictFrom } from './prediction-table.js';
import { withBracedRecovery } from './recovery.js';

export function createSnnParser(services: LangiumCoreServices): LangiumParser {
  const parser = prepareLangiumParser(services);
  predictFrom(lookahead, parser, services.parser.Lexer.definition, () => createLangiumParser(services));
  return Object.assign(withBracedRecovery(parser), { nodeBuilder: new LongListsBuilder() });
}

/** The tree of tokens that were made of a part of a text, as if they were all of it. */
export function parsePart(parser: LangiumParser, text: string, part: LexerResult): ParseResult {
  const own = parser as unknown as { lexer: Lexer };
  const { lexer } = own;
  own.lexer = { definition: lexer.definition, tokenize: () => part };
  try {
    return parser.parse(text);
  } finally {
    own.lexer = lexer;
  }
}

type Composite = Parameters<CstNodeBuilder['insertChildren']>[0];

class LongListsBuilder extends CstNodeBuilder {
  override addHiddenNodes(tokens: IToken[]): void {
    if (tokens.length > 0) super.addHiddenNodes(tokens);
  }

  override appendChildren(parent: Composite, children: CstNode[]): void {
    for (const child of children) this.appendChild(parent, child);
  }

  override insertChildren(parent: Composite, index: number, children: CstNode[]): void {
    for (let from = 0; from < children.length; from += mostArguments)
      super.insertChildren(parent, index + from, children.slice(from, from + mostArguments));
  }

  override removeNode(node: CstNode): void {
    const content = node.container?.content as CstNode[] | undefined;
    // the one that was begun last stands last
    if (content?.at(-1) === node) content.pop();
    else super.removeNode(node);
  }
}

const mostArguments = 10_000;
