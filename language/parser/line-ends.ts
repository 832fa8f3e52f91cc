// Where statements end: with their line, with a ';', with the '}' that closes them. Puts exactly one END between two statements of a
// body, and never lets a bracket, a brace or an unknown word reach beyond the statement or declaration it stands in.
import type { IToken, TokenType } from 'chevrotain';
import { bodyOf, isKeyword, isStatementWord, isTaken, isWordToken, newBody, opensBody, type Body } from './bodies.js';
import { strangeStatement } from './messages.js';
import { namesBegin as beginsWithName } from '../statements/bodies.js';
import { headWords, statementWords } from '../statements/words.js';
import { afterUnclosedLines, placeOfBrace } from './missing-braces.js';
import { likelyWord } from './likely-word.js';

/** A word that begins no statement of the body in which it stands. */
export interface UnknownStatement {
  readonly token: IToken;
  /** the rule in whose body it stands */
  readonly body: string;
  /** the word it was taken for; without one the statement was left out */
  readonly meant?: string;
  /** words in what was left out */
  readonly skipped: string[];
}

interface TokenFault {
  readonly token: IToken;
  readonly message: string;
}

export interface EndedStatements {
  readonly tokens: IToken[];
  /** a ';' between nothing: kept in the text, of no meaning */
  readonly idle: IToken[];
  readonly faults: readonly TokenFault[];
  readonly unknown: readonly UnknownStatement[];
}

/** A line that ends with one of these goes on in the next; so does one before a line that begins with one of `goesOnBefore`. */
export const goesOnAfter: ReadonlySet<string> = new Set(
  '+ - * / ^ < <= > >= == != = += -= *= /= -> , : . .. ( [ { and or not if then else'.split(' ')
);
const goesOnBefore: ReadonlySet<string> = new Set(
  '+ - * / ^ < <= > >= == != = += -= *= /= -> , : . .. ) ] { and or then else'.split(' ')
);
/** What only an equation or assignment has behind its name. */
const updates: ReadonlySet<string> = new Set(["'", '+=', '-=', '*=', '/=']);
/** What stands behind the name that an equation or assignment begins with. */
const behindVariable: ReadonlySet<string> = new Set([...updates, '=', '.', '==']);
/** Words between two operands of an expression: behind a statement word they make it a name. */
const betweenOperands: ReadonlySet<string> = new Set(['and', 'or', 'then', 'else', 'of', 'in', 'against']);
/** Bodies in which names begin statements, too: equations and assignments. */
const namesBegin: ReadonlySet<string> = new Set([...beginsWithName, 'Unknown']);

/** What stands between `on` or `each` and the brace. */
const blockNames = headWords('Block');

/** The tokens of a text; `types` are the token types by their name. */
export function endStatements(
  tokens: readonly IToken[],
  types: Readonly<Record<string, TokenType>>,
  text: string
): EndedStatements {
  return new LineEnds(tokens, types, text).run();
}

class LineEnds {
  private readonly kept: IToken[] = [];
  private readonly idle: IToken[] = [];
  private readonly faults: TokenFault[] = [];
  private readonly unknown: UnknownStatement[] = [];
  private readonly bodies: Body[] = [newBody('Program')];
  /** the body and statement that is being left out */
  /** before these a block of one line lacks its '}' */
  private readonly unclosed: ReadonlySet<IToken>;
  private cut: { readonly body: Body; readonly of: UnknownStatement } | undefined;

  constructor(
    private readonly tokens: readonly IToken[],
    private readonly types: Readonly<Record<string, TokenType>>,
    private readonly text: string
  ) {
    this.unclosed = afterUnclosedLines(tokens);
  }

  run(): EndedStatements {
    this.tokens.forEach((token, at) => this.take(token, at));
    this.cut = undefined;
    this.dropEnd();
    return { tokens: this.kept, idle: this.idle, faults: this.faults, unknown: this.unknown };
  }

  private get body(): Body {
    return this.bodies[this.bodies.length - 1]!;
  }

  private take(token: IToken, at: number): void {
    const before = this.tokens[at - 1];
    if (before && token.startLine !== before.endLine) this.beginLine(before, token, at);
    else if (before?.image === '}') this.end(before);
    if (this.isBlockWithoutBrace(token, at)) this.openMissing(before!);
    if (token.image === ';') return this.endWritten(token);
    if (token.image === '}') return this.close(token);
    const kept = this.body.statement ? token : this.begin(token, at);
    const { body } = this;
    body.statement ??= kept;
    if (token.image === '=') body.assigned = true;
    if (token.image === '{') this.bodies.push(bodyOf(body, token));
    else if (token.image === '(' || token.image === '[') body.brackets.push(token);
    else if (token.image === ')' || token.image === ']') body.brackets.pop();
    this.keep(kept);
  }

