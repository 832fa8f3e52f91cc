// After a reload of the window the panel is back with its picture, and can run again.
import * as assert from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { paintedPanel, panelTabs, witness } from '../extension.js';
import { openFixture } from '../fixture.js';
import { spikesOnScreen, ticking } from '../spikes-on-screen.js';
import { windowPicture } from '../panel-picture.js';
import { until } from '../until.js';

describe('after a reload of the window', () => {
  it('the panel is back with its picture', async () => {
    assert.deepStrictEqual(
      panelTabs().map(tab => tab.label),
      ['ticking · clock.snn']
    );
    const document = await openFixture('clock.snn');
    const painted = await paintedPanel(document, 'ticking', painted => painted.spikes === 14);
    assert.strictEqual(painted.state, 'complete');
    await windowPicture('reloaded');
    assert.deepStrictEqual(await spikesOnScreen('reloaded-raster', 2, 100), ticking);
  });

  it('its failed expectation is back, until the text is edited, and when that is undone', async () => {
    const document = await openFixture('clock.snn');
    const problems = (): readonly string[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'snn run')
        .map(({ range }) => document.getText(range));
    const wanted = 'expect count(Source[1]) > 4';
    await until('the failed expectation', () => problems().join() === wanted);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// edited\n');
    await vscode.workspace.applyEdit(edit);
    await until('the expectation to go', () => problems().length === 0);
    await paintedPanel(document, 'ticking', painted => painted.summary.includes('the text has changed since'));
    await vscode.commands.executeCommand('undo');
    await until('the expectation to be back', () => problems().join() === wanted);
    await paintedPanel(document, 'ticking', painted => !painted.summary.includes('the text has changed since'));
  });

  it('and the next run uses it', async () => {
    const document = await openFixture('clock.snn');
    const seen = await witness();
    await vscode.commands.executeCommand('snn.run', document.uri.toString(), 'ticking');
    await until('the end of the run', () => seen.ended.length > 0);
    await paintedPanel(
      document,
      'ticking',
      painted => painted.run === seen.started[0]!.run && painted.state === 'complete'
    );
    assert.strictEqual(panelTabs().length, 1);
  });
});
