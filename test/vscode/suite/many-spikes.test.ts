// A run with many spikes shows all of its rows, leaves the window alone, and stops at once.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { answerTime, paintedPanel, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { hasCamera, panelPicture, windowPicture } from './panel-picture.js';
import { until } from './until.js';

const neurons = 20;

/** Rows of the upper raster in which a spike is seen. */
async function rowsOnScreen(name: string): Promise<number> {
  const { width, height, rgba } = await panelPicture({
    selector: '.chart.raster .u-over',
    name,
    own: () => Promise.reject(new Error('Only the camera sees the screen.'))
  });
  const isColoured = (x: number, y: number): boolean =>
    rgba[4 * (y * width + x) + 2]! - rgba[4 * (y * width + x)]! > 40;
  const row = (i: number): boolean => {
    const middle = Math.floor(((i + 0.5) * height) / neurons);
    return Array.from({ length: width }, (_, x) => isColoured(x, middle)).filter(Boolean).length > width / 20;
  };
  return Array.from({ length: neurons }, (_, i) => row(i)).filter(Boolean).length;
}

describe('a run with many spikes', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('snn.stop');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows every row, and stops within a second', async () => {
    const document = await openFixture('many-spikes.snn');
    const seen = await witness();
    await vscode.commands.executeCommand('snn.run');
    await until('many spikes', () => seen.latest > 1_100_000, 200_000);
    await paintedPanel(document, 'crowd', painted => painted.state === 'running' && painted.spikes > 1_000_000);
    await windowPicture('many-spikes-running');
    if (hasCamera()) assert.strictEqual(await rowsOnScreen('many-spikes-rows'), neurons);

    const plain = await answerTime(document);
    const [asked, spikes] = [Date.now(), seen.latest];
    await vscode.commands.executeCommand('snn.stop');
    const [ended] = await until('the end of the run', () => (seen.ended.length > 0 ? seen.ended : undefined), 120_000);
    const took = Date.now() - asked;
    await paintedPanel(document, 'crowd', painted => painted.state === 'cancelled');
    console.log(`    ${spikes} spikes: stopped after ${took} ms, on the screen after ${Date.now() - asked} ms`);
    assert.strictEqual(ended!.ended, 'cancelled');
    assert.ok(took < 1000 + 2 * plain, `it took ${took} ms to stop, where a plain question takes ${plain} ms`);
    const painted = await paintedPanel(document, 'crowd', painted => painted.spikes === painted.ofSpikes);
    assert.ok(painted.spikes > 1_000_000, `${painted.spikes} spikes are in the picture`);
    await windowPicture('many-spikes-stopped');
    if (hasCamera()) assert.strictEqual(await rowsOnScreen('many-spikes-rows-stopped'), neurons);
  }).timeout(300_000);
});
