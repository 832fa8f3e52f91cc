// Two connections between the same populations need names: results and random numbers are kept by name.
import type { Projection } from '../../simulator/index.js';
import type { Diagnostic } from '../diagnostic.js';

export function reportSameNames(projections: readonly Projection[], report: (diagnostic: Diagnostic) => void): void {
  const first = new Map<string, Projection>();
  for (const projection of projections) {
    const before = first.get(projection.name);
    if (!before) first.set(projection.name, projection);
    else if (before.source !== projection.source) {
      report({
        code: 'unnamed-connection',
        severity: 'error',
        message: `There are two connections ${projection.name} without a name; give each one: connect NAME: ${projection.from.of} -> ${projection.to.of}.`,
        source: projection.source,
        related: [{ message: 'the first of them', source: before.source }]
      });
    }
  }
}
