// Findings in the editor are those of the command line, with links, fixes and lenses.
import type { CodeAction, CodeLens, Diagnostic, SemanticTokens, SignatureHelp } from 'vscode-languageserver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor, applied, marked, textAt } from '../../support/editor.js';
import { languageOf, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start();
});
afterEach(() => editor.stop());

const faulty = snn`
    population E[3] : liff
    population F[3] : lif(tau = 1 ms)
    neuron n {
      sate V : mV = 0 mV
      V = -V / (1 ms)
    }
    const a = = 3
  `;

describe('findings', () => {
  test('are those of check: code, text and order', async () => {
    await editor.open('main.snn', faulty);
    const shown = (await editor.diagnostics('main.snn')).map(
      diagnostic => `${diagnostic.code} ${diagnostic.range.start.line + 1} ${diagnostic.message as string}`
    );
    expect(shown).toEqual(
      languageOf()
        .check(uriOf('main.snn'), faulty)
        .map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`)
    );
    expect(shown.length).toBeGreaterThan(3);
  });
  test('lead to the page of their check', async () => {
    await editor.open('main.snn', faulty);
    const [first] = await editor.diagnostics('main.snn');
    expect(first!.codeDescription!.href).toBe('file:///pages/unknown-name.md');
  });
  test('name other places and fade what has no effect', async () => {
    await editor.open(
      'main.snn',
      snn`
        const a = 1
        const a = 2
        population E[1] : poisson_source
        const unused = 3
        experiment e { step 1 ms; record spikes of E; run 1 ms; report a }
      `
    );
    const found = await editor.diagnostics('main.snn');
    expect(
      only(found.find(diagnostic => diagnostic.code === 'duplicate-name')!.relatedInformation!).location.range.start
        .line
    ).toBe(0);
    expect(found.find(diagnostic => diagnostic.code === 'unused-declaration')!.tags).toEqual([1]);
  });
  test('go when the text is mended, and when the file is closed unsaved', async () => {
    await editor.open('main.snn', 'population E[3] : liff\n');
    expect(await editor.diagnostics('main.snn')).toHaveLength(1);
    await editor.change('main.snn', 'population E[3] : lif\n');
    expect(await editor.nextDiagnostics('main.snn')).toEqual([]);
    await editor.change('main.snn', 'population E[3] : liff\n');
    expect(await editor.nextDiagnostics('main.snn')).toHaveLength(1);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('main.snn') } });
    expect(await editor.nextDiagnostics('main.snn')).toEqual([]);
  });
});

describe('fixes', () => {
  const actions = async (text: string, only?: string): Promise<CodeAction[]> => {
    const {
      positions: [position]
    } = marked(text);
    await editor.open('main.snn', text);
    const range = { start: position!, end: position! };
    return editor.ask<CodeAction[]>('codeAction', 'main.snn', {
      range,
      context: { diagnostics: [], ...(only ? { only: [only] } : {}) }
    });
  };
  const after = (text: string, action: CodeAction): string =>
    applied(marked(text).text, action.edit!.changes![uriOf('main.snn')]!);

  test('of the finding at the cursor', async () => {
    const text = 'population E[3] : li<|>ff\npopulation F[3] : lof\n';
    const found = await actions(text, 'quickfix');
    expect(found.map(codeAction => codeAction.title)).toEqual(["Write 'lif'"]);
    expect(found[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'unknown-name' }] });
    expect(after(text, only(found))).toBe('population E[3] : lif\npopulation F[3] : lof\n');
  });
  test('all at once, but for guesses', async () => {
    const text = snn`
      <|>neuron n {
        sate V = 0 mV
        V = -V / (1 ms)
      }
      population E[3] : liff
    `;
    const [all, ...more] = await actions(text, 'source.fixAll');
    expect(more).toEqual([]);
    expect(all!.kind).toBe('source.fixAll.snn');
    expect(after(text, all!)).toBe(snn`
      neuron n {
        state V = 0 mV
        V' = -V / (1 ms)
      }
      population E[3] : liff
    `);
  });
  test('none where nothing is wrong', async () =>
    expect(await actions('<|>population E[3] : lif\n', 'quickfix')).toEqual([]));
  test('are announced by their kinds', () =>
    expect(editor.result.capabilities.codeActionProvider).toEqual({
      codeActionKinds: [
        'quickfix',
        'refactor.extract',
        'refactor.inline',
        'refactor.rewrite',
        'source.fixAll.snn',
        'source.organizeImports.snn'
      ]
    }));
});

describe('lenses', () => {
  const lenses = async (text: string): Promise<CodeLens[]> => {
    await editor.open('main.snn', text);
    const found = await editor.ask<CodeLens[]>('codeLens', 'main.snn');
    // the others are made when they come into view
    return found.filter(({ command }) => command);
  };
  /** The lens of the size of a network of 5 and 2 neurons, connected in a pattern. */
  const sizeWith = async (pattern: string): Promise<CodeLens | undefined> => {
    const [, size] = await lenses(
      snn`
        population A[5] : lif
        population B[2] : lif
        connect A -> B {
          synapse exp_current(weight = 1 pA)
          pattern ${pattern}
        }
        experiment a { step 0.1 ms; run 1 ms }
      `
    );
    return size;
  };
  test('run each experiment and tell the size of its network', async () => {
    const found = await lenses(
      snn`
        const n = 200
        population E[n, 100] : lif
        connect E -> E {
          synapse exp_current(weight = 1 pA)
          pattern fixed_indegree(10)
        }
        experiment a { step 0.1 ms; run 1 ms }
        experiment b { step 0.1 ms; run 1 ms }
      `
    );
    expect(
      found.map(({ range, command }) => [range.start.line, command!.title, command!.command, command!.arguments])
    ).toEqual([
      [6, '▶ Run', 'snn.run', [uriOf('main.snn'), 'a']],
      [6, '20\u202F000 neurons · 200\u202F000 synapses', '', undefined],
      [7, '▶ Run', 'snn.run', [uriOf('main.snn'), 'b']],
      [7, '20\u202F000 neurons · 200\u202F000 synapses', '', undefined]
    ]);
  });
  test.each([
    ['all_to_all', '10 synapses'],
    ['fixed_probability(50 %)', 'about 5 synapses'],
    ['independent', '10 synapses'],
    ['list(pre = [0, 1, 2], post = [0, 0, 1])', '3 synapses'],
    ['all_to_all without autapses', '10 synapses']
  ])('count the synapses of %s', async (pattern, synapses) =>
    expect((await sizeWith(pattern))!.command!.title).toBe(`7 neurons · ${synapses}`)
  );
  test.each([
    'list(pre = 0, post = 1)',
    'list(pre = 0, post = [0, 0, 1])',
    'fixed_indegree([1, 2])',
    'fixed_total("x")',
    'list'
  ])('count nothing for %s, which is no argument', async pattern =>
    expect((await sizeWith(pattern))?.command!.title).toBe('7 neurons')
  );
  test.each([
    ['of every neuron with one', 'A -> A', 'one_to_one', '25 neurons · 25 synapses'],
    ['of windows', 'A -> B', 'convolution(3, padding = 1)', '25 neurons · 169 synapses'],
    ['of a part of an image', 'A[0..1, 0..2] -> A', 'all_to_all', '25 neurons · 150 synapses'],
    ['that cannot be made', 'A[0, 0] -> A', 'one_to_one', '25 neurons'],
    ['of neurons that are not there', 'A[7, 0] -> A', 'all_to_all', '25 neurons']
  ])('count the synapses %s', async (_, ends, pattern, title) => {
    const b = ends.includes('B') ? 'population B[5, 5] : lif\n' : '';
    const [, size] = await lenses(
      snn`
        population A[5, 5] : lif
        ${b}connect ${ends} {
          synapse exp_current(weight = 1 pA)
          pattern ${pattern}
        }
        experiment a { step 0.1 ms; run 1 ms }
      `
    );
    expect(size!.command!.title).toBe(b ? title.replace('25 n', '50 n') : title);
  });
  test('leave out autapses where there would be some', async () => {
    const [, size] = await lenses(
      snn`
        population A[5] : lif
        connect A[0..2] -> A[2..4] {
          synapse exp_current(weight = 1 pA)
          pattern all_to_all without autapses
        }
        experiment a { step 0.1 ms; run 1 ms }
      `
    );
    expect(size!.command!.title).toBe('5 neurons · 8 synapses');
  });
  test('tell no more than is known', async () => {
    const found = await lenses(
      snn`
        population A[5] : lif
        connect A -> A {
          synapse exp_current(weight = 1 pA)
          pattern where pre.index < post.index
        }
        experiment a { step 0.1 ms; run 1 ms }
      `
    );
    expect(found.map(lens => lens.command!.title)).toEqual(['▶ Run', '5 neurons']);
  });
});

describe('signatures', () => {
  const active = async (text: string): Promise<string | undefined> => {
    const help = await editor.at<SignatureHelp | null>('signatureHelp', text);
    const signature = help?.signatures[0];
    const label =
      typeof help?.activeParameter !== 'number' ? undefined : signature?.parameters?.[help.activeParameter]?.label;
    return label && signature!.label.slice(...(label as [number, number]));
  };
  test.each([
    ['the first of a model', 'population E[1] : lif(<|>)\n', 'tau_m = 20 ms'],
    ['the one that is named', 'population E[1] : lif(V_th = <|>)\n', 'V_th = -50 mV'],
    ['the next that was not given', 'population E[1] : lif(tau_m = 1 ms, <|>\n', 'R = 100 MOhm'],
    [
      'one without a default, with its unit',
      'population E[1] : lif\nconnect E -> E { synapse delta(<|>) }\n',
      'weight : mV'
    ],
    ['by position in a function', 'const a = clip(1, <|>)\n', 'low : dimension of x'],
    ['the inner of two calls', 'const a = max(1, abs(<|>))\n', 'x'],
    ['of a pattern', 'population E[1] : lif\nconnect E -> E { pattern fixed_indegree(<|>', 'n']
  ])('%s', async (_, text, label) => expect(await active(text)).toContain(label));
  test('only in brackets', async () => expect(await active('population E[1] : l<|>if\n')).toBeUndefined());
});

test('names are coloured by what they mean', async () => {
  const text = 'const J = 1 mV\npopulation E[1] : lif(E_L = J)\n';
  await editor.open('main.snn', text);
  const { data } = await editor.ask<SemanticTokens>('semanticTokens/full', 'main.snn');
  const legend = editor.result.capabilities.semanticTokensProvider!.legend;
  let [line, character] = [0, 0];
  const shown = Array.from({ length: data.length / 5 }, (_, i) => {
    const [lines, characters, length, type, modifiers] = data.slice(5 * i, 5 * i + 5) as [
      number,
      number,
      number,
      number,
      number
    ];
    [line, character] = [line + lines, lines > 0 ? characters : character + characters];
    const word = textAt(text, { start: { line, character }, end: { line, character: character + length } });
    return [word, legend.tokenTypes[type], ...legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit))].join(
      ' '
    );
  });
  expect(shown).toEqual([
    'J variable declaration readonly',
    'E enumMember declaration',
    'lif class defaultLibrary',
    'E_L parameter defaultLibrary',
    'J variable readonly'
  ]);
});

test('errors of one file do not reach another', async () => {
  await editor.open('other.snn', 'population A[1] : liff\n');
  await editor.open('main.snn', 'population A[1] : lif\n');
  const found: readonly Diagnostic[] = await editor.diagnostics('main.snn');
  expect(found).toEqual([]);
});
