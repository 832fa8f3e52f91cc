// Experiments that expect something are tests: found, run without a panel, and what fails is told at its line.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { panelTabs, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { hasCamera, testsOnScreen, windowPicture } from './panel-picture.js';
import { until } from './until.js';

describe('the Test Explorer', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('runs the experiments of a file that expect something', async () => {
    const document = await openFixture('tested.snn');
    const seen = await witness();
    await until('the tests of the file', async () => {
      if (seen.started.length === 0) await vscode.commands.executeCommand('testing.runCurrentFile');
      return seen.ended.length >= 2;
    });
    assert.deepStrictEqual(
      seen.started.map((run, i) => [run.experiment, ...seen.ended[i]!.verdicts.map(verdict => verdict.passed)]),
      [
        ['holds', true],
        ['fails', true, false]
      ]
    );
    assert.deepStrictEqual(panelTabs(), []);
    assert.deepStrictEqual(
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'snn run')
        .map(({ range }) => document.lineAt(range.start.line).text.trim()),
      ['expect rate(Clock) > 200 Hz']
    );
  });

  if (hasCamera())
    it('shows that a file has failed, and none that expects nothing', async () => {
      await vscode.commands.executeCommand('workbench.view.testing.focus');
      const rows = await until('the result of the file', async () => {
        const shown = await testsOnScreen();
        return shown.some(row => row.startsWith('tested.snn (Failed)')) ? shown : undefined;
      });
      // nothing of files without expectations, nor of the library that others of these tests have opened
      assert.ok(!rows.some(row => /notes\.snn|library/.test(row)), rows.join('; '));
      await openFixture('tested.snn');
      await new Promise(resolve => setTimeout(resolve, 1000));
      await windowPicture('test-explorer');
      await vscode.commands.executeCommand('workbench.view.explorer');
    });
});
