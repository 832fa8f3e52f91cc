// What can be folded: blocks and lists over several lines, and comments of several lines.
import type { AstNode, LangiumDocument } from 'langium';
import { DefaultFoldingRangeProvider, type FoldingRangeAcceptor } from 'langium/lsp';
import { FoldingRangeKind } from 'vscode-languageserver';
import { bodyRules } from '../statements/bodies.js';

const folded: readonly string[] = [...bodyRules.filter(rule => rule !== 'Program'), 'List', 'Args'];

export class SnnFolding extends DefaultFoldingRangeProvider {
  protected override shouldProcess(node: AstNode): boolean {
    return folded.includes(node.$type);
  }

  /** Lines that are nothing but a comment, three or more in a row. */
  protected override collectCommentFolding(
    document: LangiumDocument,
    _node: AstNode,
    acceptor: FoldingRangeAcceptor
  ): void {
    const lines = [...document.textDocument.getText().split(/\r?\n/), ''];
    let first: number | undefined;
    lines.forEach((line, at) => {
      if (/^\s*\/\//.test(line)) first ??= at;
      else {
        if (first !== undefined && at - first >= 3)
          acceptor({ startLine: first, endLine: at - 1, kind: FoldingRangeKind.Comment });
        first = undefined;
      }
    });
  }
}
