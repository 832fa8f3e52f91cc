// The syntax tree as indented text, for `snn explain --stage ast`.
import { type AstNode, type Reference, AstUtils, isAstNode, isReference } from 'langium';
import type { Program } from '../generated/ast.js';
import { sourceOf } from '../source.js';

/** One line a node: its type, its own values, where its names lead, its line in the file. */
export function explainTree(program: Program): string {
  return `${linesOf(program, '', '').join('\n')}\n`;
}

function linesOf(node: AstNode, label: string, indent: string): string[] {
  const entries = Object.entries(node).filter(([key]) => !key.startsWith('$')) as [string, unknown][];
  const own = entries.flatMap(([key, value]) => ownValue(key, value));
  const head = [`${label}${node.$type}`, ...own].join(' ');
  const children = entries.flatMap(([key, value]) =>
    [value]
      .flat()
      .filter(isAstNode)
      .map(child => ({ label: `${key}: `, child }))
  );
  return [
    `${indent}${head}  (line ${sourceOf(node).line})`,
    ...children.flatMap(({ label: of, child }) => linesOf(child, of, `${indent}  `))
  ];
}

function ownValue(key: string, value: unknown): string[] {
  if (isReference(value)) return [`${key}=${shown(value)}`];
  if (Array.isArray(value)) {
    const plain = value.filter(item => !isAstNode(item)).map(item => (isReference(item) ? shown(item) : String(item)));
    return plain.length > 0 ? [`${key}=[${plain.join(', ')}]`] : [];
  }
  if (value === true) return [key];
  if (typeof value === 'string') return [`${key}=${onOneLine(value)}`];
  return typeof value === 'number' ? [`${key}=${value}`] : [];
}

const onOneLine = (text: string): string => text.replaceAll('\n', '\\n').replaceAll('\r', '\\r');

function shown(reference: Reference): string {
  if (!reference.ref) return `${reference.$refText} (unknown)`;
  const place = AstUtils.getDocument(reference.ref).uri.path.split('/').pop();
  return `${reference.$refText} → ${reference.ref.$type} in ${place}:${sourceOf(reference.ref).line}`;
}
