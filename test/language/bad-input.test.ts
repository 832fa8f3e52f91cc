// Texts nobody should write: each gives a sentence at its place, never an exception, and the rest of the file is checked.
import { describe, expect, test } from 'vitest';
import { codes, languageOf, shown, uriOf } from '../support/text-world.js';
import { snn } from '../support/snn.js';

const check = (text: string): ReturnType<ReturnType<typeof languageOf>['check']> =>
  languageOf().check(uriOf('bad.snn'), text);

describe('a file that is no text', () => {
  test('is one finding', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256);
    expect(shown(languageOf({ 'bad.snn': bytes }).check(uriOf('bad.snn')))).toEqual([
      'syntax-error 1 This is not a text file: it holds bytes that are no characters. A .snn file is text in the encoding UTF-8.'
    ]);
  });
  test('also without a zero byte', () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => 128 + ((i * 7919) % 128));
    expect(codes(languageOf({ 'bad.snn': bytes }).check(uriOf('bad.snn')))).toEqual(['syntax-error 1']);
  });
  test('but in another encoding is told where', () => {
    const bytes = Uint8Array.from([...'const a = 1 ', 'µ', '\nconst b = 2 + zz'].join(''), letter =>
      letter.charCodeAt(0)
    );
    expect(shown(languageOf({ 'bad.snn': bytes }).check(uriOf('bad.snn')))).toEqual([
      'syntax-error 1 There are bytes here that are not UTF-8; save the file in the encoding UTF-8.',
      `unknown-name 2 There is no 'zz' here. Declare it, or import the file that does.`
    ]);
  });
});

describe('an empty file', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t\n'],
    ['a comment', '// later'],
    ['a byte order mark', '\uFEFF']
  ])('%s is no mistake', (_what, text) => expect(check(text)).toEqual([]));
  test('lowers to an empty network', () =>
    expect(languageOf().lower(uriOf('bad.snn'), '').model?.populations).toEqual([]));
});

describe('depth', () => {
  const deep = (open: string, close: string): string =>
    `const a = ${open.repeat(10_000)}1${close.repeat(10_000)}\nconst b = zz`;
  const tooDeep =
    'syntax-error 1 Brackets nest deeper than 25 levels here; name an inner part with const or let and use the name.';
  const unknown = `unknown-name 2 There is no 'zz' here. Declare it, or import the file that does.`;

  test('10 000 brackets are one finding', () => expect(shown(check(deep('(', ')')))).toEqual([tooDeep, unknown]));
  test('10 000 square brackets are one finding', () =>
    expect(shown(check(deep('[', ']')))).toEqual([tooDeep, unknown]));
  test('also around calls', () => expect(shown(check(deep('exp(', ')')))).toEqual([tooDeep, unknown]));
  test('brackets that stay open end with the declaration', () =>
    expect(shown(check(deep('(', '')))[0]).toEqual(tooDeep));
  test('10 000 signs are one finding', () =>
    expect(codes(check(deep('- ', '')))).toEqual(['syntax-error 1', 'unknown-name 2']));
  test('10 000 conditions are one finding', () =>
    expect(codes(check(deep('if 1 > 0 then 1 else ', '')))[0]).toBe('syntax-error 1'));
  test('a sum of 10 000 is one finding', () =>
    expect(codes(check(`const a = 1${' + 1'.repeat(10_000)}\nconst b = zz`))).toEqual([
      'syntax-error 1',
      'unknown-name 2'
    ]));
  test('a tower of powers is one finding', () =>
    expect(codes(check(`const a = 1${' ^ 1'.repeat(10_000)}\nconst b = zz`))).toEqual([
      'syntax-error 1',
      'unknown-name 2'
    ]));
  test('10 000 sweeps in one another are one finding', () =>
    expect(
      codes(
        check(`experiment e { ${'sweep g from 1 to 2 in 3 points { '.repeat(10_000)} ${'}'.repeat(10_001)}`)
      ).filter(code => code.startsWith('syntax-error'))
    ).toEqual(['syntax-error 1']));
  test.each([
    ['brackets', `const a = ${'('.repeat(20)}1${')'.repeat(20)}`],
    ['a long sum', `const a = 1${' + 1'.repeat(400)}`],
    ['a long sum of squares', `const a = 1${' - 2 ^ 2'.repeat(100)}`],
    ['a long list', `const a = [1${', -1 ^ 2'.repeat(1000)}]`],
    ['many cases', `const a = ${'if 1 > 2 then 1 else '.repeat(20)}2`],
    ['many assignments', `neuron n { state x = 0; on spike { ${'x = -x + 1; '.repeat(1000)} } }`]
  ])('what people write is not too deep: %s', (_what, text) => expect(check(text)).toEqual([]));
});

