// The tokens of the grammar, found at once: what Langium and Chevrotain work out from regular expressions costs every start.
import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder, RegExpUtils, type GrammarAST } from 'langium';

export class SnnTokenBuilder extends DefaultTokenBuilder {
  /** by source of a terminal: what matches the beginning of a text that it matches */
  private readonly beginnings = new Map<string, RegExp>();

  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    // lines end in white space alone
    token.LINE_BREAKS = terminal.name === 'WS';
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
