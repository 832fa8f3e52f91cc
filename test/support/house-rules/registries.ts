// Lists that are complete: registries of folders, and pages of checks.
import * as path from 'node:path';
import { folderOf, importsOf, isTypescript, roomOf, typesOnly, type SourceFile } from './source-file.js';

/** Folders of a registry that hold its entries and nothing else. */
const onlyEntries = ['language/checks', 'cli/commands', 'outputs/statistics'];

/** A file `registry.ts` imports exactly the other files of its folder; parts that another file of the product imports are no entries. */
export function registryViolations(files: readonly SourceFile[]): string[] {
  const imported = new Set(
    files
      .filter(file => isTypescript(file) && roomOf(file.path) !== undefined)
      .flatMap(importsOf)
      .map(item => item.to)
  );
  const isPart = (at: string): boolean => imported.has(at) && !onlyEntries.includes(folderOf(at));
  return files
    .filter(file => path.posix.basename(file.path) === 'registry.ts')
    .flatMap(registry => {
      const folder = folderOf(registry.path);
      const listed = new Set(
        importsOf(registry)
          .filter(item => item.local && !item.typesOnly)
          .map(item => item.to)
      );
      const beside = files.filter(
        file =>
          folderOf(file.path) === folder &&
          isTypescript(file) &&
          file !== registry &&
          path.posix.basename(file.path) !== 'index.ts'
      );
      const present = beside.filter(file => !typesOnly(file)).map(file => file.path);
      return present
        .filter(at => !listed.has(at) && !isPart(at))
        .map(
          at =>
            `${at} is not in ${registry.path}: add its line there, or move it out of ${folder}/ if it is no entry of that list.`
        );
    });
}

/** Every check has its page, and every page a check or a code that the language reports. */
export function checkPageViolations(files: readonly SourceFile[]): string[] {
  const names = (folder: string, ending: string): string[] =>
    files
      .filter(
        file => folderOf(file.path) === folder && file.path.endsWith(ending) && (ending !== '.ts' || !typesOnly(file))
      )
      .map(file => path.posix.basename(file.path, ending));
  const codes = names('language/checks', '.ts').filter(name => name !== 'registry' && name !== 'index');
  const pages = names('docs/checks', '.md');
  const reported = (code: string): boolean =>
    files.some(file => /^(language|simulator)\//.test(file.path) && file.text.includes(`'${code}'`));
  return [
    ...codes
      .filter(code => !pages.includes(code))
      .map(
        code => `language/checks/${code}.ts has no page: write docs/checks/${code}.md with a bad and a good sample.`
      ),
    ...pages
      .filter(code => !codes.includes(code) && !reported(code))
      .map(
        code =>
          `docs/checks/${code}.md describes a check that does not exist: take the page out or name it after the check.`
      )
  ];
}