describe('white space and letters', () => {
  const text = snn`
    const tau = 20 ms
    neuron cell {
      state V = 0 mV
      V' = -V / tau
    }
  `;
  test('CRLF is the same as LF', () => {
    expect(check(text.replace(/\n/g, '\r\n'))).toEqual([]);
    expect(
      check(`${text}const b = zz`.replace(/\n/g, '\r\n')).map(diagnostic => [
        diagnostic.source.line,
        diagnostic.source.column
      ])
    ).toEqual([[6, 11]]);
  });
  test('a byte order mark says nothing', () => {
    expect(check(`\uFEFF${text}`)).toEqual([]);
    expect(
      languageOf({ 'bad.snn': Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]) }).check(
        uriOf('bad.snn')
      )
    ).toEqual([]);
  });
  test('both code points of µ are micro', () => {
    const model = languageOf().lower(uriOf('bad.snn'), 'const a = 1 \u00B5V\nconst b = 1 \u03BCV\nconst c = 1 uV')
      .model!;
    expect(model.globals.map(global => global.value)).toMatchObject([
      { value: 0.001 },
      { value: 0.001 },
      { value: 0.001 }
    ]);
  });
  test('Greek names are names', () => expect(check('const τ_m = 20 ms\nconst η = 2 * τ_m')).toEqual([]));
});

describe('single characters', () => {
  test.each([
    ['# a comment', `The character '#' means nothing in a .snn file; remove it (a comment begins with //).`],
    ['import "cells.snn', 'The text "cells.snn has no closing quote on its line; add one.']
  ])('%s', (text, message) =>
    expect(
      check(text)
        .filter(diagnostic => diagnostic.code === 'syntax-error')
        .map(diagnostic => diagnostic.message)[0]
    ).toBe(message)
  );
});

describe('an unknown word is told where it stands, with the likely one', () => {
  test.each([
    ['a unit', 'population E[1] : lif(V_th = -50 mv)', `misspelt-unit 1:34 There is no unit 'mv'. Did you mean 50 mV?`],
    ['a unit in capitals', 'const f = 3 MHZ', `misspelt-unit 1:13 There is no unit 'MHZ'. Did you mean 3 MHz?`],
    [
      'a unit that could be two',
      'population E[1] : lif(R = 100 mohm)',
      `misspelt-unit 1:31 There is no unit 'mohm'. Did you mean 100 MOhm?`
    ],
    ['a name', 'const tau = 1 ms\nconst b = tua * 2', `unknown-name 2:11 There is no 'tua' here. Did you mean 'tau'?`],
    ['a model', 'population E[1] : liff', `unknown-name 1:19 There is no 'liff' here. Did you mean 'lif'?`],
    [
      'a parameter',
      'population E[1] : lif(tau_n = 1 ms)',
      `unknown-parameter 1:23 lif has no parameter or state 'tau_n'. Did you mean 'tau_m'?`
    ],
    [
      'a recorded variable',
      'population E[1] : lif\nexperiment e { step 1 ms; record U of E; run 1 ms }',
      `unknown-name 2:34 There is no 'U' in population E. There are spikes, tau_m, R, E_L, V_th, V_reset, t_ref, I_e, I, V.`
    ]
  ])('%s', (_what, text, message) =>
    expect(
      check(text).map(
        diagnostic => `${diagnostic.code} ${diagnostic.source.line}:${diagnostic.source.column} ${diagnostic.message}`
      )
    ).toEqual([message])
  );
});

