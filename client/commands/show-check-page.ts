// snn.showCheckPage, behind the code of a finding: its page as it is meant to be read. Not in the palette.
import * as vscode from 'vscode';
import type { Command } from './command.js';

export const showCheckPage: Command = {
  id: 'snn.showCheckPage',
  async execute(_, [code]) {
    const extension = vscode.extensions.getExtension('snn-lang.snn');
    if (!extension || typeof code !== 'string' || !/^[a-z0-9-]+$/.test(code)) return;
    const page = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'docs', 'checks', `${code}.md`);
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }
};

/** The finding with a link that opens its page; what the server names is the page's source. */
export function withPage(finding: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = finding;
  const name = typeof code === 'object' ? /\/docs\/checks\/([a-z0-9-]+)\.md$/.exec(code.target.path)?.[1] : undefined;
  if (typeof code === 'object' && name !== undefined) {
    const target = vscode.Uri.parse(`command:${showCheckPage.id}?${encodeURIComponent(JSON.stringify([name]))}`);
    finding.code = { value: code.value, target };
  }
  return finding;
}
