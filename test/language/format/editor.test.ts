// Formatting in an editor, over its protocol: the file, some lines, and while typing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import { applied, Editor, marked } from '../../support/editor.js';
import { snn } from '../../support/snn.js';

const options: FormattingOptions = { tabSize: 8, insertSpaces: false };

describe('in an editor', () => {
  let editor: Editor;
  beforeAll(async () => void (editor = await Editor.start()));
  afterAll(() => editor.stop());

  async function edits(
    method: string,
    text: string,
    more: (places: readonly { line: number; character: number }[]) => object = () => ({})
  ): Promise<TextEdit[]> {
    const places = await editor.open('main.snn', text);
    return editor.ask<TextEdit[]>(method, 'main.snn', { options, ...more(places) });
  }
  const after = async (...[method, text, more]: Parameters<typeof edits>): Promise<string> =>
    applied(marked(text).text, await edits(method, text, more));
  const lines = async (text: string): Promise<string> =>
    after('rangeFormatting', text, ([start, end]) => ({ range: { start, end } }));
  const typed = async (ch: string, text: string): Promise<string> =>
    after('onTypeFormatting', text, ([position]) => ({ position, ch }));

  test('the server offers all three', () => {
    expect(editor.result.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] }
    });
  });
  test('a file, with two spaces whatever the editor proposes', async () => {
    expect(await after('formatting', 'neuron n {\nparam x=1\n\n\n\tparam y}')).toBe(
      snn`
        neuron n {
          param x = 1

          param y
        }
      `
    );
  });
  test('a file that is formatted gives no edits', async () =>
    expect(await edits('formatting', 'const a = 1\n')).toEqual([]));
  test('lines of Windows stay lines of Windows', async () => {
    expect(await edits('formatting', 'const a = 1\r\nneuron n {\r\n  param x\r\n}\r\n')).toEqual([]);
    expect(await after('formatting', 'neuron n{\r\nparam x}\r\n')).toBe('neuron n {\r\n  param x\r\n}\r\n');
  });
  test('of a file that does not parse, all but what does not', async () =>
    expect(await after('formatting', 'const a=1\nconst = 2\n')).toBe('const a = 1\nconst = 2\n'));
  test('the text of now, also right after a change', async () => {
    await editor.open('main.snn', 'const a=1\n');
    await editor.change('main.snn', 'neuron n{}\n');
    expect(applied('neuron n{}\n', await editor.ask<TextEdit[]>('formatting', 'main.snn', { options }))).toBe(
      'neuron n {}\n'
    );
  });
  test('chosen lines and no others', async () => {
    expect(await lines('const a=1\n<|>  const b=2  \n<|>const c=3\n')).toBe(snn`
      const a=1
      const b = 2
      const c=3
    `);
    expect(
      await lines(snn`
      const a=1
      neuron n {
      <|>param x=1
      param y=2<|>
      param z=3
      }
    `)
    ).toBe(
      snn`
        const a=1
        neuron n {
          param x = 1
          param y = 2
        param z=3
        }
      `
    );
  });
  test('the line that was left', async () => {
    expect(await typed('\n', 'const a=1\nneuron n {\nparam x=1  \n  <|>\n}\n')).toBe(
      'const a=1\nneuron n {\n  param x = 1\n  \n}\n'
    );
  });
  test('the body that was closed', async () => {
    expect(
      await typed(
        '}',
        snn`
      const a=1
      neuron n {
      param x=1
      on spike{V=2}
        }<|>
      const b=2
    `
      )
    ).toBe(
      snn`
        const a=1
        neuron n {
          param x = 1
          on spike { V = 2 }
        }
        const b=2
      `
    );
  });
  test('nothing for a brace in a text, or in the first line', async () => {
    expect(await edits('onTypeFormatting', 'const  a = f("}<|>")\n', ([position]) => ({ position, ch: '}' }))).toEqual(
      []
    );
    expect(await edits('onTypeFormatting', '<|>const  a\n', ([position]) => ({ position, ch: '\n' }))).toEqual([]);
  });
});
