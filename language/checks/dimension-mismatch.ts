// Two sides of different dimension: a sum of a voltage and a current, a time where a conductance is due.
import { replacement, type Fix } from '../diagnostic.js';
import { standsInBroken } from '../parser/broken.js';
import { sourceOf } from '../source.js';
import { singleQuantity, withUnit, type Finding } from '../units/infer/finding.js';
import { parseQuantity } from '../units/literal.js';
import type { TextCheck } from './check.js';

export const dimensionMismatch: TextCheck = {
  code: 'dimension-mismatch',
  on: 'text',
  byDeclaration: true,
  run({ types, report }) {
    for (const finding of types.findings) {
      const { kind, node, message, declared } = finding;
      if (kind !== 'mismatch' || standsInBroken(node)) continue;
      report(node, message, {
        fixes: fixesFor(finding),
        ...(declared ? { related: [{ message: 'what is needed is declared here', source: sourceOf(declared) }] } : {})
      });
    }
  }
};

/** A single quantity most often has the right number and a slip in its unit. */
function fixesFor({ node, expected }: Finding): Fix[] {
  const quantity = singleQuantity(node);
  if (!quantity || !expected) return [];
  return [replacement(sourceOf(quantity), withUnit(parseQuantity(quantity.text).numberText, expected))];
}
