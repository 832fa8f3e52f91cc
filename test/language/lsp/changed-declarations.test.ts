// Only what an edit concerns is looked at again: findings and references are those of the text read anew, over random edits in a row.
import * as path from 'node:path';
import { AstUtils, TextDocument, URI } from 'langium';
import { expect, test } from 'vitest';
import type { Program } from '../../../language/generated/ast.js';
import type { EditorLanguage } from '../../../language/index.js';
import { referencesOf } from '../../../language/names/linker.js';
import { nodesOf } from '../../../language/names/nodes.js';
import { mutations } from '../../../scripts/fuzz/mutations.js';
import { languageIn, originalsIn, wordsOf } from '../../../scripts/fuzz/originals.js';
import { randomOf } from '../../../scripts/fuzz/random.js';
import { snn } from '../../support/snn.js';
import { generatedProgram } from '../../support/generated-program.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
const [edited, fresh] = [languageIn(root), languageIn(root)];
const originals = originalsIn(root, edited);
const words = wordsOf(originals);
const edits = process.env['SNN_LONG'] ? 2000 : 20;
/** how often a part of a file was read again */
let parts = 0;
const linker = edited.services.references.Linker as unknown as { readAgain(...args: unknown[]): void };
const readAgain = linker.readAgain.bind(linker);
linker.readAgain = (...args) => {
  parts++;
  readAgain(...args);
};
const uri = 'file:///changed/text.snn';
/** ms */
const limit = process.env['SNN_LONG'] ? 3_600_000 : 120_000;

async function typed(text: string, version: number): Promise<string[]> {
  const { workspace } = edited.services.shared;
  workspace.TextDocuments.set(TextDocument.create(uri, 'snn', version, text));
  await workspace.DocumentBuilder.update([URI.parse(uri)], []);
  const { diagnostics = [] } = workspace.LangiumDocuments.getDocument(URI.parse(uri))!;
  return diagnostics.map(({ code, range, message }) => JSON.stringify([code, range, message]));
}

function anew(text: string): string[] {
  const document = TextDocument.create(uri, 'snn', 0, text);
  return fresh.check(uri, text).map(({ code, source, message }) => {
    const range = { start: document.positionAt(source.offset), end: document.positionAt(source.end) };
    return JSON.stringify([code, range, message]);
  });
}

/** Where each name of a file leads. */
function links(language: EditorLanguage): string[] {
  const { value } = language.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))!.parseResult;
  return nodesOf(value as Program).flatMap(node =>
    referencesOf(node).map(({ $refText, $refNode, ref }) =>
      [$refText, $refNode?.offset, ref && AstUtils.getDocument(ref).uri.toString(), ref?.$cstNode?.offset].join(' ')
    )
  );
}

test(
  'what is found after an edit, and where names lead, is as in the text read anew',
  async () => {
    let version = 1;
    for (let seed = 0, left = edits; left > 0; seed++) {
      const random = randomOf(23, seed);
      const sources = [0, 1, 2].map(() => random.pick(originals.filter(({ text }) => !text.includes('import '))).text);
      const whole = [generatedProgram(7, seed), ...(seed % 3 !== 0 ? sources : [])].join('\n');
      let text = whole;
      await typed(text, version++);
      for (let n = 0; n < 10; n++, left--) {
        const tokens = edited.services.parser.Lexer.tokenize(text).tokens.filter(token => token.image !== '');
        if (tokens.length < 50) break;
        const kind = random.pick(Object.keys(mutations).filter(name => name !== 'bytes' && name !== 'cut'));
        // a mistake is often taken back
        text = n % 3 === 2 ? whole : mutations[kind]!({ name: '', text, tokens }, random, words).text;
        const found = await typed(text, version++);
        const where = `seed ${seed}, edit ${n} (${kind})`;
        expect(found, where).toEqual(anew(text));
        expect(links(edited), where).toEqual(links(fresh));
      }
    }
    expect(parts).toBeGreaterThan(edits / 3);
  },
  limit
);

const filler = Array.from({ length: 12 }, (_, i) => `const filler${i} = ${i} * 1 mV\n`).join('');
const program = snn`
  const R = 100 MOhm
  param T = 20 ms
  neuron cell {
    param tau = 10 ms positive
    input I : pA
    state V : mV = 0 mV
    V' = (R * I - V) / tau
    spike when V >= 15 mV
    on spike { V = 0 mV }
  }
  synapse given into I {
    param weight : pA
    on pre { post.I += weight }
  }
  synapse kick into V {
    param weight : mV
    on pre { post.V += weight }
  }
  population E[3], F[3] : cell(tau = 5 ms)
  population G[3] : cell
  connect one: E -> F {
    synapse kick(weight = 1 mV)
  }
  connect two: F -> G {
    synapse kick(weight = 2 mV) into V
  }
  experiment first {
    step 0.1 ms
    record spikes of E
    record V of F
    run T
  }
`;

test.each([
  ['a parameter is renamed', 'param tau = 10', 'param tau_m = 10'],
  ['a dimension changes', 'const R = 100 MOhm', 'const R = 100 ms'],
  ['a unit is lost, which is told where it is declared', 'param T = 20 ms', 'param T = 20'],
  ['a model goes', 'neuron cell {', 'neuron cells {'],
  ['a state goes that is recorded', 'record V of F', 'record W of F'],
  ['a state is renamed on which a synapse acts', 'state V : mV', 'state W : mV'],
  ['a population is renamed', 'population G[3]', 'population H[3]'],
  ['a connection chooses another variable', 'into V\n', 'into I\n'],
  ['a line comes in above', 'const R', '// above\nconst R'],
  ['a name hides one of the library', 'const filler3', 'const lif'],
  ['a statement breaks', 'step 0.1 ms', 'step 0.1 ms ms'],
  ['a block is not closed', 'on spike { V = 0 mV }', 'on spike { V = 0 mV']
])('%s, and comes back', async (_, from, to) => {
  const before = filler + program;
  const after = before.replace(from, to);
  let version = 1e6;
  await typed(before, version++);
  const sound = anew(before);
  for (const text of [before, after, `${after}// more\n`, before]) {
    expect(await typed(text, version++)).toEqual(anew(text));
    expect(links(edited)).toEqual(links(fresh));
  }
  expect(anew(before)).toEqual(sound);
});
