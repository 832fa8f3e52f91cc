// One name for each declaration of the network: as written where no other file has the same, otherwise `file.name`.
import type { AstNode } from 'langium';
import { type Program, isConnect } from '../generated/ast.js';
import { type FileLevel, ownerOf } from '../names/declarations.js';
import { uriOf } from './scope.js';

/** Declarations of `program` keep the name they have, so that what users set from outside does not change with an import. */
export function uniqueNames(declarations: readonly FileLevel[], program: Program): Map<AstNode, string> {
  const names = new Map<AstNode, string>();
  const taken = new Set<string>();
  const ownFirst = [...declarations].sort((a, b) => Number(ownerOf(b) === program) - Number(ownerOf(a) === program));
  for (const declaration of ownFirst) {
    const written = nameOf(declaration);
    const name = ownerOf(declaration) === program ? written : freeName(written, uriOf(declaration), taken);
    names.set(declaration, name);
    taken.add(name);
  }
  return names;
}

/** An unnamed connect statement is known by its populations. */
function nameOf(declaration: FileLevel): string {
  if (!isConnect(declaration)) return declaration.name;
  const populations = (side: typeof declaration.from): string => side.map(selection => selection.of.$refText).join(',');
  return declaration.name ?? `${populations(declaration.from)}->${populations(declaration.to)}`;
}

function freeName(written: string, uri: string, taken: ReadonlySet<string>): string {
  const folders = decodeURIComponent(uri)
    .replace(/\.snn$/, '')
    .split('/');
  if (!taken.has(written)) return written;
  for (let from = folders.length - 1; from >= 0; from--) {
    const name = `${folders.slice(from).join('/')}.${written}`;
    if (!taken.has(name)) return name;
  }
  return `${uri}.${written}`;
}
