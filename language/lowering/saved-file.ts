// Files that an experiment saves to: none of anybody's is lost, and none is written where none may be read.
import { AstUtils } from 'langium';
import { fileUri } from '../documents/file-uri.js';
import { type Save, isData, isExperiment, isParam, isReference, isSave, isText } from '../generated/ast.js';
import { textOfParam } from './globals.js';
import { fileNamed } from './learnt-file.js';
import { type Scope, reportError } from './scope.js';

/** Reports what is wrong with the file of a `save`. */
export function checkSavedFile(node: Save, scope: Scope): void {
  // a name that stands for no text is told where names are checked
  if (node.fileParam && !isText(isParam(node.fileParam.ref) ? node.fileParam.ref.value : undefined)) return;
  const file = fileNamed(node, scope);
  const problem = problemOfName(file) ?? problemOfPlace(node, file, scope) ?? problemOfOthers(node, file, scope);
  if (problem) reportError(node, scope, 'saved-file', problem);
}

const problemOfName = (file: string): string | undefined =>
  /[^/\\]\.npz$/i.test(file)
    ? undefined
    : `${file === '' ? 'An empty text' : file} is no name of an NPZ file, which save writes; let it end in .npz.`;

function problemOfPlace(node: Save, file: string, { lowering }: Scope): string | undefined {
  const uri = fileUri(file, AstUtils.getDocument(node).uri);
  return lowering.world.read(uri, 0) === 'outside'
    ? `${file} lies outside of the folders that may be read, and what is saved is to be read; save it below the folder you work in, or allow its folder (--allow-read, in the editor the setting snn.allowRead).`
    : undefined;
}

function problemOfOthers(node: Save, file: string, scope: Scope): string | undefined {
  const { uri } = AstUtils.getDocument(node);
  const isSame = (other: string | undefined): boolean =>
    other !== undefined && fileUri(other, uri).toString() === fileUri(file, uri).toString();
  for (const data of AstUtils.streamAllContents(AstUtils.findRootNode(node)).filter(isData)) {
    const texts = AstUtils.streamAllContents(data).map(part =>
      isText(part)
        ? part.value
        : isReference(part) && isParam(part.to?.ref)
          ? textOfParam(part.to.ref, scope)
          : undefined
    );
    if (texts.some(isSame))
      return `${file} is what the data ${data.name} read, and would be lost; save to another file.`;
  }
  const experiment = AstUtils.getContainerOfType(node, isExperiment)!;
  const earlier = AstUtils.streamAllContents(experiment)
    .filter(isSave)
    .find(other => other === node || (isSame(fileNamed(other, scope)) && whatOf(other) !== whatOf(node)));
  return earlier && earlier !== node
    ? `What is saved to ${file} before would be lost; name all of it in one statement, save a, b to "${file}", or save to another file.`
    : undefined;
}

const whatOf = ({ features, targets }: Save): string =>
  [features ? 'features' : '', ...targets.map(target => target.$refText).sort()].join(' ');
