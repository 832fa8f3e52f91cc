// While live preview is on, an edit runs the experiment at the cursor, and the panel shows its spikes; off, nothing runs.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ourExtension, paintedPanel, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { clickPanel, hasCamera, windowPicture } from './panel-picture.js';
import { until } from './until.js';

async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const at = document.getText().indexOf(old);
  assert.ok(at >= 0, `${old} is in the text`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)), text);
  await vscode.workspace.applyEdit(edit);
}
const pass = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe('live preview', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('snn.stopLivePreview');
    for (const document of vscode.workspace.textDocuments.filter(textDocument => textDocument.isDirty)) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows what an edit does, keeps quiet about errors, and is off by a click', async () => {
    const document = await openFixture('clock.snn');
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    const seen = await witness();
    await vscode.commands.executeCommand('snn.livePreview');
    await paintedPanel(document, 'ticking', painted => painted.state === 'complete' && painted.spikes === 14);
    assert.strictEqual(vscode.window.activeTextEditor, editor);

    await replace(document, 'period = [10 ms', 'period = [5 ms');
    const { summary } = await paintedPanel(
      document,
      'ticking',
      painted => painted.state === 'complete' && painted.spikes > 20
    );
    assert.match(summary, /ticking: preview: done/);
    const ran = seen.ended.length;
    assert.deepStrictEqual(
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'snn run'),
      []
    );
    assert.strictEqual(vscode.window.activeTextEditor, editor);
    await windowPicture('live-preview');

    await replace(document, 'period = [5 ms', 'period = = [5 ms');
    await until('the slip to be underlined', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    await pass(1500);
    assert.strictEqual(seen.ended.length, ran);
    await windowPicture('live-preview-stale');

    if (hasCamera()) await clickPanel('button.preview');
    else await vscode.commands.executeCommand('snn.livePreview');
    await replace(document, 'period = = [5 ms', 'period = [20 ms');
    await pass(1500);
    assert.strictEqual(seen.started.length, ran);
  });

  it('is cut off after the time that is set', async () => {
    const document = await openFixture('endless.snn');
    const settings = vscode.workspace.getConfiguration('snn');
    await settings.update('preview.seconds', 0.5, vscode.ConfigurationTarget.Global);
    try {
      const seen = await witness();
      await vscode.commands.executeCommand('snn.livePreview');
      const [ended] = await until('the end of the preview', () => (seen.ended.length > 0 ? seen.ended : undefined));
      assert.strictEqual(ended!.ended, 'cancelled');
      assert.match(ended!.reached!, / of 600 min$| of 36\d+ s$|of 3\.6e/);
      const { summary } = await paintedPanel(document, 'forever', painted => painted.state === 'cancelled');
      assert.match(summary, /preview: the first \S+ \S+ of /);
      await windowPicture('live-preview-cut');
      const panel = (await ourExtension()).painted(document.uri.toString(), 'forever');
      assert.ok(panel!.spikes > 0);
    } finally {
      await settings.update('preview.seconds', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
