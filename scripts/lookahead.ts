// Writes what the parser would work out of the grammar at each start into FOLDER/lookahead.ts: `node scripts/run.mjs lookahead FOLDER`.
import { type IToken, type TokenType, EOF } from 'chevrotain';
import { AstUtils, GrammarAST, createLangiumParser } from 'langium';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { createCoreServices } from '../language/core-module.js';
import {
  type Analysed,
  type Lookahead,
  type PredictionTable,
  analysedOf
} from '../language/parser/prediction-table.js';

/** Tokens that the table looks at; what needs more is rare, and left to the parser. */
const depth = 3;

/** Places in a rule that repeat something, as Chevrotain numbers them. */
const many = 3;
const atLeastOne = 4;
const bits = 8;

class MoreNeeded extends Error {}

const services = createCoreServices({
  read: () => 'missing',
  entries: () => 'missing',
  stamp: () => undefined,
  library: 'file:///library/',
  libraryFiles: []
});
for (const node of AstUtils.streamAllContents(services.Grammar))
  if (GrammarAST.isParameterReference(node) || GrammarAST.isUnorderedGroup(node))
    throw new Error(
      `${node.$cstNode?.text ?? node.$type}: rules with parameters and unordered groups are not in the table`
    );
const own = analysedOf(createLangiumParser(services)) as Recorded;
const types: readonly TokenType[] = [...Object.values(services.parser.Lexer.definition), EOF];

const nodes: Array<readonly [string, ...number[]]> = [];
const known = new Map<string, number>();

/** The number of the node that decides behind these tokens. */
function nodeOf(decide: Lookahead, before: readonly TokenType[]): number {
  const next: number[] = [];
  const columns = types.map(type => {
    const found = decided(decide, [...before, type]);
    if (typeof found === 'string') return found;
    if (before.length + 1 === depth) return '~';
    const node = nodeOf(decide, [...before, type]);
    if (nodes[node]![0] === '~'.repeat(types.length)) return '~';
    if (!next.includes(node)) next.push(node);
    return String.fromCharCode('a'.charCodeAt(0) + next.indexOf(node));
  });
  const node = [columns.join(''), ...next] as const;
  const key = JSON.stringify(node);
  if (!known.has(key)) known.set(key, nodes.push(node) - 1);
  return known.get(key)!;
}

/** The character of these tokens, where they are enough. */
function decided(decide: Lookahead, tokens: readonly TokenType[]): string | undefined {
  const ahead = (count: number): IToken => {
    const type = tokens[count - 1] ?? (tokens.at(-1) === EOF ? EOF : undefined);
    if (!type) throw new MoreNeeded();
    return { tokenTypeIdx: type.tokenTypeIdx!, tokenType: type } as IToken;
  };
  try {
    const found = decide.call({ LA_FAST: ahead, LA: ahead } as unknown as Analysed);
    if (found === undefined || found === false) return '.';
    return found === true ? '1' : String.fromCharCode('0'.charCodeAt(0) + found);
  } catch (error) {
    if (error instanceof MoreNeeded) return undefined;
    throw error;
  }
}

/** What Chevrotain has of a rule that repeats something, and how it finds what is behind it. */
interface Recorded extends Analysed {
  readonly shortRuleNameToFull: Readonly<Record<number, string>>;
  readonly manyInternalLogic: Repetition;
  readonly atLeastOneInternalLogic: Repetition;
}
type Repetition = (this: unknown, occurrence: number, action: () => void, place: number) => void;
type Walker = new (
  rule: unknown,
  occurrence: number
) => {
  startWalking(): { token?: TokenType; occurrence?: number; isEndOfRule: boolean };
};

/** The walker is handed over where a repetition ends. */
function walkerOf(method: number): Walker {
  let found: Walker | undefined;
  const take = (...given: unknown[]): void => {
    found = given[5] as Walker;
  };
  let isFirst = true;
  const lookahead = (): boolean => {
    const again = isFirst && method === atLeastOne;
    isFirst = false;
    return again;
  };
  const run = method === many ? own.manyInternalLogic : own.atLeastOneInternalLogic;
  const state = {
    currRuleLookaheadFuncs: [lookahead],
    attemptInRepetitionRecovery: take,
    doSingleRepetition: () => true
  };
  run.call(state, 0, () => undefined, 0);
  return found!;
}
const walkers = new Map([many, atLeastOne].map(method => [method, walkerOf(method)]));

const table = {
  tokens: types.map(type => type.name),
  nodes,
  alternatives: {} as Record<string, Record<number, number>>,
  options: {} as Record<string, Record<number, number>>,
  behind: {} as Record<string, Record<number, readonly [string | null, number, boolean]>>
} satisfies PredictionTable;

for (const [rule, places] of Object.entries(own.lookAheadFuncsCache)) {
  const name = own.shortRuleNameToFull[Number(rule)]!;
  for (const [key, decide] of Object.entries(places)) {
    const place = Number(key);
    const method = place >> bits;
    const kind = method === 1 ? table.alternatives : table.options;
    (kind[name] ??= {})[place] = nodeOf(decide, []);
    const walker = walkers.get(method);
    if (!walker) continue;
    const gast = (own.gastProductionsCache as Readonly<Record<string, unknown>>)[name];
    const { token, occurrence = 0, isEndOfRule } = new walker(gast, place & ((1 << bits) - 1)).startWalking();
    (table.behind[name] ??= {})[place] = [token?.name ?? null, occurrence, isEndOfRule];
  }
}

const text = JSON.stringify(table, undefined, 1).replace(/\n +(?=[^"\n]*(?:\d|true|false|null|\]))/g, ' ');
writeFileSync(
  path.join(process.argv[2]!, 'lookahead.ts'),
  `// Written by \`npm run generate\` from the grammar (scripts/lookahead.ts); language/parser/prediction-table.ts says what it means.\nimport type { PredictionTable } from '../parser/prediction-table.js';\n\nexport const lookahead: PredictionTable = ${text};\n`
);