  private keep(token: IToken): void {
    if (this.cut) this.cut.of.skipped.push(token.image);
    else this.kept.push(token);
  }

  /** The first token of a statement: an unknown word is mended, or its statement left out. */
  private begin(token: IToken, at: number): IToken {
    const { body } = this;
    if (this.cut) return token;
    if (this.beginsNothing(token)) return this.leaveOut(token, { token, body: body.rule, skipped: [] });
    if (!this.isUnknown(at)) return token;
    // `dt = 0.1 ms` is no statement with another word in its place
    const isAssigned = this.tokens[at + 1]?.image === '=';
    const meant = isKeyword(token) || isAssigned ? undefined : likelyWord(token.image, body.rule);
    if (meant !== undefined) {
      this.unknown.push({ token, body: body.rule, meant, skipped: [] });
      const tokenType = this.types[meant]!;
      return { ...token, image: meant, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx! };
    }
    // in a model a rule of the grammar takes two names in a row
    if (!isKeyword(token) && body.rule === 'Model') return token;
    const of: UnknownStatement = { token, body: body.rule, skipped: [] };
    this.unknown.push(of);
    return this.leaveOut(token, of);
  }

  private leaveOut(token: IToken, of: UnknownStatement): IToken {
    this.cut = { body: this.body, of };
    return token;
  }

  /** A sign, a number or a text where a statement must begin: told, and left out with its statement. */
  private beginsNothing(token: IToken): boolean {
    const { rule } = this.body;
    if (isWordToken(token) || statementWords[rule] === undefined) return false;
    this.faults.push({ token, message: strangeStatement(token, rule) });
    return true;
  }

  /** A word that begins no statement here. Where names begin statements as well, one that nothing else can be meant by. */
  private isUnknown(at: number): boolean {
    const [token, next] = [this.tokens[at]!, this.tokens[at + 1]];
    const { rule } = this.body;
    if (rule === 'Unknown' || !isWordToken(token) || isTaken(token, rule)) return false;
    if (!namesBegin.has(rule)) return true;
    if (isKeyword(token)) return !next || !behindVariable.has(next.image);
    return rule === 'Model' && next !== undefined && next.startLine === token.startLine && isWordToken(next);
  }

  /** Decides whether the statement goes on in this line. */
  private beginLine(before: IToken, token: IToken, at: number): void {
    if (this.isEndOfBlockWithoutBrace(before, token)) this.closeBody(before);
    if (this.bodies.length > 1 && this.unclosed.has(token)) this.closeOne(before);
    if (this.bodies.length > 1 && this.beginsDeclaration(at)) this.closeAll(before, token);
    const { brackets } = this.body;
    if (brackets.length > 0) {
      if (token.image !== '}' && !this.beginsStatementInBrackets(at)) return;
      brackets.length = 0;
    } else if (before.image !== '}' && this.goesOn(before, token, at)) return;
    if (this.lacksBrace(token, before)) return this.openMissing(before);
    this.end(before);
  }

  /** A value may follow in the next line, unless that is clearly a statement of its own. */
  private goesOn(before: IToken, token: IToken, at: number): boolean {
    if (goesOnBefore.has(token.image) || before.image === '.') return true;
    return goesOnAfter.has(before.image) && !this.beginsStatementInBrackets(at);
  }

  /** A head without its '{', and in the next line, further in, what would stand in its body. */
  private lacksBrace(token: IToken, before: IToken): boolean {
    const { statement, assigned } = this.body;
    const opens = before.image === '}' ? undefined : opensBody(this.body);
    return (
      statement !== undefined &&
      !assigned &&
      opens !== undefined &&
      token.startColumn! > statement.startColumn! &&
      (namesBegin.has(opens) || isTaken(token, opens))
    );
  }

  /** `on spike V = 0`: the head of a block is two words, and a '{' follows. */
  private isBlockWithoutBrace(token: IToken, at: number): boolean {
    const { body } = this;
    const before = this.tokens[at - 1];
    if (!before || opensBody(body) !== 'Block' || body.statement !== this.tokens[at - 2]) return false;
    // an event that the model declares, and an assignment on its line
    const isEvent = body.statement?.image === 'on' && isWordToken(before) && isWordToken(token);
    const named = blockNames.has(before.image) || (isEvent && token.startLine === before.endLine);
    return named && token.image !== '{';
  }

  /** A block without braces on the line of its head has ended, unless what follows stands further in, or closes it. */
  private isEndOfBlockWithoutBrace(before: IToken, token: IToken): boolean {
    const { brace } = this.body;
    const head = this.bodies.at(-2)?.statement;
    if (!brace || !head || brace.image !== '' || brace.startLine !== before.endLine) return false;
    const further = token.startColumn! - head.startColumn!;
    return further < 0 || (further === 0 && token.image !== '}');
  }

