// Unknown words where a statement should begin, mended or cut out before parsing: the rest of the file stays in step with its braces,
// and a misspelt declaration still declares its name. Only a word that begins a line is touched; the others are the parser's.
import type { IToken, TokenType } from 'chevrotain';
import { nearest } from '../names/nearest.js';
import { placesOf, statementWords } from './statement-words.js';

/** A word that begins no statement. */
export interface UnknownStatement {
  readonly token: IToken;
  /** the rule of statement-words.ts in whose body it stands */
  readonly body: string;
  /** the word it was taken for; without one the statement was left out */
  readonly meant?: string;
  /** names in what was left out */
  readonly skipped: readonly string[];
}

/** What a brace opened, and the keyword of the statement being read in it. */
interface Body {
  readonly rule: string;
  statement: string;
}

/** Bodies whose statements all begin with a keyword and whose unknown statements are cut; in models a rule of the grammar takes them. */
const cutIn = new Set(['Program', 'Connect', 'Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat']);

const opens: Readonly<Record<string, string>> = {
  'Program neuron': 'Model',
  'Program encoder': 'Model',
  'Program synapse': 'Model',
  'Program plasticity': 'Model',
  'Program connect': 'Connect',
  'Program experiment': 'Experiment',
  'Model on': 'Block',
  'Model each': 'Block',
  'Experiment sweep': 'Sweep',
  'Sweep sweep': 'Sweep',
  'Experiment for': 'ForEach',
  'Sweep for': 'ForEach',
  'Across for': 'ForEach',
  'ForEach for': 'ForEach',
  'Repeat for': 'ForEach',
  'Experiment repeat': 'Repeat',
  'Sweep repeat': 'Repeat',
  'Across repeat': 'Repeat',
  'ForEach repeat': 'Repeat',
  'Repeat repeat': 'Repeat',
  'Across sweep': 'Sweep',
  'Experiment across': 'Across',
  'Sweep across': 'Across'
};

/** The tokens with mended words and without unknown statements. `keywords` are the token types by their name. */
export function mendStatements(
  tokens: readonly IToken[],
  keywords: Readonly<Record<string, TokenType>>
): { tokens: IToken[]; unknown: UnknownStatement[] } {
  const kept: IToken[] = [];
  const unknown: UnknownStatement[] = [];
  const bodies: Body[] = [{ rule: 'Program', statement: '' }];
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const body = bodies[bodies.length - 1]!;
    const meant =
      depth === 0 && beginsUnknown(tokens, at, body.rule)
        ? nearest(token.image, statementWords[body.rule]!)
        : undefined;
    if (depth === 0 && !meant && cutIn.has(body.rule) && beginsUnknown(tokens, at, body.rule)) {
      const end = endOfStatement(tokens, at, body.rule);
      unknown.push({ token, body: body.rule, skipped: tokens.slice(at, end).map(one => one.image) });
      at = end - 1;
      continue;
    }
    if (meant) unknown.push({ token, body: body.rule, meant, skipped: [] });
    const mended = meant
      ? { ...token, image: meant, tokenType: keywords[meant]!, tokenTypeIdx: keywords[meant]!.tokenTypeIdx! }
      : token;
    kept.push(mended);
    depth = follow(mended, bodies, depth);
  }
  return { tokens: kept, unknown };
}

/** Keeps track of bodies and of round and square brackets inside them; gives the depth of the latter. */
function follow({ image, tokenType }: IToken, bodies: Body[], depth: number): number {
  const body = bodies[bodies.length - 1]!;
  if (image === '(' || image === '[') return depth + 1;
  if (image === ')' || image === ']') return Math.max(0, depth - 1);
  if (image === '{') bodies.push({ rule: opens[`${body.rule} ${body.statement}`] ?? 'Unknown', statement: '' });
  else if (image === '}') {
    if (bodies.length > 1) bodies.pop();
  } else {
    if (depth === 0 && tokenType.name === image && statementWords[body.rule]?.includes(image)) body.statement = image;
    return depth;
  }
  return 0;
}

/** A name that begins a line behind a finished statement; in a model, where equations begin so, one followed by a word. */
function beginsUnknown(tokens: readonly IToken[], at: number, rule: string): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if (token.tokenType.name !== 'ID' || !statementWords[rule] || rule === 'Block') return false;
  if (before && (before.startLine === token.startLine || !endsStatement(tokens, at - 1))) return false;
  return cutIn.has(rule) || (next !== undefined && next.startLine === token.startLine && /^[\p{L}_]/u.test(next.image));
}

/** Keywords that a statement can end with. */
const lastWords = new Set(['internal', 'positive', 'pre', 'post', 'state', 'seeds']);
/** Keywords that also name things (rules Name and UnitWord of the grammar), and then end a statement like any name. */
export const softWords: ReadonlySet<string> = new Set([
  'step',
  'seed',
  'delay',
  'count',
  'list',
  'rate',
  'plot',
  'placed'
]);

/** Whether a statement may end with this token: not behind a sign, nor behind a keyword that something must follow. */
function endsStatement(tokens: readonly IToken[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]!];
  if (!isKeyword(token)) return endsWithOperand(token);
  if (before?.image === '.' || lastWords.has(token.image)) return true;
  return (
    softWords.has(token.image) &&
    before !== undefined &&
    (isKeyword(before) ? !softWords.has(before.image) : !endsWithOperand(before))
  );
}

const isKeyword = ({ image, tokenType }: IToken): boolean => tokenType.name === image && /^[a-z]/.test(image);
const endsWithOperand = ({ image }: IToken): boolean => /^["\p{L}_0-9)\]}{%]/u.test(image);

/** A word that stands in a file of its own and nowhere else: before it, brackets that were opened have ended. */
const isDeclaration = (token: IToken): boolean =>
  isKeyword(token) && statementWords['Program']!.includes(token.image) && placesOf(token.image).length === 1;

/** The next line that begins with a statement of this body, or the end of the body. */
function endOfStatement(tokens: readonly IToken[], start: number, rule: string): number {
  let depth = 0;
  for (let at = start + 1; at < tokens.length; at++) {
    const { image, startLine, tokenType } = tokens[at]!;
    const beginsLine = startLine !== tokens[at - 1]!.startLine;
    if ((image === '}' && depth === 0) || (beginsLine && isDeclaration(tokens[at]!))) return at;
    if (image === '{') depth++;
    else if (image === '}') depth--;
    else if (depth === 0 && beginsLine && tokenType.name === image && statementWords[rule]!.includes(image)) return at;
    else if (depth === 0 && beginsLine && beginsUnknown(tokens, at, rule)) return at;
  }
  return tokens.length;
}
