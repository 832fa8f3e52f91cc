// A file of the tree, and what it imports.
import * as path from 'node:path';
import ts from 'typescript';
import { rooms } from '../rooms.js';

export interface SourceFile {
  /** relative to the root, with `/` */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** a file's path relative to the root, or a package */
  readonly to: string;
  readonly typesOnly: boolean;
  readonly local: boolean;
}

export const folderOf = (file: string): string => path.posix.dirname(file);
export const isTypescript = (file: SourceFile): boolean => /\.m?ts$/.test(file.path);
export const parse = (file: SourceFile): ts.SourceFile =>
  ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);

/** The room a file belongs to: the longest listed folder it is in. */
export function roomOf(file: string): string | undefined {
  return Object.keys(rooms)
    .filter(room => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Every import, export-from and import() of a file. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typesOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const local = specifier.text.startsWith('.');
    const to = local ? path.posix.join(folderOf(file.path), specifier.text).replace(/\.js$/, '.ts') : specifier.text;
    found.push({ from: file.path, to, typesOnly, local });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(element => element.isTypeOnly)
  );
}

/** True for a file without values, such as the type that all entries of a registry have. */
export function typesOnly(file: SourceFile): boolean {
  return parse(file).statements.every(
    statement =>
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement)
  );
}
