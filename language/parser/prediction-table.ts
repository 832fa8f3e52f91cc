// What the parser knows of the grammar before it reads a text, as `npm run generate` writes it down (scripts/lookahead.ts): working it
// out took every start a fifth of the time that checking a file takes. What the table doesn't say is worked out when it is first asked.
import { type IToken, type TokenType, EOF } from 'chevrotain';
import type { LangiumParser } from 'langium';

export interface PredictionTable {
  /** names of all types of tokens; one is a column of the nodes */
  readonly tokens: readonly string[];
  /**
   * A character for each column: '.' nothing fits, '0' and those that follow it the alternative, '~' more tokens are needed than the table
   * looks at, a letter the node that the token behind decides with, whose number stands behind the columns.
   */
  readonly nodes: ReadonlyArray<readonly [columns: string, ...next: number[]]>;
  /** by rule and place in it, the node that decides which of several alternatives comes next */
  readonly alternatives: ByPlace<number>;
  /** and whether an optional or repeated part comes: alternative 1 if so */
  readonly options: ByPlace<number>;
  /** the token behind a repeated part, its occurrence in the rule, and whether the rule may end there */
  readonly behind: ByPlace<readonly [token: string | null, occurrence: number, endsRule: boolean]>;
}

type ByPlace<T> = Readonly<Record<string, Readonly<Record<number, T>>>>;

/** The part of Chevrotain's parser that its self-analysis fills. */
export interface Analysed {
  selfAnalysisDone: boolean;
  lookAheadFuncsCache: Lookahead[][];
  firstAfterRepMap: Behind[][];
  gastProductionsCache: unknown;
  resyncFollows: unknown;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  LA_FAST(ahead: number): IToken;
}

export type Lookahead = (this: Analysed, alternatives?: unknown) => number | boolean | undefined;

interface Behind {
  readonly token: TokenType | undefined;
  readonly occurrence: number;
  readonly isEndOfRule: boolean;
}

export const analysedOf = (parser: LangiumParser): Analysed =>
  (parser as unknown as { readonly wrapper: Analysed }).wrapper;

const nothing = '.'.charCodeAt(0);
const first = '0'.charCodeAt(0);
const letter = 'a'.charCodeAt(0);
const unknown = '~'.charCodeAt(0);

/** Makes a parser ready without an analysis of its own. `full` makes one that has analysed itself, for what is rarely needed. */
export function predictFrom(
  { tokens, nodes, alternatives, options, behind }: PredictionTable,
  parser: LangiumParser,
  types: Readonly<Record<string, TokenType>>,
  full: () => LangiumParser
): void {
  const own = analysedOf(parser);
  const typeOf = (name: string): TokenType | undefined => (name === EOF.name ? EOF : types[name]);
  const columns: number[] = [];
  for (const [column, name] of tokens.entries()) columns[typeOf(name)?.tokenTypeIdx ?? 0] = column;

  let analysis: Analysed | undefined;
  const analysed = (): Analysed => (analysis ??= analysedOf(full()));
  /** The alternative, `nothing` or `unknown`, counted from '0'. */
  const decide = (input: Analysed, node: number): number => {
    for (let ahead = 1; ; ahead++) {
      const [row, ...next] = nodes[node]!;
      const found = row.charCodeAt(columns[input.LA_FAST(ahead).tokenTypeIdx]!);
      if (found < letter || found === unknown) return found;
      node = next[found - letter]!;
    }
  };
  const each = <T>(places: ByPlace<T>, act: (rule: number, place: number, value: T) => void): void => {
    for (const [name, ofRule] of Object.entries(places))
      for (const [place, value] of Object.entries(ofRule)) act(own.fullRuleNameToShort[name]!, Number(place), value);
  };
  const put = <T>(table: T[][], rule: number, place: number, value: T): void => {
    (table[rule] ??= [])[place] = value;
  };
  each(alternatives, (rule, place, node) =>
    put(own.lookAheadFuncsCache, rule, place, function (given) {
      const found = decide(this, node);
      if (found === unknown) return analysed().lookAheadFuncsCache[rule]![place]!.call(this, given);
      return found === nothing ? undefined : found - first;
    })
  );
  each(options, (rule, place, node) =>
    put(own.lookAheadFuncsCache, rule, place, function (given) {
      const found = decide(this, node);
      if (found === unknown) return analysed().lookAheadFuncsCache[rule]![place]!.call(this, given);
      return found !== nothing;
    })
  );
  each(behind, (rule, place, [token, occurrence, isEndOfRule]) =>
    put(own.firstAfterRepMap, rule, place, {
      token: token === null ? undefined : typeOf(token),
      occurrence,
      isEndOfRule
    })
  );
  own.selfAnalysisDone = true;
  // what errors are described and mended with
  Object.defineProperties(own, {
    gastProductionsCache: { get: () => analysed().gastProductionsCache, configurable: true },
    resyncFollows: { get: () => analysed().resyncFollows, configurable: true }
  });
}
