// The definition of a library model opens the library's own text, which cannot be edited.
import * as assert from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFixture } from './fixture.js';
import { until } from './until.js';

describe('a library model', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens at its definition, for reading only', async () => {
    const document = await openFixture('clock.snn');
    const at = document.positionAt(document.getText().indexOf('regular'));
    const [found] = await until('the definition', async () => {
      const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at
      );
      return links.length > 0 ? links : undefined;
    });
    const uri = 'targetUri' in found! ? found.targetUri : found!.uri;
    assert.match(uri.path, /\/library\/sources\/regular\.snn$/);
    const library = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(library);
    const before = library.getText();
    await new Promise(resolve => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.strictEqual(library.getText(), before);
    assert.strictEqual(library.isDirty, false);
    const own = await openFixture('clock.snn');
    await vscode.commands.executeCommand('type', { text: ' ' });
    assert.strictEqual(own.isDirty, true, 'typing does nothing at all here');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
