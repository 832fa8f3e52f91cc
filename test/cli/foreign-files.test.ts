// What a text names is read only where it is a file, of bounded size, on this machine, in a folder that belongs to it; all else is answered at once.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, type Folder } from './command.js';

const at = (folder: Folder, name: string): string => path.join(folder.path, name);
const table = (name: string): string => `data d = table(${JSON.stringify(name)})\nconst c = d.w[0]\n`;
const importing = (name: string): string => `import ${JSON.stringify(name)}\n`;

/** A project in a folder, and a file beside it that is none of its business. */
function project(text: string): Folder {
  const folder = folderWith({
    'project/main.snn': text,
    'project/data/own.csv': 'w\n1\n',
    'project/50 % #1?.csv': 'w\n1\n',
    'secret.csv': 'w\nsesame\n',
    'secret.snn': 'const sesame = open\n'
  });
  execFileSync('mkfifo', [at(folder, 'project/pipe.csv'), at(folder, 'project/pipe.snn')]);
  for (const name of ['huge.csv', 'huge.snn']) {
    writeFileSync(at(folder, `project/${name}`), 'w\n1\n');
    truncateSync(at(folder, `project/${name}`), 600e6);
  }
  symlinkSync(at(folder, 'secret.csv'), at(folder, 'project/link.csv'));
  return {
    ...folder,
    path: at(folder, 'project'),
    snn: (args, io) => folder.snn(args, { folder: at(folder, 'project'), ...io })
  };
}

const outside =
  'lies outside of the folders that may be read; move it below the folder you work in, or allow its folder';

describe('a table is refused at its line', () => {
  test.each([
    ['/dev/zero', 'outside', outside],
    ['pipe.csv', 'a pipe', 'is a device or a pipe and may never end; name a file on the disk'],
    ['huge.csv', 'larger than can be', 'has more than 512 MB and is not read'],
    ['../secret.csv', 'beside the project', outside],
    ['link.csv', 'a link that leads out', outside],
    ['//host/share/x.csv', 'of another machine', 'lies on another machine and is not read'],
    ['file://host/share/x.csv', 'by a uri', 'lies on another machine'],
    ['https://example.org/x.csv', 'of the web', 'lies on another machine'],
    ['\\\\host\\share\\x.csv', 'as Windows has it', 'lies on another machine'],
    ['/proc/self/environ', 'of the system', outside]
  ])('%s, %s', async (name, _, message) => {
    const { code, out } = await project(table(name)).snn('check main.snn --format concise');
    expect(out).toMatch(/^main\.snn:1:10: error: .* \[data-file\]\n/);
    expect(out).toContain(`${name} ${message}`);
    expect(out).not.toContain('sesame');
    expect(code).toBe(1);
  });
});

describe('an import is refused at its line', () => {
  test.each([
    ['pipe.snn', 'is a device or a pipe'],
    ['huge.snn', 'has more than 8 MB'],
    ['../secret.snn', outside],
    ['/dev/zero', outside],
    ['//host/x.snn', 'lies on another machine']
  ])('%s', async (name, message) => {
    const { code, out } = await project(importing(name)).snn('check main.snn --format concise');
    expect(out).toMatch(/^main\.snn:1:8: error: .* \[import-not-found\]\n/);
    expect(out).toContain(`'${name}' ${message}`);
    expect(out).not.toContain('sesame');
    expect(code).toBe(1);
  });
});

describe('read is', () => {
  test('what lies below the folder of the file, whatever its name', async () => {
    for (const name of ['data/own.csv', './data/../data/own.csv', '50 % #1?.csv'])
      expect(await project(table(name)).snn('check main.snn')).toMatchObject({
        out: expect.not.stringContaining('data-file') as string
      });
  });
  test('what the user allows, and what its repository holds', async () => {
    const said = async (folder: Folder, args: string): Promise<string> => (await folder.snn(args)).out;
    const folder = project(table('../secret.csv'));
    expect(await said(folder, 'check main.snn --allow-read ..')).toContain("has 'sesame' in line 2");
    mkdirSync(path.join(folder.path, '..', '.git'));
    expect(await said(folder, 'check main.snn')).toContain("has 'sesame' in line 2");
  });
});

describe('named on the command line', () => {
  test('a pipe is answered at once', async () => {
    const folder = project('const c = 1\n');
    expect((await folder.snn('check pipe.snn --format concise')).out).toContain('is a device or a pipe');
    expect((await folder.snn('format pipe.snn')).err).toContain('pipe.snn is left as it is: it is a device or a pipe');
    expect(await folder.snn('run pipe.snn')).toMatchObject({ code: 1 });
    expect(await folder.snn('check huge.snn --format concise')).toMatchObject({
      code: 1,
      out: expect.stringContaining('has more than 8 MB') as string
    });
  });
  test('links in a circle, dangling links and names of a thousand letters are told', async () => {
    const folder = folderWith({ 'good.snn': 'const c = 1\n' });
    symlinkSync('b.snn', at(folder, 'a.snn'));
    symlinkSync('a.snn', at(folder, 'b.snn'));
    symlinkSync('nowhere', at(folder, 'gone.snn'));
    expect(await folder.snn('check a.snn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('a.snn cannot be read (too many symbolic links encountered)') as string
    });
    expect(await folder.snn(['check', 'x'.repeat(1000)])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be read (name too long)') as string
    });
    const { code, out } = await folder.snn('check --format concise');
    expect(code).toBe(1);
    expect(out.match(/\[unreadable-file\]/g)).toHaveLength(3);
    expect(await folder.snn('format')).toMatchObject({ code: 1 });
  });
});

test('a standard output that cannot be written is told, exit code 2', () => {
  const folder = folderWith({ 'good.snn': 'const c = 1\n' });
  const program = path.resolve('dist/cli/snn.cjs');
  const said = execFileSync(
    'bash',
    ['-c', '"$0" "$@" 2>&1 >/dev/full; echo $?', process.execPath, program, 'check', 'good.snn'],
    { cwd: folder.path, encoding: 'utf8' }
  );
  expect(said).toBe('snn: standard output cannot be written (no space left on device).\n2\n');
});
