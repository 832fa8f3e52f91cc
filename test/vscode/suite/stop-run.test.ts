// A long run shows itself while it goes on, hinders nobody, and stops when asked.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { answerTime, paintedPanel, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { windowPicture } from './panel-picture.js';
import { until } from './until.js';

describe('a long run', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('snn.stop');
    for (const document of vscode.workspace.textDocuments.filter(textDocument => textDocument.isDirty)) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('streams while the text is edited, and stops within a second', async () => {
    const document = await openFixture('endless.snn');
    const seen = await witness();
    await vscode.commands.executeCommand('snn.run');
    await paintedPanel(
      document,
      'forever',
      painted =>
        painted.state === 'running' && painted.spikes > 1000 && painted.spikePixels > 100 && painted.plots === 3
    );
    await windowPicture('long-run');

    const before = seen.pictures;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\nparam slip = = 1\n');
    await vscode.workspace.applyEdit(edit);
    await until(
      'the slip to be underlined while the run goes on',
      () => vscode.languages.getDiagnostics(document.uri).length > 0
    );
    await until('more pictures', () => seen.pictures > before + 2);
    assert.strictEqual(seen.ended.length, 0);

    const plain = await answerTime(document);
    const asked = Date.now();
    await vscode.commands.executeCommand('snn.stop');
    const [ended] = await until('the end of the run', () => (seen.ended.length > 0 ? seen.ended : undefined));
    const took = Date.now() - asked;
    assert.ok(took < 1000 + 2 * plain, `it took ${took} ms to stop, where a plain question takes ${plain} ms`);
    assert.strictEqual(ended!.ended, 'cancelled');
    assert.ok(ended!.steps > 0 && ended!.steps < ended!.plannedSteps);
    await paintedPanel(document, 'forever', painted => painted.state === 'cancelled');
    await windowPicture('long-run-stopped');
    // A machine that builds beside the tests may need longer once.
  }).retries(2);

  it('ends with the server, which starts again and runs the next', async () => {
    await openFixture('endless.snn');
    const seen = await witness();
    await vscode.commands.executeCommand('snn.run');
    await until('progress', () => seen.progress > 0);
    await vscode.commands.executeCommand('snn.restartServer');
    await until('the end of the run', () => seen.ended.length > 0);
    assert.strictEqual(seen.ended[0]!.ended, 'failed');
    await openFixture('clock.snn');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand('snn.run');
    await until('the end of the next run', () => seen.ended.length > 1);
    assert.strictEqual(seen.ended[1]!.ended, 'complete');
  });
});
