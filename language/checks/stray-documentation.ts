// `///` behind something that has no documentation: an equation, a run, an argument. Nothing shows it, though it says that it is to be shown.
import { commentsBehind, standsBehindCode } from '../names/doc-comments.js';
import { leavesOf } from '../names/leaves.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceAt } from '../source.js';
import type { TextCheck } from './check.js';

export const strayDocumentation: TextCheck = {
  code: 'stray-documentation',
  on: 'text',
  run({ program, uri, nodes, report }) {
    // Beside a slip it may stand behind a declaration that cannot be read.
    if (hasSyntaxErrors(program)) return;
    const text = program.$document!.textDocument.getText();
    const behind = leavesOf(program.$cstNode!).filter(
      leaf => leaf.tokenType.name === 'DOC' && standsBehindCode(leaf, text)
    );
    if (behind.length === 0) return;
    const known = new Set(nodes.flatMap(node => commentsBehind(node, text).map(({ offset }) => offset)));
    for (const { offset, end } of behind) {
      if (known.has(offset)) continue;
      report(
        sourceAt(program, offset, end),
        '/// is the documentation of a declaration, and none ends here; write // for a comment.',
        { fixes: [{ title: 'Write //', edits: [{ uri, offset, end: offset + 3, text: '//' }] }] }
      );
    }
  }
};
