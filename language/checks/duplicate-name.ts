// One name declared twice where both are visible: in a file, a model, a list of arguments, an event block, or across imports.
import type { AstNode } from 'langium';
import { type Named, type Program, isBlock, isExperiment, isLet, isModel } from '../generated/ast.js';
import { declaredIn } from '../names/declarations.js';
import { kindOf } from '../names/kind-words.js';
import type { Names } from '../names/names.js';
import { sourceOf } from '../source.js';
import type { Report, TextCheck, TextContext } from './check.js';

export const duplicateName: TextCheck = {
  code: 'duplicate-name',
  on: 'text',
  run(context) {
    for (const node of context.nodes) {
      reportRepeated(declaredIn(node), context.report);
      if (isBlock(node)) reportShadowing(node, context);
    }
    reportOwnAgainstImported(context);
    reportImportedAgainstImported(context);
  }
};

function reportRepeated(declarations: readonly Named[], report: Report): void {
  const first = new Map<string, Named>();
  for (const named of declarations) {
    const before = first.get(named.name!);
    // An unknown word that declares a name again is told already.
    if (before && named.$type !== 'Misspelt') reportPair(named, before, report);
    else if (!before) first.set(named.name!, named);
  }
}

/** In an event block a `let` is read together with the names of its model. */
function reportShadowing(block: AstNode, { names, report }: TextContext): void {
  const model = block.$container?.$container;
  if (!isModel(model)) return;
  for (const named of declaredIn(block).filter(isLet)) {
    const before = names.declarations.of(model).get(named.name)?.[0];
    if (before) reportPair(named, before, report);
  }
}

function reportPair(named: Named, before: Named, report: Report): void {
  const { line } = sourceOf(before);
  report(
    { node: named, property: 'name' },
    `'${named.name}' is declared twice: it is ${kindOf(before)} in line ${line} already. Give one of them another name.`,
    { related: [{ message: `the first '${named.name}'`, source: sourceOf(before) }] }
  );
}

const shared = (program: Program): Named[] => declaredIn(program).filter(named => !isExperiment(named));

function reportOwnAgainstImported({ program, names, report }: TextContext): void {
  if (program.imports.length === 0) return;
  for (const named of shared(program)) {
    const other = importedFirst(named.name!, program, names);
    if (other)
      report(
        { node: named, property: 'name' },
        `'${named.name}' is declared in the imported file ${fileOf(other)} already, as ${kindOf(other)}. Give one of them another name.`,
        { related: [{ message: `the other '${named.name}'`, source: sourceOf(other) }] }
      );
  }
}

function importedFirst(name: string, program: Program, names: Names): Named | undefined {
  for (const other of names.closure(program)) {
    const found =
      other === program
        ? undefined
        : names.declarations
            .of(other)
            .get(name)
            ?.find(named => !isExperiment(named));
    if (found) return found;
  }
  return undefined;
}

/** Two files imported here that don't import each other; otherwise the one that imports says so itself. */
function reportImportedAgainstImported({ program, names, report }: TextContext): void {
  const own = names.declarations.of(program);
  const seen = new Map<string, { named: Named; program: Program }>();
  for (const { node, program: imported } of names.imports(program)) {
    if (!imported) continue;
    for (const file of names.closure(imported)) {
      if (file === program) continue;
      for (const named of shared(file)) {
        const before = seen.get(named.name!);
        if (!before) seen.set(named.name!, { named, program: imported });
        else if (before.named !== named && before.program !== imported && !own.has(named.name!)) {
          report(
            { node, property: 'path' },
            `'${named.name}' is declared in ${fileOf(before.named)} and in ${fileOf(named)}, which are both imported. Give one of them another name.`,
            {
              related: [
                { message: `in ${fileOf(before.named)}`, source: sourceOf(before.named) },
                { message: `in ${fileOf(named)}`, source: sourceOf(named) }
              ]
            }
          );
        }
      }
    }
  }
}

const fileOf = (named: Named): string => decodeURIComponent(sourceOf(named).uri.split('/').pop()!);
