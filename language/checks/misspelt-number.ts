// A number with a leading zero, or one that no computer number can hold.
import { replacement } from '../diagnostic.js';
import { isNumberLiteral, isQuantity, isUnknownUnit } from '../generated/ast.js';
import { sourceOf } from '../source.js';
import { parseQuantity } from '../units/literal.js';
import type { TextCheck } from './check.js';

export const misspeltNumber: TextCheck = {
  code: 'misspelt-number',
  on: 'text',
  byDeclaration: true,
  run({ nodes, report }) {
    for (const node of nodes) {
      if (!isNumberLiteral(node) && !isQuantity(node) && !isUnknownUnit(node)) continue;
      const { fault } = parseQuantity(node.text);
      if (!fault || fault.kind === 'unknown-unit') continue;
      report(node, fault.message, { fixes: fault.replacement ? [replacement(sourceOf(node), fault.replacement)] : [] });
    }
  }
};
