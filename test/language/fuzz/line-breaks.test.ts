// Where a statement goes on and where it ends: lines may be broken inside of statements, and joined by ';'; the same is found.
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allStatementWords } from '../../../language/statements/words.js';
import { languageIn, originalsIn } from '../../../scripts/fuzz/originals.js';
import { baselineOf, keyOf } from '../../../scripts/fuzz/examine.js';
import { codes, languageOf, uriOf } from '../../support/text-world.js';
import { only } from '../../support/only.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
const language = languageIn(root);
const originals = originalsIn(root, language);
const goesOnAfter = /^(?:[-+*/^<>=,:.([{]|[<>=!+\-*/]=|->|\.\.|and|or|not|if|then|else)$/;

describe.each(originals)('$name', original => {
  const { uri, findings } = baselineOf(language, original);
  const found = (text: string): string[] => language.check(uri, text).map(keyOf).sort();
  const { tokens } = language.services.parser.Lexer.tokenize(original.text);
  const joined = (end: string, inside: (before: string) => string): string =>
    tokens
      .map(({ image, tokenType }, i) =>
        tokenType.name === 'END' ? end : i === 0 ? image : inside(tokens[i - 1]!.image) + image
      )
      .join('');

  test('in a single line', () => expect(found(joined(';', () => ' '))).toEqual([...findings].sort()));
  test('with a line break wherever a statement goes on', () =>
    expect(found(joined('\n', before => (goesOnAfter.test(before) ? '\n' : ' ')))).toEqual([...findings].sort()));
});

describe('a statement', () => {
  const found = (text: string): string[] => codes(languageOf().check(uriOf('a.snn'), text));
  test.each([
    ['goes on inside of brackets', 'population E[\n3\n] : lif(\ntau_m = 20 ms,\nR = 1 GOhm\n)'],
    ['goes on behind an operator', 'const a = 1 +\n2 *\n-\n3'],
    ['goes on before an operator', 'const a = 1\n  + 2\n  and 3 > 2'],
    ['goes on before and behind the words of a condition', 'const a = if 1 > 2\nthen\n3\nelse 4'],
    ['goes on before its brace', "neuron n\n{\n  state x = 0\n  x' = -x / 1 ms\n}"],
    ['ends with a semicolon, and with its line', 'const a = 1; const b = 2;\nconst c = 3'],
    ['ends with its brace', 'neuron n {} neuron m {} const c = 3'],
    ['may be none', ';;const a = 1;;\n;\nneuron n {;};']
  ])('%s', (_, text) => expect(found(text).filter(code => code.startsWith('syntax'))).toEqual([]));

  test('that is not finished keeps its error on its line', () => {
    for (const [text, line] of [
      ['const a = (1 + 2\nconst b = 3', 1],
      ['const a =\nconst b = 3', 1],
      ['const a = 1 const b = 3\nconst c = 4', 1],
      ['experiment e {\n  step\n  run 1 s\n}', 2],
      ['experiment e {\n  step 0.1 ms\n  record V of\n  run 1 s\n}', 3],
      ["neuron n {\n  state x = exp(1\n  x' = -x / 1 ms\n}\nconst c = 1", 2],
      ["neuron n\n  state x = 0\n  x' = -x / 1 ms\n}\nconst c = 1", 1],
      ['neuron n {\n  on spike x = 1 }\n  state x = 0\n}\nconst c = 1', 2],
      ['const a = 1\n  from 3', 2],
      ['neuron n {\n  state x : 1 = 0\n  on spike { x = 1\n  spike when x > 1\n}\nconst c = 1', 3],
      ['neuron n {\n  state x : 1 = 0\n\npopulation P : n', 3]
    ] as const) {
      const errors = languageOf()
        .check(uriOf('a.snn'), text)
        .filter(diagnostic => diagnostic.severity === 'error');
      expect([errors[0]?.source.line, text], JSON.stringify(errors)).toEqual([line, text]);
      expect(
        errors.filter(error => ['syntax-error', 'misspelt-statement'].includes(error.code)),
        text
      ).toHaveLength(1);
    }
  });

  test('that is missing its semicolon gets one by a fix', () => {
    for (const [text, mended] of [
      ['const a = 1 const b = 3', 'const a = 1; const b = 3'],
      ["neuron n { state x = 0 x' = -x / 1 ms }", "neuron n { state x = 0; x' = -x / 1 ms }"],
      ['neuron n { state V = 0; on spike { V += 1 V -= 2 } }', 'neuron n { state V = 0; on spike { V += 1; V -= 2 } }']
    ] as const) {
      const { edits } = only(
        languageOf()
          .check(uriOf('a.snn'), text)
          .find(diagnostic => diagnostic.code === 'syntax-error')!.fixes!
      );
      const { offset, end, text: inserted } = only(edits);
      expect(text.slice(0, offset) + inserted + text.slice(end)).toBe(mended);
    }
  });
});

describe('a word that begins statements is a name as well', () => {
  test.each(allStatementWords)('%s', word => {
    const text = `param ${word} = 2
const twice = 2 * ${word}
neuron cell {
  param ${word} = 1 mV
  input I : pA
  state V : mV = ${word}
  V' = (${word} - V) / 10 ms + I * 1 GOhm / 10 ms
  spike when V > ${word}
  on spike { V = ${word} }
}
neuron other {
  state ${word} : mV = 0 mV
  ${word}' = -${word} / 10 ms
  spike when ${word} > 15 mV
  on spike { ${word} = 0 mV; ${word} += 1 mV }
}
data ${word}_table = table("net.csv")
population ${word}_1[3] : cell(${word} = 2 mV)
population P[2] : other(${word} = ${word}_table.${word} * 1 mV)
connect ${word}_c: ${word}_1 -> P {
  synapse kick(${word} = 2 mV)
  pattern all_to_all
}
synapse kick into ${word} {
  param ${word} : mV
  on pre { post.${word} += ${word} }
}
experiment e {
  step 0.1 ms
  set ${word} = 3
  record spikes of ${word}_1
  record ${word} of P
  run 1 ms
  expect count(${word}_1) >= ${word} - 3 * twice
  plot trace(${word} of P), raster(${word}_1)
}
`;
    const errors = languageOf({ 'net.csv': `${word}\n1\n2\n` }).check(uriOf('a.snn'), text);
    expect(
      errors.filter(error => error.severity === 'error').map(error => `${error.source.line} ${error.message}`)
    ).toEqual([]);
  });
  test.each(allStatementWords)('a population called %s', word => {
    const text = `population ${word}[3] : lif(tau_m = 10 ms)
connect ${word} -> ${word}[0 .. 1] { synapse exp_current(weight = 1 pA); pattern all_to_all }
experiment e {
  step 0.1 ms
  record V of ${word}
  stimulate ${word}, ${word}[0] with 10 pA
  run 1 ms
  expect count(${word}) == 0
  plot trace(V of ${word}[0])
}
`;
    const errors = languageOf()
      .check(uriOf('a.snn'), text)
      .filter(diagnostic => diagnostic.severity === 'error');
    expect(errors.map(error => `${error.source.line} ${error.message}`)).toEqual([]);
  });
});
