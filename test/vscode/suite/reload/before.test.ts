// Leaves a panel with a picture for the reload of the window; after.test.ts looks for it.
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { paintedPanel } from '../extension.js';
import { openFixture } from '../fixture.js';

describe('before a reload of the window', () => {
  it('a panel has a picture', async () => {
    const document = await openFixture('clock.snn');
    await vscode.commands.executeCommand('snn.run', document.uri.toString(), 'ticking');
    await paintedPanel(document, 'ticking', painted => painted.state === 'complete' && painted.spikes === 14);
    // The panel keeps its picture a moment after the last paint.
    await new Promise(resolve => setTimeout(resolve, 1500));
  });
});
