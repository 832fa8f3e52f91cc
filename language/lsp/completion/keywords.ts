// Words of the language that the grammar allows at the cursor: those that begin a statement, or continue the one that was begun.
import { AstUtils, GrammarAST } from 'langium';
import { findNextFeatures } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver';
import { statementsOf } from '../../statements/bodies.js';
import type { BodyRule } from '../../statements/statement-kind.js';
import { noteOf } from '../../statements/statement-of.js';
import { statementWords } from '../../statements/words.js';
import type { CompletionSite, Proposal } from './completion.js';

/** Rules that list words which may stand as names. */
const namesOnly: readonly string[] = ['Name', 'ArgName', 'UnitWord'];

export function keywordProposals(site: CompletionSite): Proposal[] {
  const { cursor } = site;
  if (cursor.beginsStatement) return beginnings(cursor.rule);
  const begins = statementWords[cursor.rule]!;
  const isContinuation = (word: string): boolean => !begins.includes(word) || cursor.before?.image === 'on';
  return followingWords(site)
    .filter(isContinuation)
    .map((word, i) => ({ label: word, kind: CompletionItemKind.Keyword, rank: 5 + i / 1000 }));
}

function beginnings(rule: BodyRule): Proposal[] {
  return statementsOf(rule).flatMap((statement, i) =>
    statement.keyword === undefined
      ? []
      : [
          {
            label: statement.keyword,
            kind: CompletionItemKind.Keyword,
            rank: 4 + i / 1000,
            documentation: noteOf(statement)
          }
        ]
  );
}

/** Parses what is open around the cursor and nothing else, so that an error elsewhere does no harm. */
function followingWords({ cursor, services }: CompletionSite): string[] {
  const { tokens, elementStack, tokenIndex } = services.parser.CompletionParser.parse(cursor.skeleton);
  if (tokenIndex === 0) return [];
  const features = findNextFeatures([elementStack.map(feature => ({ feature }))], [...tokens].slice(tokenIndex)).map(
    next => next.feature
  );
  const words = features
    .filter(GrammarAST.isKeyword)
    .filter(keyword => /^[a-z]/.test(keyword.value) && !isName(keyword))
    .map(keyword => keyword.value);
  return [...new Set(words)];
}

function isName(keyword: GrammarAST.Keyword): boolean {
  const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule);
  return rule !== undefined && namesOnly.includes(rule.name);
}
