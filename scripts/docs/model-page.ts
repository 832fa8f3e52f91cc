// The page of a library model: its doc comment, laws, parameters and experiment, all from the one .snn file.
import type { Experiment, Model, PatternDecl } from '../../language/generated/ast.js';
import { oneLineOf } from '../../language/source.js';
import { equations } from './equations.js';
import { experimentSection } from './experiment-section.js';
import type { GeneratedFile } from './generated-file.js';
import { firstSentence, withLinks } from './markdown-links.js';
import type { ReferenceLanguage } from './reference-language.js';
import { valuesTables } from './values-table.js';

export interface ModelPage {
  /** `neurons`, `synapses`, ... */
  readonly kind: string;
  readonly name: string;
  readonly summary: string;
  /** the page first, then its pictures */
  readonly files: () => readonly GeneratedFile[];
}

/** `file` is such as `neurons/lif.snn`. Simulates only when its files are asked for. */
export function modelPage(reference: ReferenceLanguage, file: string, folder: string): ModelPage {
  const { language } = reference;
  const program = language.program(reference.uriOf(file))!;
  const declared = program.declarations.find(
    (declaration): declaration is Model | PatternDecl =>
      declaration.$type === 'Model' || declaration.$type === 'PatternDecl'
  )!;
  const kind = file.split('/')[0]!;
  const { name } = declared;
  const comment = language.documentation(declared) ?? '';
  return { kind, name, summary: firstSentence(comment), files };

  function files(): readonly GeneratedFile[] {
    const experiments = program.declarations.filter(
      (declaration): declaration is Experiment => declaration.$type === 'Experiment'
    );
    const { model, diagnostics } = language.lower(reference.uriOf(file));
    if (!model)
      throw new Error(
        `library/${file} has no page while it has errors: ${diagnostics.map(diagnostic => diagnostic.message).join(' ')}`
      );
    const pictureOf = (experiment: Experiment): string =>
      `${name}${experiments.length > 1 ? `-${experiment.name}` : ''}.svg`;
    const sections = experiments.map(experiment => experimentSection(model, experiment, pictureOf(experiment)));
    const laws = declared.$type === 'Model' ? equations(declared) : undefined;
    const parts = [
      `# ${name}`,
      withLinks(comment),
      `[Its text in the library](../../../../library/${file}) · [all models](../README.md)`,
      ...(declared.$type === 'Model' ? needs(declared) : []),
      ...(laws ? ['## Equations', laws] : []),
      ...valuesTables(language, declared, program),
      '## Experiment',
      setUpOf(program.$document!.textDocument.getText(), declared, experiments),
      ...sections.map(section => section.markdown)
    ];
    const pictures = experiments.map((experiment, i) => ({
      path: `${folder}/${kind}/${pictureOf(experiment)}`,
      text: sections[i]!.svg
    }));
    return [{ path: `${folder}/${kind}/${name}.md`, text: `${parts.join('\n\n')}\n` }, ...pictures];
  }
}

/** What a synapse or rule needs of its target, as its head has it. */
function needs({ into, reads }: Model): string[] {
  const listed = (list: Model['into']): string => list.map(need => `\`${oneLineOf(need)}\``).join(', ');
  const said = [
    ...(into.length > 0 ? [`feeds or changes ${listed(into)}`] : []),
    ...(reads.length > 0 ? [`reads ${listed(reads)}`] : [])
  ];
  return said.length > 0 ? [`Of its target it ${said.join(' and ')}; a connection can choose others.`] : [];
}

/** All that the file says after its model, as a text of its own that can be copied and run. */
function setUpOf(text: string, declared: Model | PatternDecl, experiments: readonly Experiment[]): string {
  const code = text.slice(declared.$cstNode!.end, experiments.at(-1)!.$cstNode!.end).trim();
  return `\`\`\`snn\n${code}\n\`\`\``;
}
