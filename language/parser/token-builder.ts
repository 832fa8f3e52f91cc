// The tokens of the grammar: what Langium and Chevrotain work out from regular expressions costs every start, so it is said here.
// Words are names, too: NAME is the category of ID and of every keyword that is not reserved.
import { Lexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, RegExpUtils, type GrammarAST } from 'langium';
import { reservedWords } from './reserved-words.js';

export class SnnTokenBuilder extends DefaultTokenBuilder {
  /** by source of a terminal: what matches the beginning of a text that it matches */
  private readonly beginnings = new Map<string, RegExp>();

  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    // lines end in white space alone
    token.LINE_BREAKS = terminal.name === 'WS';
    // never found in a text by itself
    if (terminal.name === 'NAME') token.PATTERN = Lexer.NA;
    return token;
  }

  protected override buildTerminalTokens(
    rules: Parameters<DefaultTokenBuilder['buildTerminalTokens']>[0]
  ): TokenType[] {
    const terminals = super.buildTerminalTokens(rules);
    const name = terminals.find(terminal => terminal.name === 'NAME');
    for (const terminal of terminals) if (name && terminal.name === 'ID') terminal.CATEGORIES = [name];
    return terminals;
  }

  protected override buildKeywordToken(
    keyword: GrammarAST.Keyword,
    terminals: TokenType[],
    caseInsensitive: boolean
  ): TokenType {
    const token = super.buildKeywordToken(keyword, terminals, caseInsensitive);
    const name = terminals.find(terminal => terminal.name === 'NAME');
    if (name && isWord(keyword.value) && !reservedWords.has(keyword.value)) token.CATEGORIES = [name];
    return token;
  }

  /** The terminals that a keyword may be the beginning of. */
  protected override findLongerAlt({ value }: GrammarAST.Keyword, terminals: TokenType[]): TokenType[] {
    return terminals.filter(
      ({ PATTERN }) => PATTERN instanceof RegExp && (value.match(this.beginningOf(PATTERN.source))?.[0] ?? '') !== ''
    );
  }

  private beginningOf(source: string): RegExp {
    const known = this.beginnings.get(source);
    if (known) return known;
    const made = RegExpUtils.partialRegExp(`^${source}$`);
    this.beginnings.set(source, made);
    return made;
  }
}

const isWord = (keyword: string): boolean => /^[a-z]/.test(keyword);
