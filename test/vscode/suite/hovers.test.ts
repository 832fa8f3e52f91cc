// Pictures of models stand in hovers, where VS Code shows only what it trusts; and the light bulb offers its list.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ourExtension } from './extension.js';
import { openFixture } from './fixture.js';
import { hasCamera, hoversOnScreen, windowPicture } from './panel-picture.js';
import { until } from './until.js';

if (hasCamera())
  describe('what stands over the text', () => {
    afterEach(async () => {
      await vscode.workspace.getConfiguration('workbench').update('colorTheme', undefined, true);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    const goTo = async (document: vscode.TextDocument, words: string): Promise<void> => {
      const position = document.positionAt(document.getText().indexOf(words) + 1);
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(position, position);
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    };
    /** Shows the hover of a word, and waits for its head and its picture. */
    const hoverOn = async (document: vscode.TextDocument, words: string, head: string): Promise<void> => {
      await until(`a picture in the hover of ${words}`, async () => {
        await vscode.commands.executeCommand('editor.action.hideHover');
        await goTo(document, words);
        await vscode.commands.executeCommand('editor.action.showHover');
        await new Promise(resolve => setTimeout(resolve, 1500));
        const { text, widths } = await hoversOnScreen();
        return text.includes(head) && widths.includes(300);
      });
    };
    const models = [
      ['neuron', 'lif(tau_m', 'neuron lif'],
      ['synapse', 'exp_current', 'synapse exp_current'],
      ['rule', 'stdp', 'plasticity stdp'],
      ['encoder', 'latency', 'encoder latency']
    ] as const;

    it('are pictures of a neuron, a synapse, a rule and an encoder', async () => {
      await ourExtension();
      const document = await openFixture('models.snn');
      for (const [name, words, head] of models) {
        await hoverOn(document, words, head);
        await windowPicture(`hover-${name}`);
      }
      await vscode.commands.executeCommand('editor.action.hideHover');
      await vscode.workspace.getConfiguration('workbench').update('colorTheme', 'Default Dark Modern', true);
      await new Promise(resolve => setTimeout(resolve, 1000));
      await hoverOn(document, 'stdp', 'plasticity stdp');
      await windowPicture('hover-rule-dark');
    }).timeout(180_000);

    it('are refactorings and fixes in the list of the light bulb', async () => {
      await ourExtension();
      const document = await openFixture('models.snn');
      for (const [name, words, kinds] of [
        ['refactor', '10 ms', ['refactor.extract', 'refactor.rewrite']],
        ['model', 'lif(tau_m', ['refactor.extract', 'refactor.rewrite']],
        ['fixes', 'unused', ['quickfix']]
      ] as const) {
        const found = await until<readonly vscode.CodeAction[] | undefined>('what is offered', async () => {
          await goTo(document, words);
          const [{ active }] = vscode.window.activeTextEditor!.selections as [vscode.Selection];
          const range = new vscode.Range(active, active);
          const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            range
          );
          return offered.length > 0 ? offered : undefined;
        });
        const offered = found.map(({ kind }) => kind?.value);
        for (const kind of kinds) assert.ok(offered.includes(kind), `${kind} is not among ${offered.join(', ')}`);
        await vscode.commands.executeCommand('editor.action.quickFix');
        await new Promise(resolve => setTimeout(resolve, 1500));
        await windowPicture(`light-bulb-${name}`);
        await vscode.commands.executeCommand('hideCodeActionWidget');
      }
    }).timeout(120_000);
  });
