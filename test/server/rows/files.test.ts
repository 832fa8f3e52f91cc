// Rows of the editor about files: renamed ones, folders that come and go, imports in order.
import type { Diagnostic, TextEdit, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { applied } from '../../support/editor.js';
import { only } from '../../support/only.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

const user = snn`
  import "parts/cells.snn"
  import "./parts/plain.snn"
  data net = table("parts/net.csv", where = "pre = 0")
  param file = "parts/net.csv"
  population A[2] : cell
  experiment e {
    step 0.1 ms
    run 1 ms
    save A to "parts/learnt.npz"
  }
`;
const cells = snn`
  import "plain.snn"
  neuron cell = lif(tau_m = plain)
`;
let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({
    workspace: ['one'],
    files: {
      'one/user.snn': user,
      'one/parts/cells.snn': cells,
      'one/parts/plain.snn': 'const plain = 5 ms\n',
      'one/parts/net.csv': 'pre,post\n0,1\n',
      'two/far.snn': 'import "../one/parts/plain.snn"\npopulation Far[3] : lif(tau_m = plain)\n',
      'two/wrong.snn': 'population Wrong[3] : liff\n'
    }
  });
});
afterAll(() => server.stop());

/** Texts after a renaming, of those that change. */
async function renamed(from: string, to: string): Promise<Record<string, string>> {
  const files = [{ oldUri: server.uri(from), newUri: server.uri(to) }];
  const edit = await server.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
  const texts: Readonly<Record<string, string>> = { 'one/user.snn': user, 'one/parts/cells.snn': cells };
  return Object.fromEntries(
    Object.entries(edit.changes ?? {}).map(([uri, edits]) => {
      const name = uri.slice(server.uri('').length).replace(/^\//, '');
      return [name, applied(name === 'one/open.snn' ? server.text(name) : texts[name]!, edits)];
    })
  );
}

row('file rename', 'imports follow a file, in texts that nobody opened', async () =>
  expect(await renamed('one/parts/plain.snn', 'one/parts/other/time constants.snn')).toEqual({
    'one/user.snn': user.replace('./parts/plain.snn', './parts/other/time constants.snn'),
    'one/parts/cells.snn': cells.replace('plain.snn', 'other/time constants.snn')
  })
);
row('file rename', 'data follow, and what is saved; other texts stay', async () => {
  expect(await renamed('one/parts/net.csv', 'one/net.csv')).toEqual({
    'one/user.snn': user.replaceAll('"parts/net.csv"', '"net.csv"')
  });
  expect(await renamed('one/parts/learnt.npz', 'one/parts/w.npz')).toEqual({
    'one/user.snn': user.replace('learnt.npz', 'w.npz')
  });
});
row('file rename', 'a folder takes its files with it, and a file its own paths', async () => {
  expect(await renamed('one/parts', 'one/pieces')).toEqual({ 'one/user.snn': user.replaceAll('parts/', 'pieces/') });
  expect(await renamed('one/user.snn', 'one/deep/er/user.snn')).toEqual({
    'one/user.snn': user
      .replace('"parts/cells', '"../../parts/cells')
      .replace('"./parts/plain', '"../../parts/plain')
      .replaceAll('"parts/net', '"../../parts/net')
      .replace('"parts/learnt', '"../../parts/learnt')
  });
});
row('file rename', 'in a text that is not saved and does not parse', async () => {
  await server.open('one/open.snn', 'population : =\nimport "parts/cells.snn"\ndata d = table("parts/net.csv"\n');
  expect((await renamed('one/parts/cells.snn', 'one/c.snn'))['one/open.snn']).toContain('import "c.snn"');
  expect((await renamed('one/parts/net.csv', 'one/n.csv'))['one/open.snn']).toContain('table("n.csv"');
  await server.close('one/open.snn');
});

const names = async (): Promise<string[]> =>
  (await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: '' })).map(({ name }) => name);

row('workspace folders', 'one that is added is read and checked, one that is removed is forgotten', async () => {
  expect(await names()).not.toContain('Far');
  const folder = server.workspaceFolder('two');
  const change = (added: object[], removed: object[]): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
  await change([folder], []);
  const isWrong = (found: readonly Diagnostic[]): boolean => found.length > 0;
  expect(only([...(await server.diagnostics('two/wrong.snn', isWrong))]).code).toBe('unknown-name');
  expect(await names()).toContain('Far');
  await server.open('two/far.snn', 'population Farther[3] : lif\n');
  await change([], [folder]);
  await server.diagnostics('two/wrong.snn', found => found.length === 0);
  const left = await names();
  expect(left).toContain('cell');
  expect(left).not.toContain('Wrong');
  // it is open still
  expect(left).toContain('Farther');
  await server.close('two/far.snn');
});

async function organised(text: string): Promise<string | undefined> {
  await server.open('one/open.snn', text);
  const found = await server.codeActions('one/open.snn', 'source.organizeImports');
  const edits: TextEdit[] | undefined = found[0]?.edit?.changes?.[server.uri('one/open.snn')];
  return edits && applied(text, edits);
}

row('organise imports', 'sorts them into one block, each once, without those of which nothing is used', async () => {
  const text = snn`
    // A network.
    import "parts/plain.snn"
    population A[2] : cell(V_th = top)
    // twice

    // where the cells are
    import "./parts/cells.snn" // all of them
    import "parts/plain.snn"
    import "levels.snn"
    const twice = 2 * plain
  `;
  await server.create('one/levels.snn', 'const top = -50 mV\n');
  expect(await organised(text)).toBe(snn`
    // A network.
    import "levels.snn"
    // where the cells are
    import "./parts/cells.snn" // all of them
    import "parts/plain.snn"
    population A[2] : cell(V_th = top)
    // twice

    const twice = 2 * plain
  `);
  expect(await organised('import "parts/plain.snn"\nimport "levels.snn"\nconst a = top\n')).toBe(
    'import "levels.snn"\nconst a = top\n'
  );
});
row('organise imports', 'none where they are in order; in a text that does not parse nothing is lost', async () => {
  expect(await organised('import "levels.snn"\nimport "parts/plain.snn"\nconst a = top * plain\n')).toBeUndefined();
  expect(await organised('import "parts/plain.snn"\nimport "levels.snn"\nconst = = 3\n')).toBe(
    'import "levels.snn"\nimport "parts/plain.snn"\nconst = = 3\n'
  );
});
