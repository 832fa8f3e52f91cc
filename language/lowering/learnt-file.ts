// The arrays of a file that an experiment loads: what an earlier one saved.
import { AstUtils } from 'langium';
import type { Statement } from '../../simulator/index.js';
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

/** The other experiment of the same text that saves the file. */
function savingExperiment(node: Load, file: string, scope: Scope): string | undefined {
  const saving = AstUtils.streamAllContents(AstUtils.findRootNode(node)).find(
    (one): one is Save =>
      isSave(one) &&
      fileNamed(one, scope) === file &&
      AstUtils.getContainerOfType(one, isExperiment) !== AstUtils.getContainerOfType(node, isExperiment)
  );
  return saving && AstUtils.getContainerOfType(saving, isExperiment)?.name;
}

type Loaded = Pick<Extract<Statement, { kind: 'load' }>, 'arrays' | 'awaits'>;

/** By name; what is wrong with the file is reported at the statement. A file that another experiment will save is nothing wrong. */
export function learntArrays(node: Load, scope: Scope): Loaded {
  const file = fileNamed(node, scope);
  if (!file) return { arrays: {} };
  const report = (message: string, severity: 'error' | 'information' = 'error'): Loaded => {
    scope.lowering.report({ code: 'data-file', severity, message, source: sourceIn(node, scope) });
    return { arrays: {} };
  };
  const { world } = scope.lowering;
  const uri = fileUri(file, AstUtils.getDocument(node).uri);
  const bytes = world.read(uri, largest.data);
  if (bytes === 'missing') {
    const ofSweep = savedBySweep(world, uri, file);
    const awaits = ofSweep === undefined ? savingExperiment(node, file, scope) : undefined;
    if (awaits !== undefined)
      return {
        ...report(`There is no file ${file} yet; experiment ${awaits} saves it: run that first.`, 'information'),
        awaits
      };
    return report(
      `There is no file ${file} beside this file; ${ofSweep ?? 'save it there with save, or correct its name'}.`
    );
  }
  if (bytes === 'directory') return report(`${file} is a folder; name a file that save has written.`);
  if (typeof bytes === 'string') return report(`${file} ${whyUnreadable(bytes, largest.data)}.`);
  try {
    const read = arraysIn(bytes, file).map(([name, array]) => [name, Float64Array.from(parseNpy(array, file).values)]);
    return { arrays: Object.fromEntries(read) as Loaded['arrays'] };
  } catch (error) {
    if (error instanceof DataFault) return report(error.message);
    throw error;
  }
}
