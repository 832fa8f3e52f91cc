// Memory and timings are a text beside the file.
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFixture } from './fixture.js';
import { windowPicture } from './panel-picture.js';
import { until } from './until.js';

describe('memory and timings', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are shown beside the file', async () => {
    await openFixture('tested.snn');
    await vscode.commands.executeCommand('snn.showTimings');
    await until('the line of the file', () =>
      vscode.window.visibleTextEditors.some(({ document }) => /tested\.snn, \d+ lines: /.test(document.getText()))
    );
    await windowPicture('timings');
  });
});
