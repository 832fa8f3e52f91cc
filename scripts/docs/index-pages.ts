// The pages that list other pages: models by kind, checks by code.
import { codes, entryOfCode, pageOf } from '../../language/index.js';
import type { GeneratedFile } from './generated-file.js';
import type { ModelPage } from './model-page.js';
import { table } from './table.js';

/** Kinds in the order in which a network is written. */
const kinds: readonly string[] = ['neurons', 'sources', 'encoders', 'synapses', 'patterns', 'plasticity'];

export function libraryIndex(pages: readonly ModelPage[], folder: string): GeneratedFile {
  const known = [...kinds, ...new Set(pages.map(page => page.kind).filter(kind => !kinds.includes(kind)))];
  const sections = known.map(kind => {
    const rows = pages
      .filter(page => page.kind === kind)
      .map(({ name, summary }) => [`[${name}](${kind}/${name}.md)`, summary]);
    return `## ${kind[0]!.toUpperCase()}${kind.slice(1)}\n\n${table(['', 'what it is'], rows)}`;
  });
  const head = [
    '# The standard library',
    'Every model is a file of the language itself: read it, copy it, change it. The pages here are made from these files by',
    '`npm run docs`; each ends with the experiment that tests the model. What equations and experiments can call is on a page of [functions](functions.md).'
  ];
  return { path: `${folder}/README.md`, text: `${[head[0], head.slice(1).join('\n'), ...sections].join('\n\n')}\n` };
}

export function checksIndex(): GeneratedFile {
  const rows = codes.map(code => {
    const { severity, title } = entryOfCode(code);
    return [`[${code}](../checks/${pageOf(code)}.md)`, severity, title];
  });
  const head =
    '# Checks\n\nWhat the language finds while you type, `snn check` in a terminal, and a run. `snn explain CODE` prints a page.';
  return {
    path: 'docs/generated/checks.md',
    text: `${head}\n\n${table(['code', 'severity', 'what is wrong'], rows)}\n`
  };
}
