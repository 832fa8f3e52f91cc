// Nothing that can be typed makes the language throw: truncated files, shuffled tokens, any characters.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf();
const examples = ['cuba', 'brunel', 'own_neuron', 'stdp_competition'].map(name =>
  readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'examples', `${name}.snn`), 'utf8')
);
const tokens = [
  ...new Set(examples.flatMap(text => language.services.parser.Lexer.tokenize(text).tokens.map(token => token.image)))
];

/** Every finding has a place in the text. */
function check(text: string): void {
  for (const { source, message, code } of language.check(uriOf('soup.snn'), text)) {
    expect(
      source.offset >= 0 && source.offset <= source.end && source.end <= text.length,
      `${code} at ${source.offset}..${source.end} of ${text.length}`
    ).toBe(true);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
  }
}

describe('checking never throws', () => {
  test('where a file ends too early', () => {
    for (const text of examples) for (let end = 0; end < text.length; end += 17) check(text.slice(0, end));
  });
  test('for tokens in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...tokens), fc.constantFrom(' ', '\n')), { maxLength: 60 }), soup =>
        check(soup.flat().join(''))
      ),
      { numRuns: 200, seed: 1 }
    );
  });
  test('for the tokens of an example with some exchanged', () => {
    const pick = fc.tuple(
      fc.constantFrom(...examples),
      fc.array(fc.tuple(fc.nat(300), fc.constantFrom(...tokens)), { minLength: 1, maxLength: 4 })
    );
    fc.assert(
      fc.property(pick, ([text, changes]) => {
        const list = language.services.parser.Lexer.tokenize(text).tokens;
        check(
          changes.reduce((changed, [at, image]) => changed.replace(list[at % list.length]!.image, () => image), text)
        );
      }),
      { numRuns: 200, seed: 1 }
    );
  });
  test('for any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 200, seed: 1 });
  });
});
