// What is read again after a change is what reading all would give: trees, places, comments and errors, over many changes in a row.
import { CstUtils, type AstNode, type ParseResult } from 'langium';
import { expect, test } from 'vitest';
import * as path from 'node:path';
import { mutations } from '../../../scripts/fuzz/mutations.js';
import { languageIn, originalsIn, wordsOf } from '../../../scripts/fuzz/originals.js';
import { randomOf } from '../../../scripts/fuzz/random.js';
import type { Program } from '../../../language/generated/ast.js';
import { nodesOf } from '../../../language/names/nodes.js';
import { type SnnLexer, unknownStatementsOf } from '../../../language/parser/lexer.js';
import { readAgain } from '../../../language/parser/read-again.js';

const language = languageIn(path.join(import.meta.dirname, '..', '..', '..'));
const { LangiumParser, Lexer } = language.services.parser;
const parsers = { LangiumParser, Lexer: Lexer as SnnLexer };
const originals = originalsIn(path.join(import.meta.dirname, '..', '..', '..'), language);
const words = wordsOf(originals);
const changes = process.env['SNN_LONG'] ? 20_000 : 60;

/** ms */
const limit = process.env['SNN_LONG'] ? 3_600_000 : 120_000;

const read = (text: string): ParseResult<Program> => LangiumParser.parse<Program>(text);

/** All that a reading gives, as text. */
function told({ value, parserErrors, lexerErrors, lexerReport }: ParseResult<Program>): string[] {
  const place = (node: AstNode): string =>
    [
      node.$type,
      node.$cstNode?.offset,
      node.$cstNode?.end,
      node.$containerProperty,
      node.$containerIndex,
      node.$container?.$type,
      ...Object.entries(node).flatMap(([key, item]: [string, unknown]) =>
        key.startsWith('$')
          ? []
          : (Array.isArray(item) ? (item as unknown[]) : [item]).map(one => `${key}=${written(one)}`)
      )
    ].join(' ');
  const leaf = (node: ReturnType<typeof leaves>[number]): string =>
    `${node.offset} ${node.end} ${node.hidden} ${node.tokenType.name} ${JSON.stringify(node.range)} ${node.text}`;
  return [
    ...nodesOf(value).map(place),
    ...leaves(value).map(leaf),
    ...parserErrors.map(({ message, token }) => `${token.startOffset} ${token.startLine} ${message}`),
    ...lexerErrors.map(({ offset, line, message }) => `${offset} ${line} ${message}`).sort(),
    ...unknownStatementsOf(lexerReport).map(({ token, meant }) => `${token.startOffset} ${token.image} ${meant}`)
  ];
}

const written = (item: unknown): string =>
  typeof item !== 'object' || item === null ? String(item) : '$refText' in item ? `-> ${String(item.$refText)}` : '';

const leaves = (program: Program) => CstUtils.flattenCst(program.$cstNode!).toArray();

test(
  'what is read again is what reading all gives',
  () => {
    let again = 0;
    for (let seed = 0, left = changes; left > 0; seed++) {
      const random = randomOf(11, seed);
      const texts = [0, 1, 2].map(() => random.pick(originals).text);
      let result = read(texts.join('\n'));
      for (let n = 0; n < 20; n++, left--) {
        const before = result.value.$cstNode!.root.fullText;
        const tokens = Lexer.tokenize(before).tokens.filter(token => token.image !== '');
        if (tokens.length < 50) break;
        const kind = random.pick(Object.keys(mutations).filter(name => name !== 'bytes' && name !== 'cut'));
        const { text } =
          // a mistake is often taken back
          n % 3 === 2
            ? { text: texts.join('\n') }
            : mutations[kind]!({ name: '', text: before, tokens }, random, words);
        const incremental = readAgain(result, text, parsers);
        if (incremental) {
          again++;
          expect(told(incremental), `seed ${seed}, change ${n} (${kind})`).toEqual(told(read(text)));
        }
        result = incremental ?? read(text);
      }
    }
    expect(again).toBeGreaterThan(changes / 4);
  },
  limit
);
