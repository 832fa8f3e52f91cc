// The page of the functions, statistics and plots that every file may use.
import type { Const, FunctionDecl } from '../../language/generated/ast.js';
import type { GeneratedFile } from './generated-file.js';
import type { ReferenceLanguage } from './reference-language.js';
import { table } from './table.js';

const lists = [
  { file: 'functions.snn', title: 'Constants and functions' },
  { file: 'statistics.snn', title: 'Statistics of a recording' },
  { file: 'plots.snn', title: 'Plots' }
] as const;

export function functionPage(reference: ReferenceLanguage, folder: string): GeneratedFile {
  const sections = lists.map(
    ({ file, title }) =>
      `## ${title}\n\n${tableOf(reference, file)}\n\n[Their text in the library](../../../library/${file})`
  );
  const head =
    '# Functions\n\nWhat equations, connections, expectations and plots may call. `dimension of x` is that of the argument `x`.';
  return { path: `${folder}/functions.md`, text: `${[head, ...sections].join('\n\n')}\n` };
}

function tableOf({ language, uriOf }: ReferenceLanguage, file: string): string {
  const declared = language
    .program(uriOf(file))!
    .declarations.filter(
      (declaration): declaration is Const | FunctionDecl =>
        declaration.$type === 'Const' || declaration.$type === 'FunctionDecl'
    );
  return table(
    ['', 'meaning'],
    declared.map(item => [`\`${signatureOf(item)}\``, (language.documentation(item) ?? '').replace(/\n/g, ' ')])
  );
}

const signatureOf = (item: Const | FunctionDecl): string =>
  item.$cstNode!.text.replace(/^(function|const)\s+/, '').replace(/\s+internal$/, '');
