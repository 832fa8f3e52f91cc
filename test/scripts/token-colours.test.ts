// The colours of tokens, by the grammar that the package ships: its patterns are tried where each begins first, as editors do.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly include?: string;
  /** what is inside: a character after a backslash */
  readonly patterns?: readonly Rule[];
}
const grammar = JSON.parse(readFileSync('syntaxes/snn.tmLanguage.json', 'utf8')) as {
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, { readonly patterns?: readonly Rule[] }>>;
};
const rules = grammar.patterns.flatMap(rule =>
  rule.include === undefined ? [rule] : (grammar.repository[rule.include.slice(1)]?.patterns ?? [])
);
const engine = (pattern: string): RegExp =>
  new RegExp(pattern.replace(/\\x\{([0-9A-Fa-f]+)\}/g, '\\u{$1}').replace(/\\\//g, '/'), 'gdu');

/** `text: scope` of what is coloured on a line. */
function coloured(line: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length; ) {
    const next = rules
      .flatMap(rule => {
        const pattern = engine(
          rule.match ?? `${rule.begin!}${rule.patterns ? '(?:\\\\.|[^"\\\\])*?' : '.*?'}(?:${rule.end!})`
        );
        pattern.lastIndex = at;
        const match = pattern.exec(line);
        return match ? [{ rule, match }] : [];
      })
      .sort((a, b) => a.match.index - b.match.index)[0];
    if (!next) break;
    const { rule, match } = next;
    const parts = Object.entries(rule.captures ?? {}).map(([i, { name }]) => `${match[Number(i)]}: ${name}`);
    if (rule.name) found.push(`${match[0]}: ${rule.name}`);
    found.push(...(rule.match ? parts : []));
    at = match.index + Math.max(1, match[0].length);
  }
  return found.map(text => text.replace(/\.snn$/, ''));
}

test('numbers and units', () => {
  expect(coloured('x = 2.5e-3 nS/ms * 4')).toEqual([
    '2.5e-3: constant.numeric',
    'nS/ms: keyword.other.unit',
    '4: constant.numeric'
  ]);
  expect(coloured('20mV 10 % 5 mVx a1')).toEqual([
    '20: constant.numeric',
    'mV: keyword.other.unit',
    '10: constant.numeric',
    '%: keyword.other.unit',
    '5: constant.numeric'
  ]);
  expect(coloured('E[0..4]')).toEqual(['0: constant.numeric', '4: constant.numeric']);
});
test('no keywords in texts and comments, texts end with their quote or line', () => {
  expect(coloured('import "run/state.snn"')).toEqual([
    'import: keyword.control',
    '"run/state.snn": string.quoted.double'
  ]);
  expect(coloured('load from "a \\" 3 ms to')).toEqual([
    'load: keyword.control',
    'from: keyword.control',
    '"a \\" 3 ms to: string.quoted.double'
  ]);
  expect(coloured('run 3 s // run "3 s')).toEqual([
    'run: keyword.control',
    '3: constant.numeric',
    's: keyword.other.unit',
    '// run "3 s: comment.line'
  ]);
});
