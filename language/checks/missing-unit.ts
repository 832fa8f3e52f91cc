// A plain number where a quantity is due: `V = 10` says nothing about mV or V.
import { replacement, type Fix } from '../diagnostic.js';
import { standsInBroken } from '../parser/broken.js';
import { sourceOf } from '../source.js';
import { withUnit, type Finding } from '../units/infer/finding.js';
import type { TextCheck } from './check.js';

export const missingUnit: TextCheck = {
  code: 'missing-unit',
  on: 'text',
  byDeclaration: true,
  run({ types, report }) {
    for (const finding of types.findings) {
      const { kind, node, message, declared } = finding;
      if (kind !== 'missing-unit' || standsInBroken(node)) continue;
      report(node, message, {
        fixes: fixesFor(finding),
        ...(declared ? { related: [{ message: 'what is needed is declared here', source: sourceOf(declared) }] } : {})
      });
    }
  }
};

const fixesFor = ({ literal, expected }: Finding): Fix[] =>
  literal && expected ? [replacement(sourceOf(literal), withUnit(literal.text, expected))] : [];
