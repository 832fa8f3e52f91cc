// What files are called, and how long they and their functions may be.
import ts from 'typescript';
import { isTypescript, parse, type SourceFile } from './source-file.js';

const forbiddenNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc'];
const fileCap = 450;
/** statements, those of inner functions among them: what a formatter makes of a line doesn't count */
const functionCap = 50;

/** Kebab-case names that say what a file holds. */
export function nameViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(file => isTypescript(file) || file.path.endsWith('.mjs'))
    .flatMap(file => {
      const parts = file.path.split('/');
      const bad = parts.find(part => forbiddenNames.includes(part.split('.')[0]!));
      if (bad)
        return [`${file.path}: the name ${bad} says nothing about its content; put the code where its concept lives.`];
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(m?ts|mjs)$/.test(parts[parts.length - 1]!))
        return [`${file.path}: file names are kebab-case, after the one thing the file exports.`];
      return [];
    });
}

/** Files and functions that still fit in a head. `exceptions` maps `path` or `path#function` to the reason. */
export function sizeViolations(files: readonly SourceFile[], exceptions: Readonly<Record<string, string>>): string[] {
  return files.filter(isTypescript).flatMap(file => {
    const lines = file.text.split('\n').length - 1;
    const tooLong =
      lines > fileCap && !exceptions[file.path]
        ? [`${file.path} has ${lines} lines, over ${fileCap}: split it along its concepts.`]
        : [];
    return [
      ...tooLong,
      ...longFunctions(file)
        .filter(longFunction => !exceptions[`${file.path}#${longFunction.name}`])
        .map(
          longFunction =>
            `${file.path}#${longFunction.name} has ${longFunction.statements} statements, over ${functionCap}: give its steps names of their own.`
        )
    ];
  });
}

function longFunctions(file: SourceFile): Array<{ name: string; statements: number }> {
  const found: Array<{ name: string; statements: number }> = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const statements = statementsIn(node.body);
      if (statements > functionCap) found.push({ name: nameOf(node), statements });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function statementsIn(node: ts.Node): number {
  let count = ts.isStatement(node) && !ts.isBlock(node) ? 1 : 0;
  ts.forEachChild(node, child => {
    count += statementsIn(child);
  });
  return count;
}

function nameOf(node: ts.Node & { readonly name?: ts.Node }): string {
  if (node.name) return node.name.getText();
  const parent = node.parent as ts.Node & { readonly name?: ts.Node };
  return parent.name?.getText() ?? 'anonymous';
}
