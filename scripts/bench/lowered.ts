// From a text to its network, as every program of ours goes.
import { createLanguage } from '../../language/index.js';
import { libraryFolder, nodeWorld } from '../../server/index.js';
import type { NetworkModel } from '../../simulator/index.js';

/** `uri`: where the text lies, beside which its data are. Throws with all that is wrong with the text. */
export function lowered(text: string, uri = 'file:///bench/main.snn'): NetworkModel {
  const world = nodeWorld(libraryFolder(import.meta.dirname));
  const { model, diagnostics } = createLanguage({
    ...world,
    read: at => (at === uri ? new TextEncoder().encode(text) : world.read(at))
  }).lower(uri);
  if (!model) throw new Error(diagnostics.map(diagnostic => diagnostic.message).join('\n'));
  return model;
}
