// Values beside the text stand beside their names, in their order, as the window shows them.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { witness } from './extension.js';
import { openFixture } from './fixture.js';
import { hasCamera, notesOnScreen, windowPicture } from './panel-picture.js';
import { until } from './until.js';

if (hasCamera())
  describe('the results beside the text', () => {
    afterEach(async () => {
      await vscode.workspace.getConfiguration('workbench').update('colorTheme', undefined, true);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('are one text a line, each value with its name', async () => {
      const document = await openFixture('notes.snn');
      const seen = await witness();
      const run = async (experiment: string): Promise<void> => {
        const before = seen.ended.length;
        await vscode.commands.executeCommand('snn.run', document.uri.toString(), experiment);
        await until(`the end of ${experiment}`, () => seen.ended.length > before);
        await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
      };
      const shows = (line: string, text: string): Promise<unknown> =>
        until(`"${text}" behind "${line}"`, async () => (await notesOnScreen())[line] === text, 5000).catch(
          async (error: unknown) => {
            throw new Error(`${String(error)} There is ${JSON.stringify(await notesOnScreen())}.`, { cause: error });
          }
        );
      const population = 'population Clock[2] : regular(period = period, first = 5 ms)';

      await run('plain');
      await shows(population, '100 Hz, CV 0');
      await shows(
        'report rate(Clock), count(Clock[0]), count(Clock[1]), count(Clock)',
        'rate(Clock): 100 Hz · count(Clock[0]): 10 · count(Clock[1]): 10 · count(Clock): 20'
      );
      await run('partly');
      await shows(population, 'plain: 100 Hz, CV 0 | partly: 100 Hz, CV 0 (1 of 2 neurons)');
      await run('swept');
      await shows(
        'report count(Clock[0])',
        '20 at period = 5 ms, 10 at period = 10 ms, 7 at period = 15 ms, 5 at period = 20 ms'
      );
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
      await windowPicture('notes-light');
      await vscode.workspace.getConfiguration('workbench').update('colorTheme', 'Default Dark Modern', true);
      await new Promise(resolve => setTimeout(resolve, 1000));
      await windowPicture('notes-dark');
      assert.deepStrictEqual(
        seen.ended.map(runEnded => runEnded.ended),
        ['complete', 'complete', 'complete']
      );
    });
  });
