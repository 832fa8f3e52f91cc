// One system from its text to its figures, by the public path.
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLanguage } from '../../language/index.js';
import { judge, plot, renderSvg } from '../../outputs/index.js';
import { libraryFolder, nodeWorld } from '../../server/index.js';
import { run } from '../../simulator/index.js';
import type { Machine } from '../bench/machine.js';
import type { System } from './systems.js';

export interface Reached {
  readonly name: string;
  readonly seed: number;
  /** of computing, networks made included */
  readonly seconds: number;
  /** of simulated time */
  readonly simulated: number;
  readonly verdicts: readonly { readonly passed: boolean; readonly message: string }[];
  readonly machine: Machine;
}

/**
 * What the system reached, and its picture. Throws where the file has errors or the run a fault: no figure is better than a wrong one.
 * @param dataPath of the data that the system needs and the project doesn't have
 */
export function runSystem(
  { name, file, experiment, settings = {}, data, memoryLimit }: System,
  dataPath = ''
): Omit<Reached, 'machine'> & { readonly svg: string } {
  const language = createLanguage(nodeWorld(libraryFolder(import.meta.dirname)));
  const given = { ...settings, ...(data ? { [data.parameter]: path.relative('examples', dataPath) } : {}) };
  const { model, diagnostics } = language.lower(pathToFileURL(path.resolve('examples', file)).href, undefined, given);
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const began = performance.now();
  const recording = run(model, {
    experiment,
    settings,
    ...(memoryLimit ? { memoryLimit: memoryLimit * 1e9 } : {})
  });
  const seconds = (performance.now() - began) / 1000;
  if (recording.faults.length > 0) throw new Error(recording.faults.map(({ message }) => message).join('\n'));
  return {
    name,
    seed: recording.seed,
    seconds,
    simulated: (recording.steps * recording.step) / 1000,
    verdicts: judge(recording).map(({ passed, message }) => ({ passed, message })),
    svg: renderSvg(plot(recording, { model }))
  };
}
