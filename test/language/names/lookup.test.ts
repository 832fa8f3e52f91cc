// What a name means where several things have it, and what is offered where nothing has.
import { type AstNode, AstUtils } from 'langium';
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const language = languageOf();

/** `Kind container` of what the name marked with <|> means. */
function meaning(marked: string): string {
  const offset = marked.indexOf('<|>');
  const program = language.program(uriOf('lookup.snn'), marked.replace('<|>', ''))!;
  for (const node of AstUtils.streamAst(program)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      if (reference.$refNode?.offset === offset && 'ref' in reference)
        return reference.ref ? described(reference.ref) : 'nothing';
    }
  }
  return 'no reference';
}

const described = (node: AstNode): string =>
  `${node.$type} in ${node.$container?.$type} of ${AstUtils.getDocument(node).uri.path.split('/').pop()}`;

describe('a name means', () => {
  const model = (inside: string): string =>
    snn`
      const x = 1
      function f(a) = a
      neuron n {
        param tau = 1 ms
        state x = 0
        ${inside}
      }
    `;

  test('the nearest declaration', () =>
    expect(meaning(model(`x' = -<|>x / tau`))).toBe('State in Model of lookup.snn'));
  test('the let of its block', () =>
    expect(meaning(model('on spike { let y = 1; x = <|>y }'))).toBe('Let in Block of lookup.snn'));
  test('the argument of its function', () =>
    expect(meaning('const a = 1\nfunction f(a) = <|>a')).toBe('Formal in FunctionDecl of lookup.snn'));
  test('a function before brackets, whatever else has the name', () =>
    expect(meaning('const exp = 1\nconst b = <|>exp(1)')).toBe('FunctionDecl in Program of functions.snn'));
  test('a value elsewhere', () =>
    expect(meaning('const exp = 1\nconst b = <|>exp')).toBe('Const in Program of lookup.snn'));
  test('a neuron where a population needs one', () =>
    expect(meaning('const lif = 1\npopulation E[1] : <|>lif')).toBe('Model in Program of lif.snn'));
  test('the own model before one of the library', () =>
    expect(meaning('neuron lif { }\npopulation E[1] : <|>lif')).toBe('Model in Program of lookup.snn'));
  test('a parameter of the model it is given to', () =>
    expect(meaning('const tau_m = 1\npopulation E[1] : lif(<|>tau_m = 2 ms)')).toBe('Param in Model of lif.snn'));
  test('an initial state of the model it is given to', () =>
    expect(meaning('population E[1] : lif(<|>V = -60 mV)')).toBe('State in Model of lif.snn'));
  test('a value of the file inside such brackets', () =>
    expect(meaning('const tau_m = 1\npopulation E[1] : lif(tau_m = <|>tau_m)')).toBe('Const in Program of lookup.snn'));
  test('an argument of the function it is given to', () =>
    expect(meaning('const b = normal(1, <|>sd = 2)')).toBe('Formal in FunctionDecl of functions.snn'));
  test('a keyword among arguments', () =>
    expect(meaning('population E[1] : lif\nconnect E -> E { pattern list(<|>pre = [0], post = [0]) }')).toBe(
      'Formal in PatternDecl of list.snn'
    ));
  test('the weight inside a plasticity rule alone', () => {
    expect(meaning('plasticity p { on pre { weight = <|>weight } }')).toBe('Const in Program of functions.snn');
    expect(meaning('neuron n { let a = <|>weight }')).toBe('nothing');
    expect(meaning('const a = <|>weight')).toBe('nothing');
  });
  test('nothing that only a library file uses for itself', () => {
    expect(meaning('const a = lif\nconnect Cell -> <|>Cell { }')).toBe('nothing');
  });
});

describe('a misspelt name', () => {
  const messages = (text: string): string[] => shown(language.check(uriOf('lookup.snn'), text));

  test.each([
    ['const tau = 1\nconst b = tua', `unknown-name 2 There is no 'tua' here. Did you mean 'tau'?`],
    ['population E[1] : Lif', `unknown-name 1 There is no 'Lif' here. Did you mean 'lif'?`],
    [
      'population E[1] : poison_source',
      `unknown-name 1 There is no 'poison_source' here. Did you mean 'poisson_source'?`
    ],
    ['const b = epx(1)', `unknown-name 1 There is no 'epx' here. Did you mean 'exp'?`],
    ['const b = qqqqqq', `unknown-name 1 There is no 'qqqqqq' here. Declare it, or import the file that does.`],
    [
      'population E[1] : lif(tau_n = 1 ms)',
      `unknown-parameter 1 lif has no parameter or state 'tau_n'. Did you mean 'tau_m'?`
    ],
    [
      'population E[1] : lif(zzz = 1 ms)',
      `unknown-parameter 1 lif has no parameter or state 'zzz'; it takes tau_m, R, E_L, V_th, V_reset, t_ref, I_e, V and 1 more.`
    ],
    [
      'population E[1] : lif\nexperiment e { step 1 ms; record v of E; run 1 ms }',
      `unknown-name 2 There is no 'v' in population E. Did you mean 'V'?`
    ],
    [
      'population E[1] : lif\nexperiment e { step 1 ms; record spikes of E; run 1 ms; plot trace(q of E) }',
      `unknown-name 2 There is no 'q' in population E. There are spikes, tau_m, R, E_L, V_th, V_reset, t_ref, I_e, I, V.`
    ]
  ])('%s', (text, message) => expect(messages(text)).toEqual([message]));

  test('is offered only what fits its place', () => {
    expect(messages('const lifo = 1\npopulation E[1] : lifx')).toEqual([
      `unknown-name 2 There is no 'lifx' here. Did you mean 'lif'?`
    ]);
  });
  test('comes with the edit that mends it', () => {
    const [finding] = language.check(uriOf('lookup.snn'), 'const tau = 1\nconst b = tua');
    expect(finding?.fixes).toEqual([
      { title: `Write 'tau'`, isGuess: true, edits: [{ uri: uriOf('lookup.snn'), offset: 24, end: 27, text: 'tau' }] }
    ]);
  });
});

describe('many names', () => {
  test('are found in time that grows with their number, not its square', () => {
    const many = (count: number): string =>
      Array.from({ length: count }, (_, i) => `const a${i} = ${i === 0 ? '1' : `a${i - 1} + a${i >> 1}`}`).join('\n');
    const time = (count: number): number => {
      const program = language.program(uriOf('many.snn'), many(count))!;
      const start = performance.now();
      for (const node of AstUtils.streamAst(program))
        for (const { reference } of AstUtils.streamReferences(node))
          if ('ref' in reference) expect(reference.ref).toBeDefined();
      return performance.now() - start;
    };
    time(500);
    // Sixteen times as many: linear gives 16, quadratic 256.
    expect(time(8000) / time(500)).toBeLessThan(80);
  });
});
