// The table that `npm run generate` writes decides as the parser would that has worked out the grammar itself.
import { type IToken, type TokenType, EOF } from 'chevrotain';
import { createLangiumParser } from 'langium';
import { expect, test } from 'vitest';
import { createCoreServices } from '../../../language/core-module.js';
import { type Analysed, analysedOf } from '../../../language/parser/prediction-table.js';

const services = createCoreServices({
  read: () => 'missing',
  entries: () => 'missing',
  stamp: () => undefined,
  library: 'file:///library/',
  libraryFiles: []
});
const types = [...Object.values(services.parser.Lexer.definition), EOF];
const byTable = analysedOf(services.parser.LangiumParser);
const analysed = analysedOf(createLangiumParser(services));

/** Every decision of the grammar, as `rule:place`. */
const places = analysed.lookAheadFuncsCache.flatMap((ofRule, rule) =>
  Object.keys(ofRule ?? []).map(place => [rule, Number(place)] as const)
);

/** Reproducible numbers below `below`. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function input(tokens: readonly TokenType[]): Analysed {
  const at = (ahead: number): IToken => {
    const type = tokens[ahead - 1] ?? EOF;
    return { tokenTypeIdx: type.tokenTypeIdx!, tokenType: type } as IToken;
  };
  return { LA_FAST: at, LA: at } as unknown as Analysed;
}

test('every decision of the grammar stands in the table', () => {
  expect(places.length).toBeGreaterThan(100);
  expect(places.filter(([rule, place]) => !byTable.lookAheadFuncsCache[rule]?.[place])).toEqual([]);
});

test('the table decides any tokens as the analysed grammar does, however many are needed', () => {
  const random = dice(1);
  const words = [...types].filter(type =>
    ['ID', '(', '=', ':', ',', '-', '->', '[', '{', 'NUMBER'].includes(type.name)
  );
  const anyType = (): TokenType => (random(3) > 0 ? words[random(words.length)]! : types[random(types.length)]!);
  const unlike: string[] = [];
  for (const [rule, place] of places)
    for (const head of types)
      for (let i = 0; i < 4; i++) {
        const tokens = [head, ...Array.from({ length: 5 }, anyType)];
        const [ours, theirs] = [byTable, analysed].map(({ lookAheadFuncsCache }) =>
          lookAheadFuncsCache[rule]![place]!.call(input(tokens))
        );
        if (ours !== theirs) unlike.push(`${rule}:${place} ${tokens.map(type => type.name).join(' ')}`);
      }
  expect(unlike).toEqual([]);
});

test('a text without a mistake is parsed without analysing the grammar', () => {
  const fresh = createCoreServices({
    read: () => 'missing',
    entries: () => 'missing',
    stamp: () => undefined,
    library: 'file:///library/',
    libraryFiles: []
  });
  let count = 0;
  const parser = fresh.parser.LangiumParser;
  const own = analysedOf(parser);
  for (const name of ['gastProductionsCache', 'resyncFollows'] as const) {
    const asked = Object.getOwnPropertyDescriptor(own, name)!;
    const get = (): unknown => (count++, asked.get?.call(own));
    Object.defineProperty(own, name, { get });
  }
  const text = 'population E[10] : lif(tau_m = 10 ms)\nexperiment e {\n  step 0.1 ms\n  repeat 3 { run 10 ms }\n}\n';
  expect(parser.parse(text).parserErrors.map(error => error.message)).toEqual([]);
  expect(count).toBe(0);
  expect(parser.parse('population E[10 : lif\nconst a = ').parserErrors.length).toBeGreaterThan(0);
  expect(count).toBeGreaterThan(0);
});
