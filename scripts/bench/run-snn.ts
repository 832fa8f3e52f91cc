// Simulates a text by the public path: parsed, checked, lowered, planned, connected, run and recorded.
import { createLanguage } from '../../language/index.js';
import { libraryFolder, nodeWorld } from '../../server/index.js';
import { plan, run } from '../../simulator/index.js';
import { clock, type Sample } from './sample.js';

const uri = 'file:///bench/main.snn';

/** `look` measures the memory, which takes time of its own. */
export function runSnn(text: string, look: boolean): Sample {
  const world = nodeWorld(libraryFolder(import.meta.dirname));
  const { model, diagnostics } = createLanguage({ ...world, read: at => at === uri ? new TextEncoder().encode(text) : world.read(at) }).lower(uri);
  if (!model) throw new Error(diagnostics.map(one => one.message).join('\n'));
  const before = look ? bytesNow() : 0, began = clock();
  let connected = 0, bytes = 0;
  const recording = run(model, { experiment: 'bench', onStart: () => {
    if (look) bytes = bytesNow() - before;
    connected = clock();
  } });
  const running = clock() - connected, spikes = recording.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
  if (recording.faults.length > 0) throw new Error(recording.faults[0]!.message);
  const synapses = plan(model, { experiment: 'bench' }).plan!.projections.reduce((sum, one) => sum + (one.transmission.kind === 'poisson' ? 0 : one.expectedSynapses), 0);
  return { connecting: connected - began, running, spikes, synapses, ...(look ? { bytes } : {}) };
}

function bytesNow(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
