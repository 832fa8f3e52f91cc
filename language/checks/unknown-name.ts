// A name that nothing visible declares.
import type { Reference } from 'langium';
import { AstUtils } from 'langium';
import { nearest } from '../names/nearest.js';
import { unknownStatementsOf } from '../parser/lexer.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const unknownName: TextCheck = {
  code: 'unknown-name',
  severity: 'error',
  on: 'text',
  run(context) {
    const skipped = skippedWords(context);
    for (const node of context.nodes) {
      if (node.$type === 'NamedArg') continue;
      for (const { reference, property } of AstUtils.streamReferences(node)) {
        if (!('ref' in reference) || reference.ref || !reference.$refText || skipped.has(reference.$refText)) continue;
        reportUnknown(reference, context, context.names.visible(node, property).map(one => one.name!));
      }
    }
  }
};

function reportUnknown(reference: Reference, { program, uri, report }: TextContext, candidates: readonly string[]): void {
  const token = reference.$refNode;
  if (!token) return;
  const meant = nearest(reference.$refText, candidates);
  report(sourceAt(program, token.offset, token.end), `There is no '${reference.$refText}' here. ${meant ? `Did you mean '${meant}'?` : 'Declare it, or import the file that does.'}`,
    { fixes: meant ? [{ title: `Write '${meant}'`, edits: [{ uri, offset: token.offset, end: token.end, text: meant }] }] : [] });
}

/** Words in text that was skipped over: they may be the missing declarations, so nothing is said about them. */
function skippedWords({ program }: TextContext): Set<string> {
  const { parserErrors, lexerReport } = program.$document!.parseResult;
  const byParser = parserErrors.flatMap(error => [error.token, ...error.resyncedTokens].map(token => token.image));
  return new Set([...byParser, ...unknownStatementsOf(lexerReport).flatMap(statement => statement.skipped)]);
}
