// `rate(A where inh == 1)` at the cursor: what the condition may speak of is offered, told of and renamed as in the model.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';

let editor: Editor;
beforeAll(async () => (editor = await Editor.start()));
afterAll(() => editor.stop());

const text = (condition: string, inh = 'inh'): string => `neuron cell {
  param ${inh} = 0   /// whether it inhibits
  state V = 0 mV
  state learnt = 0 persistent
  V' = (20 mV - V) / 10 ms
  spike when V >= 10 mV
  on spike { V = 0 mV; learnt += 1 }
}
population A[4] : cell(${inh} = if index < 1 then 1 else 0)
experiment e {
  step 0.1 ms
  record spikes of A
  run 50 ms
  expect rate(A${condition}) > 1 Hz
}
`;
const labels = async (condition: string): Promise<string[]> =>
  (await editor.completion(text(condition))).map(item => item.label);

describe('completion', () => {
  test('offers where behind the neurons', async () => expect(await labels(' <|>')).toContain('where'));
  test('offers parameters, what is learnt, and index; not what moves', async () => {
    const offered = await labels(' where <|>');
    expect(offered).toEqual(expect.arrayContaining(['inh', 'learnt', 'index']));
    expect(offered.filter(label => ['V', 'bin', 'to'].includes(label))).toEqual([]);
    expect(await labels(' where inh == 1 and le<|>')).toContain('learnt');
  });
});

test('hover tells of the parameter, and rename takes it along', async () => {
  expect(await editor.hover(text(' where <|>inh == 1'))).toContain('whether it inhibits');
  expect(await editor.renamed(text(' where <|>inh == 1'), 'inhibits')).toEqual({
    'main.snn': text(' where inhibits == 1', 'inhibits')
  });
});
