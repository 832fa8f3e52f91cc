// What the server reads: nothing that never ends, nothing of another machine, nothing outside of the workspace unless the user allows it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Editor } from '../support/editor.js';

const place = mkdtempSync(path.join(tmpdir(), 'snn-server-'));
writeFileSync(path.join(place, 'w.csv'), 'w\nsesame\n');
execFileSync('mkfifo', [path.join(place, 'pipe.csv'), path.join(place, 'pipe.snn')]);
const reading = (name: string): string =>
  `import "${path.join(place, 'pipe.snn')}"\ndata d = table("${name}")\nconst c = d.w[0]\n`;

let editor: Editor | undefined;
afterEach(() => editor?.stop());

test('a file is answered at once, whatever it names', async () => {
  editor = await Editor.start();
  const messages = async (name: string): Promise<string[]> => {
    const next = editor!.nextDiagnostics('main.snn');
    await editor!.change('main.snn', reading(name));
    return (await next)
      .filter(diagnostic => ['data-file', 'import-not-found'].includes(String(diagnostic.code)))
      .map(diagnostic => diagnostic.message as string);
  };
  await editor.open('main.snn', '');
  const outside = expect.stringContaining('lies outside of the folders that may be read') as string;
  for (const name of ['/dev/zero', path.join(place, 'w.csv'), path.join(place, 'pipe.csv')])
    expect(await messages(name)).toEqual([outside]);
  expect(await messages('//host/share/w.csv')).toEqual([outside]);
  const changed = editor.nextDiagnostics('main.snn');
  await editor.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { snn: { allowRead: [place] } }
  });
  await changed;
  const pipe = expect.stringContaining('is a device or a pipe and may never end') as string;
  expect(await messages('/dev/zero')).toEqual([pipe]);
  expect(await messages(path.join(place, 'pipe.csv'))).toEqual([pipe]);
});
