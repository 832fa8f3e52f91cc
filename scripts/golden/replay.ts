// Replays a recorded network through the public path: text, lowered by the language, run by the simulator, compared spike by spike.
import { createLanguage } from '../../language/index.js';
import { libraryFolder, nodeWorld } from '../../server/index.js';
import { run } from '../../simulator/index.js';
import { firstDifference } from './compare.js';
import type { GoldenNetwork } from './golden-network.js';
import { experimentName, networkText } from './network-text.js';

/** Undefined where everything agrees, else a sentence on the first difference or on why the network cannot be replayed. */
export function replay(network: GoldenNetwork): string | undefined {
  const text = networkText(network);
  const { model, diagnostics } = createLanguage(worldOf(text.files)).lower(folder + text.main);
  const error = diagnostics.find(diagnostic => diagnostic.severity === 'error');
  if (!model || error) return `line ${error?.source.line} of the generated text: ${error?.message}`;
  return firstDifference(network, text, run(model, { experiment: experimentName }));
}

const folder = 'file:///golden/';

/** The library of the disk and the generated files, which are on no disk. */
function worldOf(files: Readonly<Record<string, string>>): ReturnType<typeof nodeWorld> {
  const world = nodeWorld(libraryFolder(import.meta.dirname));
  const encoder = new TextEncoder();
  return {
    ...world,
    read(uri) {
      const file = uri.startsWith(folder) ? files[uri.slice(folder.length)] : undefined;
      return file === undefined ? world.read(uri) : encoder.encode(file);
    }
  };
}
