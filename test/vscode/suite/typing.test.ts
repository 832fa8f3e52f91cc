// Whole programs typed key by key come out as they were meant: no proposal takes an Enter that was to break the line.
import * as assert from 'node:assert';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { firstNetwork } from '../../../client/first-network.js';
import { ourExtension } from './extension.js';
import { keysOf, press } from './keyboard.js';
import { hasCamera, windowPicture } from './panel-picture.js';
import { until } from './until.js';

if (hasCamera())
  describe('typing a program with Enter at the end of each line', () => {
    afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

    const examples = path.join(__dirname, '..', '..', 'examples');
    const programs: readonly (readonly [name: string, text: string])[] = [
      ['the first network', firstNetwork],
      ['a neuron with equations and events', readFileSync(path.join(examples, 'own_neuron.snn'), 'utf8')]
    ];
    for (const [name, text] of programs)
      it(name, async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'snn', content: '' });
        await vscode.window.showTextDocument(document);
        await ourExtension();
        await press(keysOf(text));
        await until('the last key', () => document.getText().length >= text.trimEnd().length, 2000).catch(() => {});
        await windowPicture(`typed-${name.replaceAll(' ', '-')}`);
        assert.strictEqual(document.getText(), text.trimEnd());
      }).timeout(400_000);
  });
