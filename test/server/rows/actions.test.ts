// Rows of the editor about what the light bulb offers: mends of findings, all that are certain at once, imports, refactorings.
import type { CodeAction } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { applied, marked } from '../../support/editor.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({
    files: { 'cells.snn': 'const a = 1\n', 'other.snn': 'const b = 2\n', 'third.snn': 'const c = 3\n' }
  });
});
afterAll(() => server.stop());

const inFile = 'main.snn';

async function actions(text: string, only: string): Promise<CodeAction[]> {
  const [start, end = start] = await server.open(inFile, text);
  return server.codeActions(inFile, only, { start: start!, end: end! });
}

/** One edit of one file, so that it is undone at once. */
async function after(text: string, only: string, title: string): Promise<string> {
  const found = await actions(text, only);
  const action = found.find(one => one.title === title);
  expect(action, found.map(one => one.title).join(', ')).toBeDefined();
  const { changes = {} } = action!.edit!;
  expect(Object.keys(changes)).toEqual([server.uri(inFile)]);
  return applied(marked(text).text, changes[server.uri(inFile)]!);
}

/** Not finished, and so no part of the matter. */
const broken = 'const half = = 3\n';

row('quick fixes', 'of findings of the text, also beside what does not parse', async () => {
  expect(await after(`${broken}import "cell<|>.snn"\nconst x = 2 * a\n`, 'quickfix', 'Import "cells.snn"')).toBe(
    `${broken}import "cells.snn"\nconst x = 2 * a\n`
  );
  const twice = snn`
    neuron cell {
      state V = 0 mV
      V' = -V / 20 ms
      V' <|>= -V / 10 ms   // faster
    }
  `;
  expect(await after(twice + broken, 'quickfix', 'Remove this one')).toBe(
    snn`
      neuron cell {
        state V = 0 mV
        V' = -V / 20 ms
      }
    ` + broken
  );
});
row('quick fixes', 'of findings of the network and of plans, as the record that an expectation lacks', async () => {
  const text = (first: string): string => snn`
    population E[10] : lif(I_e = 300 pA)
    experiment quick {
      ${first}
      run 100 ms
      expect rate(<|>E) > 10 Hz
    }
  `;
  expect(await after(text('step 0.1 ms'), 'quickfix', 'Add record spikes of E')).toBe(
    marked(text('record spikes of E\n  step 0.1 ms')).text
  );
});
row('quick fixes', 'names that hide others are changed wherever they are used', async () =>
  expect(
    await after(
      snn`
        neuron l<|>if {
          state V = 0 mV
          V' = -V / 20 ms
        }
        population E[3] : lif
      `,
      'quickfix',
      'Rename to my_lif'
    )
  ).toContain('population E[3] : my_lif')
);
row('fix all', 'all that is certain and no guess', async () =>
  expect(await after('<|>population E[3] : liff\nconst b = 05\n', 'source.fixAll', 'Fix all that is certain')).toBe(
    'population E[3] : liff\nconst b = 5\n'
  )
);
row('organise imports', 'sorted, each once, and none that nothing is used of', async () =>
  expect(
    await after(
      '<|>import "third.snn"\nimport "other.snn"\nimport "cells.snn"\nimport "other.snn"\nconst sum = a + b\n',
      'source.organizeImports',
      'Organize imports'
    )
  ).toBe('import "cells.snn"\nimport "other.snn"\nconst sum = a + b\n')
);
row('refactorings', 'a number or a selection becomes a parameter', async () =>
  expect(
    await after(`${broken}population E[4] : lif(tau_m = <|>2 * 10 ms<|>)\n`, 'refactor', 'Extract parameter tau_m')
  ).toBe(`${broken}param tau_m = 2 * 10 ms\n\npopulation E[4] : lif(tau_m = tau_m)\n`)
);
row('refactorings', 'a model with its arguments gets a name', async () =>
  expect(await after(`population E[4] : li<|>f(tau_m = 10 ms)\n${broken}`, 'refactor', 'Extract neuron E_lif')).toBe(
    `neuron E_lif = lif(tau_m = 10 ms)\npopulation E[4] : E_lif\n${broken}`
  )
);
row('refactorings', 'a constant is written out', async () =>
  expect(await after(`const J<|> = 2 + 3\nconst x = 2 * J\n${broken}`, 'refactor', 'Inline J')).toBe(
    `const x = 2 * (2 + 3)\n${broken}`
  )
);
row('refactorings', 'a quantity in another unit', async () =>
  expect(await after(`const tau = 2<|>0 ms\n${broken}`, 'refactor', 'Write 0.02 s')).toBe(
    `const tau = 0.02 s\n${broken}`
  )
);
row('refactorings', 'a model of the library is copied here', async () =>
  expect(await after(`population E[4] : li<|>f\n${broken}`, 'refactor', 'Copy lif here as my_lif')).toMatch(
    /^\/\/\/ Leaky[\s\S]*\nneuron my_lif \{[\s\S]*\n\}\n\npopulation E\[4\] : my_lif\n/
  )
);
