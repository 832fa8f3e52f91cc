// In a window that does not trust its workspace, files are checked, no data file is read, and nothing runs.
import * as assert from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ourExtension, witness } from '../extension.js';
import { openFixture } from '../fixture.js';
import { windowPicture } from '../panel-picture.js';
import { until } from '../until.js';

describe('in a workspace that is not trusted', () => {
  it('no data file is read, and none is quoted', async () => {
    assert.strictEqual(vscode.workspace.isTrusted, false);
    const document = await openFixture('untrusted.snn');
    await ourExtension();
    const found = await until('the findings', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.length > 0 ? all : undefined;
    });
    assert.deepStrictEqual(
      found.map(diagnostic => [diagnostic.range.start.line, diagnostic.message.replace(/;.*/, '')]),
      [
        [2, 'private.csv is not read in a workspace that you do not trust'],
        [3, '../../../../../../etc/passwd is not read in a workspace that you do not trust']
      ]
    );
    await windowPicture('restricted');
  });

  it('nothing runs', async () => {
    const document = await openFixture('clock.snn');
    const seen = await witness();
    void vscode.commands.executeCommand('snn.run', document.uri.toString(), 'ticking');
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.deepStrictEqual(seen.started, []);
  });
});
