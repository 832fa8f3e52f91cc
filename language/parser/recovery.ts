// What the parser skips after an error: a body in braces as one, so that what follows the error stays in step with its braces.
import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { LangiumParser } from 'langium';

/** The part of Chevrotain's error recovery that this changes. */
interface Recovery {
  LA(ahead: number): IToken;
  SKIP_TOKEN(): IToken;
  canTokenTypeBeInsertedInRecovery(type: TokenType): boolean;
  canRecoverWithSingleTokenDeletion(expected: TokenType): boolean;
  flattenFollowSet(): TokenType[];
  findReSyncTokenType(): TokenType;
}

/** The same parser, which skips bodies whole. */
export function withBracedRecovery(parser: LangiumParser): LangiumParser {
  skipBodiesWhole((parser as unknown as { readonly wrapper: Recovery }).wrapper);
  return parser;
}

function skipBodiesWhole(recovery: Recovery): void {
  const skipOne = recovery.SKIP_TOKEN.bind(recovery);
  recovery.SKIP_TOKEN = () => {
    let depth = 0;
    let next: IToken;
    do {
      depth += step(recovery.LA(1));
      next = skipOne();
    } while (depth > 0 && !isEnd(next));
    return next;
  };
  // what the tokens lack has been put there where it is certain (line-ends.ts); a guess would shift all that follows
  recovery.canTokenTypeBeInsertedInRecovery = ({ name }) =>
    name !== '{' && name !== 'END' && (name !== '}' || isEnd(recovery.LA(1)));
  const deleteOne = recovery.canRecoverWithSingleTokenDeletion.bind(recovery);
  recovery.canRecoverWithSingleTokenDeletion = expected =>
    !['{', '}', 'END'].includes(recovery.LA(1).tokenType.name) && deleteOne(expected);
  recovery.findReSyncTokenType = () => {
    const types = recovery.flattenFollowSet();
    for (let ahead = 1, depth = 0; ; ahead++) {
      const token = recovery.LA(ahead);
      const found = depth === 0 || isEnd(token) ? types.find(type => tokenMatcher(token, type)) : undefined;
      if (found) return found;
      depth = Math.max(0, depth + step(token));
    }
  };
}

const step = ({ tokenType }: IToken): number => (tokenType.name === '{' ? 1 : tokenType.name === '}' ? -1 : 0);
const isEnd = ({ tokenType }: IToken): boolean => tokenType.name === 'EOF';
