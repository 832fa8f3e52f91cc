// One token taken out of an example, anywhere: nothing throws, few errors come of it, and the rest of the file stays known.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';

const examples = path.join(import.meta.dirname, '..', '..', '..', 'examples');
const language = languageOf();

/** The text without one token, for every token. */
function deletions(text: string): string[] {
  const tokens = language.services.parser.Lexer.tokenize(text).tokens;
  return tokens.map(({ startOffset, image }) => text.slice(0, startOffset) + text.slice(startOffset + image.length));
}

describe.each(['cuba', 'brunel', 'own_neuron', 'stdp_competition'])('%s.snn without one token', name => {
  const text = readFileSync(path.join(examples, `${name}.snn`), 'utf8');
  const declared = language.program(uriOf('whole.snn'), text)!.declarations.length;
  const found = deletions(text).map(broken => {
    const diagnostics = language.check(uriOf('broken.snn'), broken);
    return {
      broken,
      errors: diagnostics.filter(diagnostic => diagnostic.severity === 'error'),
      kept: language.program(uriOf('broken.snn'), broken)!.declarations.length
    };
  });

  test('nothing throws and few errors follow', () => {
    const syntax = found.map(
      ({ errors }) =>
        errors.filter(error => error.code === 'syntax-error' || error.code === 'misspelt-statement').length
    );
    expect(Math.max(...syntax)).toBeLessThanOrEqual(3);
    expect(syntax.reduce((a, b) => a + b) / syntax.length).toBeLessThan(1);
    const all = found.map(({ errors }) => errors.length);
    expect(all.reduce((a, b) => a + b) / all.length).toBeLessThan(1.5);
  });

  test('at most one declaration is lost', () =>
    expect(Math.min(...found.map(({ kept }) => kept))).toBeGreaterThanOrEqual(declared - 1));

  test('every finding lies in the text', () => {
    for (const { broken, errors } of found)
      for (const { source } of errors)
        expect(
          source.offset >= 0 && source.end <= broken.length && source.offset <= source.end,
          `${JSON.stringify(source)} of ${broken.length}`
        ).toBe(true);
  });
});
