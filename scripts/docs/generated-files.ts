// Everything the generator writes, as thunks: who compares one file simulates only what that file shows.
import { keptSystems } from '../systems/kept-systems.js';
import { systemsPage } from '../systems/systems-page.js';
import { currentText, pictureOf } from './block-run.js';
import { editorPage } from './editor-page.js';
import { functionPage } from './function-page.js';
import type { GeneratedFile } from './generated-file.js';
import { checksIndex, libraryIndex } from './index-pages.js';
import { languageReference } from './language-reference.js';
import { modelPage } from './model-page.js';
import { handwrittenPages } from './pages.js';
import { referenceLanguage } from './reference-language.js';

const library = 'docs/generated/library';

export interface Part {
  readonly name: string;
  readonly files: () => readonly GeneratedFile[];
}

/** The parts of the generated documents; every file is of one part. */
export function generatedParts(): readonly Part[] {
  const reference = referenceLanguage();
  const pages = handwrittenPages();
  const models = reference.modelFiles.map(file => modelPage(reference, file, library));
  const pictures = pages.flatMap(page =>
    page.blocks
      .filter(block => block.plot)
      .map(block => ({
        name: `docs/pictures/${block.plot}.svg`,
        files: () => [{ path: `docs/pictures/${block.plot}.svg`, text: pictureOf(reference, page, block) }]
      }))
  );
  const answered = pages.filter(page => page.blocks.some(block => block.says));
  return [
    {
      name: 'indexes',
      files: () => [libraryIndex(models, library), checksIndex(), functionPage(reference, library), languageReference()]
    },
    { name: 'systems', files: () => [systemsPage(keptSystems())] },
    { name: 'editor', files: () => [editorPage()] },
    ...models.map(model => ({ name: `${library}/${model.kind}/${model.name}`, files: model.files })),
    ...pictures,
    ...answered.map(page => ({
      name: page.path,
      files: () => [{ path: page.path, text: currentText(reference, page) }]
    }))
  ];
}
