// What a population or a connection takes of the memory of a run, for its hover: as the network was when it was looked at last.
import { AstUtils } from 'langium';
import { formatBytes, plan } from '../../simulator/index.js';
import type { Findings } from '../findings.js';
import { type Named, isConnect, isPopulation } from '../generated/ast.js';
import { sourceOf } from '../source.js';

/** Of more parts of a network, a plan takes longer than somebody waits for a hover. */
const mostParts = 60;

/** `44 kB of memory in short`; undefined where no experiment can be run, or nothing is known of the text of now. */
export function memoryNote(named: Named, findings: Findings): string | undefined {
  if (!isPopulation(named) && !isConnect(named)) return undefined;
  const known = findings.known(AstUtils.getDocument(named));
  const { model, refused } = known ?? {};
  const experiment = model?.experiments.find(({ name }) => !refused?.has(name));
  if (!model || !experiment || model.populations.length + model.projections.length > mostParts) return undefined;
  const { uri, offset, end } = sourceOf(named);
  const items = plan(model, { experiment: experiment.name }).plan?.memory ?? [];
  const bytes = items
    .filter(({ source }) => source?.uri === uri && offset <= source.offset && source.end <= end)
    .reduce((sum, item) => sum + item.bytes, 0);
  return bytes > 0 ? `${formatBytes(bytes)} of memory in ${experiment.name}` : undefined;
}
