// A word that begins no statement, at a place where one must begin.
import type { Fix } from '../diagnostic.js';
import { isMisspelt, isModel } from '../generated/ast.js';
import { unknownStatementsOf } from '../parser/lexer.js';
import { likelyWord } from '../parser/likely-word.js';
import { unknownStatement } from '../parser/messages.js';
import { scaledDerivativeAt, scaledDerivativeMessage, type ScaledDerivative } from '../parser/scaled-derivative.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const misspeltStatement: TextCheck = {
  code: 'misspelt-statement',
  on: 'text',
  run(context) {
    for (const { token, body, meant } of unknownStatementsOf(context.program.$document!.parseResult.lexerReport)) {
      const end = token.endOffset! + 1;
      reportWord(
        context,
        context.program.$document!.textDocument.getText().slice(token.startOffset, end),
        token.startOffset,
        body,
        meant
      );
    }
    for (const node of context.nodes) {
      const word = isMisspelt(node) ? node.$cstNode : undefined;
      if (!word || !isMisspelt(node) || !isModel(node.$container)) continue;
      const scaled = scaledDerivativeAt(context.program.$document!.textDocument.getText(), word.offset);
      if (scaled) reportScaled(context, scaled, word.offset);
      else reportWord(context, node.word, word.offset, 'Model', likelyWord(node.word, 'Model'));
    }
  }
};

/** `tau V' = …` lost its `*`, and could not have it there. */
function reportScaled({ program, uri, report }: TextContext, scaled: ScaledDerivative, offset: number): void {
  const { end, factor, text } = scaled;
  const fixes: Fix[] = end === undefined ? [] : [{ title: `Write ${text}`, edits: [{ uri, offset, end, text }] }];
  report(sourceAt(program, offset, offset + factor.length), scaledDerivativeMessage(scaled), { fixes });
}

function reportWord(
  { program, uri, report }: TextContext,
  word: string,
  offset: number,
  body: string,
  meant: string | undefined
): void {
  const end = offset + word.length;
  const fixes: Fix[] = meant ? [{ title: `Write '${meant}'`, edits: [{ uri, offset, end, text: meant }] }] : [];
  report(sourceAt(program, offset, end), unknownStatement(word, body, meant), { fixes });
}
