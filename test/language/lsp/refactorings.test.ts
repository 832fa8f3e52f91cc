// Refactorings: the text before and after, each as one edit that can be undone at once, whose result has no error.
import type { CodeAction } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherUnits } from '../../../language/lsp/refactorings/convert-unit.js';
import { Editor, applied, marked } from '../../support/editor.js';
import { snn } from '../../support/snn.js';
import { languageOf, uriOf } from '../../support/text-world.js';

let editor: Editor;
let number = 0;
beforeAll(async () => {
  editor = await Editor.start();
});
afterAll(() => editor.stop());

/** What is offered of a kind at the mark, or for what stands between two; in a file of its own. */
async function offered(text: string, kind: string): Promise<{ name: string; text: string; found: CodeAction[] }> {
  const { text: plain, positions } = marked(text);
  const name = `file${number++}.snn`;
  await editor.open(name, plain);
  const range = { start: positions[0]!, end: positions[1] ?? positions[0]! };
  const found = await editor.ask<CodeAction[]>('codeAction', name, {
    range,
    context: { diagnostics: [], only: [kind] }
  });
  return { name, text: plain, found };
}

/** The text once the action of this title is done. */
async function after(text: string, kind: string, title: string | RegExp): Promise<string> {
  const { name, text: plain, found } = await offered(text, kind);
  const action = found.find(one => (typeof title === 'string' ? one.title === title : title.test(one.title)));
  expect(action, found.map(one => one.title).join(', ')).toBeDefined();
  expect(Object.keys(action!.edit!.changes!)).toEqual([uriOf(name)]);
  return applied(plain, action!.edit!.changes![uriOf(name)]!);
}

const errorsIn = (text: string): string[] =>
  languageOf()
    .check(uriOf('after.snn'), text)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

const titles = async (text: string, kind: string): Promise<string[]> =>
  (await offered(text, kind)).found.map(({ title }) => title);

describe('extract a parameter', () => {
  test('of a model, from a number and its sign', async () => {
    const changed = await after(
      snn`
        neuron cell {
          param R = 100 MOhm
          input I : pA
          state V = -<|>65 mV
          V' = (-65 mV - V + R * I) / (20 ms)
        }
      `,
      'refactor.extract',
      'Extract parameter V_0 of cell'
    );
    expect(changed).toBe(snn`
      neuron cell {
        param V_0 = -65 mV
        param R = 100 MOhm
        input I : pA
        state V = V_0
        V' = (-65 mV - V + R * I) / (20 ms)
      }
    `);
    expect(errorsIn(changed)).toEqual([]);
  });
  test('of the file, from an expression that is selected', async () => {
    const changed = await after(
      snn`
        const N = 4
        /// cells
        population E[N] : lif(tau_m = <|>2 * 10 ms<|>)
      `,
      'refactor.extract',
      'Extract parameter tau_m'
    );
    expect(changed).toBe(snn`
      const N = 4
      param tau_m = 2 * 10 ms

      /// cells
      population E[N] : lif(tau_m = tau_m)
    `);
    expect(errorsIn(changed)).toEqual([]);
  });
  test('of the file, from an experiment; under a name that is free', async () => {
    const changed = await after(
      snn`
        param duration = 2 ms
        population E[4] : lif(t_ref = duration)
        experiment e {
          step 0.1 ms
          run 1<|>00 ms
        }
      `,
      'refactor.extract',
      'Extract parameter duration_2'
    );
    expect(changed).toContain('param duration_2 = 100 ms\n\nexperiment e {');
    expect(changed).toContain('run duration_2');
    expect(errorsIn(changed)).toEqual([]);
  });
  test('not from a parameter, an exponent or a file of data', async () => {
    expect(await titles('param tau = 20<|> ms\n', 'refactor.extract')).toEqual([]);
    expect(await titles('population E[2^<|>3] : lif\n', 'refactor.extract')).toEqual([]);
    expect(await titles('data d = table("x.csv", fold = <|>1)\n', 'refactor.extract')).toEqual([]);
  });
  test('also in a file that cannot be read elsewhere', async () =>
    expect(await titles('const a = = 2\npopulation E[3] : lif(tau_m = 1<|>0 ms)\n', 'refactor.extract')).toContain(
      'Extract parameter tau_m'
    ));
});

describe('extract a model', () => {
  test('of a population', async () => {
    const changed = await after(
      'population E[10] : li<|>f(tau_m = 10 ms, R = 50 MOhm)\n',
      'refactor.extract',
      'Extract neuron E_lif'
    );
    expect(changed).toBe('neuron E_lif = lif(tau_m = 10 ms, R = 50 MOhm)\npopulation E[10] : E_lif\n');
    expect(errorsIn(changed)).toEqual([]);
  });
  test('of a synapse, a rule and a pattern', async () => {
    const text = snn`
      population E[10] : lif_delta
      connect E -> E {
        synapse delta(weight = 1 mV)
        pattern fixed_probability(20 %)
        plasticity stdp(w_max = 2 mV)
      }
    `;
    for (const [at, kind, name] of [
      ['delta(', 'synapse', 'E_to_E_delta'],
      ['fixed_p', 'pattern', 'E_to_E_fixed_probability'],
      ['stdp', 'plasticity', 'E_to_E_stdp']
    ] as const) {
      const changed = await after(text.replace(at, `<|>${at}`), 'refactor.extract', `Extract ${kind} ${name}`);
      expect(changed).toMatch(new RegExp(`\\n${kind} ${name} = .*\\nconnect E -> E`));
      expect(changed).toMatch(new RegExp(`  ${kind} ${name}\\n`));
      expect(errorsIn(changed)).toEqual([]);
    }
  });
  test('not where there is nothing to name', async () =>
    expect(await titles('population E[10] : li<|>f\n', 'refactor.extract')).toEqual([]));
});

