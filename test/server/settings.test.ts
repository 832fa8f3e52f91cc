// The settings of a client: the memory limit counts for findings at once, and for runs; what makes no sense counts for nothing.
import { afterEach, expect, test } from 'vitest';
import { languageOf } from '../support/text-world.js';
import { Settings } from '../../server/settings.js';
import { Editor } from '../support/editor.js';

const large =
  'population E[1000000000] : lif(I_e = 500 pA)\nexperiment e { step 0.1 ms; record spikes of E; run 1 s }\n';
let editor: Editor | undefined;
afterEach(() => editor?.stop());

test('a billion neurons are refused at their line while they are typed, until the limit is raised', async () => {
  editor = await Editor.start();
  await editor.open('main.snn', large);
  expect(await editor.diagnostics('main.snn')).toMatchObject([
    {
      code: 'too-much-memory',
      message: expect.stringContaining('above the limit of 4 GB') as string,
      range: { start: { line: 0 } }
    }
  ]);
  const set = async (memoryLimit: unknown): Promise<void> => {
    const next = editor!.nextDiagnostics('main.snn');
    await editor!.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { snn: { memoryLimit } }
    });
    await next;
  };
  await set(20);
  expect(await editor.diagnostics('main.snn')).toEqual([]);
  await set(10);
  expect((await editor.diagnostics('main.snn')).map(diagnostic => diagnostic.message)).toEqual([
    expect.stringContaining('above the limit of 10 GB')
  ]);
});

test('what makes no sense is as if it were not set', () => {
  const settings = new Settings();
  const { services } = languageOf();
  const { ConfigurationProvider: provider } = services.shared.workspace;
  let changes = 0;
  settings.follow(services, () => changes++);
  const set = (snn: unknown): unknown => {
    provider.updateConfiguration({ settings: { snn } });
    return [settings.memoryLimit, settings.threads];
  };
  expect(set({ memoryLimit: 2, threads: 3 })).toEqual([2e9, 3]);
  for (const odd of [
    null,
    {},
    { memoryLimit: 'much', threads: 'all' },
    { memoryLimit: 0, threads: 0 },
    { memoryLimit: -1, threads: 1.5 },
    { threads: 1e9 }
  ]) {
    expect(set(odd)).toEqual([undefined, 1]);
  }
  expect(set({ threads: 2 })).toEqual([undefined, 2]);
  expect(changes).toBe(2);
});