  private openMissing(before: IToken): void {
    const brace = virtual(this.types['{']!, before);
    const message = `A '{' is missing here: ${this.body.statement!.image} has a body, and what follows stands in it.`;
    this.faults.push({ token: brace, message });
    const body = bodyOf(this.body, brace);
    this.keep(brace);
    this.bodies.push(body);
  }

  /** An END of no length behind a token, unless nothing has begun. */
  private end(before: IToken): void {
    if (this.endStatement()) this.kept.push(virtual(this.types['END']!, before));
  }

  private endWritten(token: IToken): void {
    if (this.endStatement()) {
      this.kept.push(token);
      return;
    }
    // the END behind a '}' or a line is written after all
    const last = this.kept[this.kept.length - 1];
    if (last?.tokenType.name === 'END' && last.image === '' && !this.cut) this.kept[this.kept.length - 1] = token;
    else this.idle.push(token);
  }

  /** Whether a statement ends here that is not left out. */
  private endStatement(): boolean {
    const { body } = this;
    const ends = body.statement !== undefined && !this.cut;
    body.statement = undefined;
    body.brackets = [];
    body.assigned = false;
    if (this.cut?.body === body) this.cut = undefined;
    return ends;
  }

  private close(brace: IToken): void {
    if (this.bodies.length === 1) {
      if (this.endStatement()) this.kept.push(virtual(this.types['END']!, this.kept[this.kept.length - 1]!));
      const message = "This '}' closes nothing; remove it, or add the '{' it belongs to.";
      this.faults.push({ token: brace, message });
      return;
    }
    this.endStatement();
    this.dropEnd();
    this.keep(brace);
    this.bodies.pop();
  }

  /** No END stands before the '}' of a body or at the end of the file: it stands between two statements. */
  private dropEnd(): void {
    const last = this.kept[this.kept.length - 1];
    if (this.cut || last?.tokenType.name !== 'END') return;
    this.kept.pop();
    if (last.image !== '') this.idle.push(last);
  }

  /** A word that stands in a file and not in this body begins a line, with a name behind it: what was open before has ended. */
  private beginsDeclaration(at: number): boolean {
    const [token, next] = [this.tokens[at]!, this.tokens[at + 1]];
    return (
      token.startColumn === 1 &&
      isStatementWord(token, 'Program') &&
      !isStatementWord(token, this.body.rule) &&
      next !== undefined &&
      next.startLine === token.startLine &&
      (isWordToken(next) || next.image.startsWith('"'))
    );
  }

  /** A block that was begun on the line before and ends with it. */
  private closeOne(before: IToken): void {
    const message = `A '}' is missing here: the block that begins on this line ends with it.`;
    this.faults.push({ token: virtual(this.types['}']!, before), message });
    this.body.brackets = [];
    this.closeBody(before);
  }

  private closeBody(before: IToken): void {
    this.endStatement();
    this.dropEnd();
    this.keep(virtual(this.types['}']!, before));
    this.bodies.pop();
  }

  private closeAll(before: IToken, declaration: IToken): void {
    const { brace } = this.body;
    const message = `A '}' is missing here: the block that begins in line ${brace!.startLine} is not closed before '${declaration.image}'.`;
    this.faults.push({ token: this.braceBetween(before, declaration), message });
    while (this.bodies.length > 1) this.closeBody(before);
    this.body.brackets = [];
  }

  /** Where a '}' would stand that closes what came before. */
  private braceBetween(before: IToken, next: IToken): IToken {
    const brace = virtual(this.types['}']!, before);
    const offset = placeOfBrace(this.text, brace.startOffset, next.startOffset);
    return offset === brace.startOffset
      ? brace
      : { ...brace, startOffset: offset, startLine: before.endLine! + 1, startColumn: 1 };
  }

  /** Two words in a row, or what only an equation or assignment has: then a bracket before is not closed. */
  private beginsStatementInBrackets(at: number): boolean {
    const [token, next] = [this.tokens[at]!, this.tokens[at + 1]];
    const { rule } = this.body;
    // `data internal` is the type of a function, and no declaration of data
    if (!next || next.startLine !== token.startLine || !isWordToken(token) || next.image === 'internal') return false;
    if (updates.has(next.image)) return namesBegin.has(rule);
    if (next.image === '.') return rule === 'Block' && updates.has(this.tokens[at + 3]?.image ?? '');
    return isStatementWord(token, rule) && /^["\p{L}_0-9]/u.test(next.image) && !betweenOperands.has(next.image);
  }
}

/** A token of no length behind another one. */
function virtual(tokenType: TokenType, before: IToken): IToken {
  const offset = before.startOffset + before.image.length;
  return {
    image: '',
    startOffset: offset,
    endOffset: offset - 1,
    startLine: before.endLine,
    endLine: before.endLine,
    startColumn: (before.endColumn ?? 0) + 1,
    endColumn: before.endColumn,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx!
  };
}
