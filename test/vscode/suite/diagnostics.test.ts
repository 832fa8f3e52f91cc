// A slip in a file is underlined where it is, in a real VS Code.
import * as assert from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFixture } from './fixture.js';
import { until } from './until.js';

describe('diagnostics', () => {
  it('underline exactly the slip', async () => {
    const document = await openFixture('broken.snn');
    const errors = (): vscode.Diagnostic[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(diagnostic => diagnostic.severity === vscode.DiagnosticSeverity.Error);
    await until('an error', () => errors().length > 0);
    assert.deepStrictEqual(
      errors().map(error => [error.range.start.line, error.range.start.character, document.getText(error.range)]),
      [[2, 13, '=']]
    );
  });
  it('stand there once each, also after the light bulb was asked', async () => {
    const document = await openFixture('broken.snn');
    const found = (): string[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .map(({ range, code, message }) => JSON.stringify([range, code, message]));
    await until('an error', () => found().length > 0);
    await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 3, 0)
    );
    assert.deepStrictEqual(found(), [...new Set(found())]);
    const { code } = vscode.languages.getDiagnostics(document.uri)[0]!;
    assert.ok(typeof code === 'object' && code.target.scheme === 'command', 'a code leads to its page');
  });
});
