// What a doc comment may not do in a hover, in the ways Markdown has to write it.
import { expect, test } from 'vitest';
import { safeMarkdown } from '../../../language/lsp/safe-markdown.js';
import { Editor } from '../../support/editor.js';

test.each([
  ['a picture', '![seen](https://tracker.test/a.png)', '! [seen](https://tracker.test/a.png)'],
  [
    'a picture by reference',
    '![seen][1]\n\n[1]: https://tracker.test/a.png',
    '! [seen][1]\n\n[1]: https://tracker.test/a.png'
  ],
  ['a picture in a link', '[![a](https://b.test)](https://c.test)', '[! [a](https://b.test)](https://c.test)'],
  ['a command', '[Run](command:workbench.action.terminal.new)', '[Run] (command:workbench.action.terminal.new)'],
  ['a command in angle brackets', '[Run](<command:a>)', '[Run] (< command:a>)'],
  ['a command in disguise', '[Run](comm&#97;nd:a)', '[Run] (comm&#97;nd:a)'],
  ['a command by reference', '[Run][1]\n\n[1]: command:a', '[Run][1]\n\n[1] : command:a'],
  ['a command on the next line', '[Run](\ncommand:a)', '[Run] (\ncommand:a)'],
  ['a file', '[a](file:///etc/passwd)', '[a] (file:///etc/passwd)'],
  ['an automatic link', '<command:a>', '< command:a>'],
  ['HTML', 'a <img src="https://t.test"> b</p><!-- c -->', 'a < img src="https://t.test"> b< /p>< !-- c -->']
])('%s', (_, text, safe) => expect(safeMarkdown(text)).toEqual({ kind: 'markdown', value: safe }));

test.each([
  ['links to papers', 'Brette & Gerstner (2005), [doi](https://doi.org/10.1152/jn.00686.2005), <https://doi.org/10.1>'],
  ['comparisons and indices', 'fires where `V < V_th`, `a[0](b)` aside'.replace('[0](b)', '[0]')],
  ['emphasis and lists', '**tau** and *E*\n\n- one\n- two']
])('%s stay', (_, text) => expect(safeMarkdown(text).value).toBe(text));

test('a hover shows no picture of a doc comment', async () => {
  const editor = await Editor.start();
  const text =
    '/// Cell. ![x](https://tracker.test/x.png) [go](command:x) <img src="https://tracker.test/y.png">\nparam a<|>b = 1\n';
  const shown = await editor.hover(text);
  expect(shown).toContain('Cell. ! [x](');
  expect(shown).not.toMatch(/!\[|\]\(command:|<img/);
  editor.stop();
});
