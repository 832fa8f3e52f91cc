// A plain number where a quantity is due: `V = 10` says nothing about mV or V.
import type { Fix } from '../diagnostic.js';
import { standsInBroken } from '../parser/broken.js';
import { sourceOf } from '../source.js';
import { withUnit, type Finding } from '../units/infer/finding.js';
import type { TextCheck } from './check.js';

export const missingUnit: TextCheck = {
  code: 'missing-unit',
  severity: 'error',
  on: 'text',
  run({ types, uri, report }) {
    for (const finding of types.findings) {
      const { kind, node, message, declared } = finding;
      if (kind !== 'missing-unit' || standsInBroken(node)) continue;
      report(node, message, {
        fixes: fixesFor(finding, uri),
        ...(declared ? { related: [{ message: 'what is needed is declared here', source: sourceOf(declared) }] } : {})
      });
    }
  }
};

function fixesFor({ literal, expected }: Finding, uri: string): Fix[] {
  if (!literal || !expected) return [];
  const { offset, end } = sourceOf(literal);
  const text = withUnit(literal.text, expected);
  return [{ title: `Write ${text}`, edits: [{ uri, offset, end, text }] }];
}
