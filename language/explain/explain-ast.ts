// The syntax tree as an indented outline for people: `snn explain --stage ast`.
import type { AstNode, GenericAstNode } from 'langium';
import { isAstNode, isReference } from 'langium';
import { sourceOf } from '../source.js';

/** One line a node: its kind, its own words, and where it begins (line:column). Children are indented below the part they are. */
export const explainAst = (root: AstNode): string => outline(root, '', '').join('\n') + '\n';

function outline(node: AstNode, part: string, indent: string): string[] {
  const { line, column } = sourceOf(node);
  const entries = Object.entries(node as GenericAstNode).filter(([name]) => !name.startsWith('$'));
  const words = entries.flatMap(([name, value]) => ownWord(name, value) ?? []);
  const heading = `${indent}${part}${[node.$type, ...words].join(' ')}  (${line}:${column})`;
  return [heading, ...entries.flatMap(([name, value]) => children(value).flatMap(child => outline(child, `${name}: `, `${indent}  `)))];
}

/** What a property says in one word: a name, a text, a reference with its arrow, a list of such; undefined for children and what is absent. */
function ownWord(name: string, value: unknown): string | undefined {
  if (isReference(value)) return `${name}=→${value.$refText}`;
  if (Array.isArray(value)) return value.length && !isAstNode(value[0]) ? `${name}=${value.map(one => (isReference(one) ? `→${one.$refText}` : String(one))).join(',')}` : undefined;
  if (value === undefined || value === false || isAstNode(value)) return undefined;
  return value === true ? name : `${name}=${String(value)}`;
}

const children = (value: unknown): AstNode[] => (Array.isArray(value) ? value.filter(isAstNode) : isAstNode(value) ? [value] : []);
