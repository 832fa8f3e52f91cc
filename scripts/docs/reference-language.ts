// What the generator of the documents reads: the library of this checkout, as its users have it.
import { pathToFileURL } from 'node:url';
import * as path from 'node:path';
import { createEditorLanguage, type EditorLanguage, type World } from '../../language/index.js';
import { nodeWorld } from '../../server/index.js';

export interface ReferenceLanguage {
  readonly language: EditorLanguage;
  /** of a model, such as `neurons/lif.snn`; the lists of functions at the top are not among them */
  readonly modelFiles: readonly string[];
  readonly uriOf: (name: string) => string;
  /** findings and network of a text that stands in a document; `files` are those it may import or read, by name */
  readonly open: (text: string, files: Readonly<Record<string, string>>) => ReturnType<EditorLanguage['lower']>;
}

export function referenceLanguage(): ReferenceLanguage {
  const texts = new Map<string, string>();
  const folder = pathToFileURL(path.resolve('docs/sample') + path.sep).href;
  const disk = nodeWorld(path.resolve('library'));
  const world: World = {
    ...disk,
    read: uri => (texts.has(uri) ? new TextEncoder().encode(texts.get(uri)) : disk.read(uri))
  };
  const language = createEditorLanguage(world);
  return {
    language,
    modelFiles: world.libraryFiles.map(uri => uri.slice(world.library.length)).filter(name => name.includes('/')),
    uriOf: name => world.library + name,
    open(text, files) {
      texts.clear();
      for (const [name, content] of Object.entries(files)) texts.set(folder + name, content);
      return language.lower(`${folder}sample.snn`, text);
    }
  };
}
