// An experiment runs from its code lens: the panel shows its spikes, the lines say what came out.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { paintedPanel, witness } from './extension.js';
import { openFixture } from './fixture.js';
import { hasCamera, windowPicture } from './panel-picture.js';
import { spikesOnScreen, ticking } from './spikes-on-screen.js';
import { until } from './until.js';

const runProblems = (document: vscode.TextDocument): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(diagnostic => diagnostic.source === 'snn run');

async function lenses(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return until('the code lenses', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100
    );
    const run = found.filter(lens => lens.command?.command === 'snn.run');
    return run.length > 0 ? run : undefined;
  });
}

describe('an experiment', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has a lens that runs it, a panel with its spikes, and its results at its lines', async () => {
    const document = await openFixture('clock.snn');
    const seen = await witness();
    const [lens, other] = await lenses(document);
    assert.match(lens!.command!.title, /Run/);
    assert.deepStrictEqual([lens!.range.start.line, other?.range.start.line], [3, 12]);
    await vscode.commands.executeCommand(lens!.command!.command, ...(lens!.command!.arguments as unknown[]));
    const [ended] = await until('the end of the run', () => (seen.ended.length > 0 ? seen.ended : undefined));
    assert.strictEqual(ended!.ended, 'complete');
    assert.deepStrictEqual(
      ended!.statistics.map(statistic => [statistic.population, statistic.spikes, statistic.rate]),
      [['Source', '14', '70 Hz']]
    );
    assert.deepStrictEqual(
      ended!.verdicts.map(verdict => verdict.passed),
      [true, false]
    );
    assert.deepStrictEqual(
      seen.started.map(runStarted => runStarted.experiment),
      ['ticking']
    );

    assert.deepStrictEqual(
      runProblems(document).map(runProblem => [
        runProblem.range.start.line,
        document.getText(runProblem.range),
        runProblem.code
      ]),
      [[8, 'expect count(Source[1]) > 4', 'failed-expectation']]
    );
    const painted = await paintedPanel(
      document,
      'ticking',
      painted => painted.state === 'complete' && painted.spikes === 14
    );
    assert.deepStrictEqual([painted.plots, painted.ofSpikes, painted.from, painted.to], [1, 14, 0, 100]);
    assert.ok(painted.spikePixels >= 14, `only ${painted.spikePixels} pixels of spikes are coloured`);
    assert.match(painted.summary, /ticking/);
    await windowPicture('run-experiment');
    if (hasCamera()) assert.deepStrictEqual(await spikesOnScreen('run-experiment-raster', 2, 100), ticking);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// edited\n');
    await vscode.workspace.applyEdit(edit);
    await until('the problems of the run to go', () => runProblems(document).length === 0);
    await windowPicture('run-experiment-edited');
    await vscode.commands.executeCommand('undo');
  });

  it('of a file with an error does not run', async () => {
    await openFixture('broken.snn');
    const seen = await witness();
    await vscode.commands.executeCommand('snn.run');
    await new Promise(resolve => setTimeout(resolve, 300));
    assert.deepStrictEqual([seen.started, seen.ended], [[], []]);
  });

  it('around the cursor is the one that the palette runs', async () => {
    const document = await openFixture('clock.snn');
    const seen = await witness();
    vscode.window.activeTextEditor!.selection = new vscode.Selection(14, 0, 14, 0);
    await vscode.commands.executeCommand('snn.run');
    await until('the end of the run', () => seen.ended.length === 1);
    assert.deepStrictEqual(
      seen.started.map(runStarted => runStarted.experiment),
      ['other']
    );
    await paintedPanel(document, 'other', painted => painted.state === 'complete' && painted.ofSpikes === 2);
  });
});