describe('a plain number for a quantity', () => {
  test.each([
    ['a voltage', 'population E[1] : lif(V = 10)', 'V of lif needs a voltage (mV), but 10 has no unit; write 10 mV.'],
    [
      'a negative voltage',
      'population E[1] : lif(V = -65)',
      'V of lif needs a voltage (mV), but -65 has no unit; write -65 mV.'
    ],
    ['a time', 'population E[1] : lif(tau_m = 20)', 'tau_m of lif needs a time (ms), but 20 has no unit; write 20 ms.'],
    [
      'a rate',
      'population E[1] : poisson_source(rate = 15)',
      'rate of poisson_source needs a frequency (Hz), but 15 has no unit; write 15 Hz.'
    ],
    [
      'a duration',
      'population E[1] : lif\nexperiment e { step 0.1 ms; record V of E; run 100 }',
      'run needs a time (ms), but 100 has no unit; write 100 ms.'
    ]
  ])('%s', (_what, text, message) =>
    expect(check(text).map(diagnostic => `${diagnostic.code} ${diagnostic.message}`)).toEqual([
      `missing-unit ${message}`
    ])
  );
  test('0 needs none', () => expect(check('population E[1] : lif(V = 0)')).toEqual([]));
});

describe('numbers that cannot be', () => {
  test.each([
    ['0', '0'],
    ['-1', '-1'],
    ['2.5', '2.5'],
    ['1 / 0', 'infinity']
  ])('%s neurons', (size, told) =>
    expect(shown(check(`population E[${size}] : lif`))).toEqual([
      `population-size 1 E would have ${told} neurons; a population has a whole number of neurons, at least 1.`
    ])
  );
  test('10^12 neurons', () =>
    expect(shown(check('population E[10^12] : lif'))).toEqual([
      'population-size 1 E would have 1000000000000 neurons; a population has at most 4294967295.'
    ]));
  test('a delay of 0', () =>
    expect(
      shown(
        check(
          'population E[1] : lif_delta\nconnect c: E -> E { synapse delta(weight = 1 mV); pattern all_to_all; delay 0 ms }'
        )
      )
    ).toEqual(['delay-too-short 2 The delay of c is 0 ms, and the shortest is one step; make it longer.']));
  test('a negative delay', () =>
    expect(
      codes(
        check(
          'population E[1] : lif_delta\nconnect c: E -> E { synapse delta(weight = 1 mV); pattern all_to_all; delay -1 ms }'
        )
      )
    ).toEqual(['delay-too-short 2']));
});

describe('an import', () => {
  const imported = (path: string): string[] =>
    shown(
      languageOf({ cells: null, 'binary.snn': Uint8Array.of(0, 1, 2, 255) }).check(uriOf('bad.snn'), `import "${path}"`)
    );
  test('of nothing', () =>
    expect(imported('none.snn')).toEqual([
      `import-not-found 1 There is no file 'none.snn'; paths start from the folder of this file.`
    ]));
  test('of a folder', () =>
    expect(imported('cells')).toEqual([`import-not-found 1 'cells' is a folder; import one of the .snn files in it.`]));
  test('of itself', () =>
    expect(imported('bad.snn')).toEqual(['import-cycle 1 This file imports itself; remove the import.']));
  test('of a file that is no text', () =>
    expect(imported('binary.snn')).toEqual(['faulty-import 1 binary.snn has an error; fix that file first.']));
});
