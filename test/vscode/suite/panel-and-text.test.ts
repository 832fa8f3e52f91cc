// Between picture and text: a click on a spike leads to the line of its population, the cursor there lights its rows; a closed panel comes
// back, and a further plot is drawn from what the server has kept.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { paintedPanel, panelTabs, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { clickPanel, hasCamera, windowPicture } from './panel-picture.js';
import { until } from './until.js';

const cursor = (line: number, character: number): vscode.Selection =>
  new vscode.Selection(line, character, line, character);

describe('the panel and the text', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('lead to each other', async () => {
    const document = await openFixture('clock.snn');
    await vscode.commands.executeCommand('snn.run', document.uri.toString(), 'ticking');
    await paintedPanel(document, 'ticking', painted => painted.state === 'complete' && painted.spikes === 14);
    const editor = vscode.window.visibleTextEditors.find(one => one.document === document)!;
    editor.selection = cursor(4, 2);
    await paintedPanel(document, 'ticking', painted => painted.lit.length === 0);
    editor.selection = cursor(5, 21);
    await paintedPanel(document, 'ticking', painted => painted.lit.join() === 'Source');
    editor.selection = cursor(6, 2);
    await paintedPanel(document, 'ticking', painted => painted.lit.length === 0);
    if (!hasCamera()) return;
    // neuron 0, the lower row, fires at 55 ms
    await clickPanel('.chart.raster .u-over', 0.55, 0.75);
    await until('the line of the population', () => vscode.window.activeTextEditor?.selection.active.line === 1);
    assert.strictEqual(vscode.window.activeTextEditor!.document.uri.toString(), document.uri.toString());
    await paintedPanel(document, 'ticking', painted => painted.lit.join() === 'Source');
    await windowPicture('panel-and-text');
  });

  it('come back after the panel was closed, with a plot that nobody had asked for', async () => {
    const document = await openFixture('clock.snn');
    const seen = await witness();
    const uri = document.uri.toString();
    await vscode.commands.executeCommand('snn.run', uri, 'ticking');
    await paintedPanel(document, 'ticking', painted => painted.state === 'complete' && painted.spikes === 14);
    await vscode.window.tabGroups.close(panelTabs());
    await until('the panel to close', () => panelTabs().length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('snn.showResults');
    await paintedPanel(document, 'ticking', painted => painted.state === 'complete' && painted.spikes === 14);
    assert.strictEqual(seen.started.length, 1);
    if (!hasCamera()) return;
    await clickPanel('.tools button.plots');
    await clickPanel('#tray-plots button');
    await paintedPanel(document, 'ticking', painted => painted.plots === 2);
    assert.strictEqual(seen.started.length, 1);
    await windowPicture('panel-further-plot');
  });
});