describe('inline a constant', () => {
  const text = snn`
    const J = 0.1 mV
    const twice = J + J
    population E[10] : lif_delta(V_th = 3 * twi<|>ce)
    population F[10] : lif_delta(V_th = twice)
  `;
  test('wherever it is read, in brackets where it needs them', async () => {
    const changed = await after(text, 'refactor.inline', 'Inline twice');
    expect(changed).toBe(snn`
      const J = 0.1 mV
      population E[10] : lif_delta(V_th = 3 * (J + J))
      population F[10] : lif_delta(V_th = J + J)
    `);
    expect(errorsIn(changed)).toEqual([]);
  });
  test('in one place', async () =>
    expect(await after(text, 'refactor.inline', 'Inline twice here only')).toContain(
      'const twice = J + J\npopulation E[10] : lif_delta(V_th = 3 * (J + J))\npopulation F[10] : lif_delta(V_th = twice)'
    ));
  test('from its declaration, with what documents it', async () =>
    expect(
      await after(
        '/// the weight\nconst J<|> = 2 mV   /// so large\npopulation E : lif_delta(V_th = J^2 / 1 mV)\n',
        'refactor.inline',
        'Inline J'
      )
    ).toBe('population E : lif_delta(V_th = (2 mV)^2 / 1 mV)\n'));
  test('not where its value would mean something else', async () =>
    expect(
      await titles(
        snn`
          const k = 2
          const J = k * 1 mV
          neuron cell {
            param k = 3
            state V = J<|>
            V' = -k * V / 1 ms
          }
        `,
        'refactor.inline'
      )
    ).toEqual([]));
});

describe('convert a unit', () => {
  test('to the next prefix', async () =>
    expect(await after('const a = 2<|>0 ms\n', 'refactor.rewrite', 'Write 0.02 s')).toBe('const a = 0.02 s\n'));
  test.each([
    ['20 ms', ['0.02 s']],
    ['0.5 nS', ['500 pS']],
    ['-0', []],
    ['3 min', []],
    ['2 m', ['2000 mm', '0.002 km']],
    ['100 MOhm', ['0.1 GOhm']],
    ['1.5e3 Hz', ['1.5 kHz']],
    ['2 nS/ms', []],
    ['0.0001 V', ['0.1 mV', '100 uV']]
  ])('%s', (text, others) => expect(otherUnits(text)).toEqual(others));
});

describe('copy a model of the library', () => {
  test('with its documentation, to be changed', async () => {
    const changed = await after(
      'const N = 3\npopulation E[N] : li<|>f(tau_m = 10 ms)\n',
      'refactor.rewrite',
      'Copy lif here as my_lif'
    );
    expect(changed).toMatch(
      /^const N = 3\n\/\/\/ Leaky integrate-and-fire[\s\S]*\nneuron my_lif \{[\s\S]*\n\}\n\npopulation E\[N\] : my_lif\(tau_m = 10 ms\)\n$/
    );
    expect(errorsIn(changed)).toEqual([]);
  });
  test('of a synapse', async () => {
    const changed = await after(
      snn`
        population E[10] : lif_delta
        connect E -> E {
          synapse tsody<|>ks_markram(weight = 1 mV)
        }
      `,
      'refactor.rewrite',
      /^Copy tsodyks_markram here/
    );
    expect(changed).toMatch(/synapse my_tsodyks_markram into/);
  });
});

describe('names that are in the way', () => {
  test('are changed wherever they are used', async () => {
    const changed = await after(
      snn`
        neuron l<|>if {
          param tau = 20 ms positive
          state V = 0 mV
          V' = -V / tau
        }
        population E[3] : lif(tau = 3 ms)
      `,
      'quickfix',
      'Rename to my_lif'
    );
    expect(changed).toContain('neuron my_lif {');
    expect(changed).toContain('population E[3] : my_lif(tau = 3 ms)');
  });
  test('of two that are alike the second', async () => {
    const changed = await after('const R = 1\nconst <|>R = 2\n', 'quickfix', 'Rename to R_2');
    expect(changed).toBe('const R = 1\nconst R_2 = 2\n');
  });
});

describe('organize imports', () => {
  test('takes out what is not used and orders the others', async () => {
    const files = { 'b.snn': 'const b = 1\n', 'a.snn': 'const a = 1\n', 'c.snn': 'const c = 1\n' };
    const own = await Editor.start(files);
    const text = 'import "c.snn"\nimport "b.snn"   // of both\nimport "a.snn"\nconst sum = a + b\n';
    await own.open('main.snn', text);
    await own.diagnostics('main.snn');
    const start = { line: 0, character: 0 };
    const found = await own.ask<CodeAction[]>('codeAction', 'main.snn', {
      range: { start, end: start },
      context: { diagnostics: [], only: ['source.organizeImports'] }
    });
    expect(applied(text, found[0]!.edit!.changes![uriOf('main.snn')]!)).toBe(
      'import "a.snn"\nimport "b.snn"   // of both\nconst sum = a + b\n'
    );
    own.stop();
  });
});
