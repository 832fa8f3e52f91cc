// The arrays of a file that an experiment loads: what an earlier one saved.
import { AstUtils } from 'langium';
import { savedBySweep } from '../data/files-of-a-sweep.js';
import { parseNpy } from '../data/npy.js';
import { arraysIn } from '../data/npz.js';
import { DataFault } from '../data/samples.js';
import { fileUri } from '../documents/file-uri.js';
import { type Load, type Save, isExperiment, isParam, isSave } from '../generated/ast.js';
import { largest, whyUnreadable } from '../world.js';
import { textOfParam } from './globals.js';
import { type Scope, sourceIn } from './scope.js';

/** Written there, or the text of a param; empty where a name stands for none, which is told where names are checked. */
export const fileNamed = ({ file, fileParam }: Save | Load, scope: Scope): string =>
  file ?? (isParam(fileParam?.ref) ? textOfParam(fileParam.ref, scope) : undefined) ?? '';

function remedyFor(node: Load, file: string, scope: Scope): string {
  const saving = AstUtils.streamAllContents(AstUtils.findRootNode(node)).find(
    (one): one is Save =>
      isSave(one) &&
      fileNamed(one, scope) === file &&
      AstUtils.getContainerOfType(one, isExperiment) !== AstUtils.getContainerOfType(node, isExperiment)
  );
  const experiment = saving && AstUtils.getContainerOfType(saving, isExperiment);
  return experiment
    ? `run experiment ${experiment.name} first, which saves it`
    : 'save it there with save, or correct its name';
}

/** By name; what is wrong with the file is reported at the statement. */
export function learntArrays(node: Load, scope: Scope): Readonly<Record<string, Float64Array>> {
  const file = fileNamed(node, scope);
  if (!file) return {};
  const report = (fault: string): Record<string, Float64Array> => {
    scope.lowering.report({ code: 'data-file', severity: 'error', message: fault, source: sourceIn(node, scope) });
    return {};
  };
  const { world } = scope.lowering;
  const uri = fileUri(file, AstUtils.getDocument(node).uri);
  const bytes = world.read(uri, largest.data);
  if (bytes === 'missing')
    return report(
      `There is no file ${file} beside this file; ${savedBySweep(world, uri, file) ?? remedyFor(node, file, scope)}.`
    );
  if (bytes === 'directory') return report(`${file} is a folder; name a file that save has written.`);
  if (typeof bytes === 'string') return report(`${file} ${whyUnreadable(bytes, largest.data)}.`);
  try {
    return Object.fromEntries(
      arraysIn(bytes, file).map(([name, array]) => [name, Float64Array.from(parseNpy(array, file).values)])
    );
  } catch (error) {
    if (error instanceof DataFault) return report(error.message);
    throw error;
  }
}
