// Whole statements to fill in, where one may begin.
import { CompletionItemKind } from 'vscode-languageserver';
import { statements } from '../../statements/registry.js';
import type { StatementKind } from '../../statements/statement-kind.js';
import type { CompletionSite, Proposal } from './completion.js';

/** Of the statements whose first place is the body of the cursor. */
export function snippetProposals({ cursor }: CompletionSite): Proposal[] {
  if (!cursor.beginsStatement) return [];
  return statements.filter(({ placedIn }) => placedIn[0] === cursor.rule).flatMap(proposalOf);
}

function proposalOf({ keyword, snippet }: StatementKind, order: number): Proposal[] {
  if (!snippet) return [];
  const text = snippet.lines.join('\n');
  const plain = text.replace(/\$\{\d+:([^}]*)\}/g, '$1');
  return [
    {
      label: `${keyword} …`,
      kind: CompletionItemKind.Snippet,
      rank: 3 + order / 1000,
      detail: snippet.detail,
      insert: text,
      isSnippet: true,
      documentation: `\`\`\`snn\n${plain}\n\`\`\``
    }
  ];
}
