// A power behind a quantity: `20 cm^2` reads like 20 square centimetres and is the square of 20 cm.
import { replacement } from '../diagnostic.js';
import { isPower, isQuantity } from '../generated/ast.js';
import { sourceOf, textOf } from '../source.js';
import { parseQuantity } from '../units/literal.js';
import type { TextCheck } from './check.js';

export const unitPower: TextCheck = {
  code: 'unit-power',
  on: 'text',
  byDeclaration: true,
  run({ nodes, report }) {
    for (const node of nodes) {
      if (!isPower(node) || !isQuantity(node.base) || !node.exponent) continue;
      const { numberText, unitText } = parseQuantity(node.base.text);
      if (unitText === '%') continue;
      const exponent = textOf(node.exponent);
      const [ofUnit, ofAll] = [`${numberText} * (1 ${unitText})^${exponent}`, `(${node.base.text})^${exponent}`];
      report(
        node,
        `${textOf(node)} may mean ${numberText} times ${unitText}^${exponent} or the power of ${node.base.text}; write ${ofUnit} or ${ofAll}.`,
        {
          fixes: [
            replacement(sourceOf(node), needsBrackets(node.$container?.$type) ? `(${ofUnit})` : ofUnit),
            replacement(sourceOf(node), ofAll)
          ]
        }
      );
    }
  }
};

/** In a product or behind a minus, the new product needs brackets. */
const needsBrackets = (parent: string | undefined): boolean => parent === 'Sum' || parent === 'Minus';
