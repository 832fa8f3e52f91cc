// A product without its `*`: `2 x` for `2 * x`, and `2 V`, which is 2 volts although the neuron has a V.
import { type AstNode, AstUtils } from 'langium';
import { type Dimension, formatQuantity, isDimensionless, sameDimension } from '../../simulator/index.js';
import { replacement, type Fix } from '../diagnostic.js';
import {
  type Quantity,
  isConst,
  isInput,
  isLet,
  isModel,
  isParam,
  isQuantity,
  isState,
  isUnknownUnit
} from '../generated/ast.js';
import { declaredIn } from '../names/declarations.js';
import { valueNamed } from '../names/value-named.js';
import { beginsUpdateAt } from '../parser/slip.js';
import { sourceOf } from '../source.js';
import { parseQuantity } from '../units/literal.js';
import type { TextCheck, TextContext } from './check.js';

export const lostProduct: TextCheck = {
  code: 'lost-product',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (isUnknownUnit(node) && !isJoined(node)) lookAtWord(node, node.text, context);
      else if (isQuantity(node)) lookAtQuantity(node, context);
    }
  }
};

const isJoined = (node: AstNode): boolean =>
  beginsUpdateAt(AstUtils.getDocument(node).textDocument.getText(), sourceOf(node).end);

/** A name behind a number, where no unit has it. */
function lookAtWord(node: AstNode, text: string, { names, report }: TextContext): void {
  const { numberText, unitText } = parseQuantity(text);
  if (!valueNamed(unitText, node, names)) return;
  const product = `${numberText} * ${unitText}`;
  report(node, `Between ${numberText} and ${unitText} the * is missing; write ${product}.`, {
    fixes: [replacement(sourceOf(node), product)]
  });
}

/** `5 mV/h`, which is millivolts an hour although the neuron has an h. */
function lookAtCompound(node: Quantity, unitText: string, numberText: string, { names, report }: TextContext): void {
  const at = unitText.search(/[*/]/);
  const [before, behind] = [unitText.slice(0, at), unitText.slice(at + 1)];
  const named = behind.split(/[*/^]/).find(word => valueNamed(word, node, names) !== undefined);
  if (named === undefined) return;
  const operation = `${numberText}${before && ' '}${before} ${unitText[at]} ${behind}`;
  report(
    node,
    `${node.text} is one quantity, its unit ${unitText}, although ${named} is a name here too; write ${operation} to calculate with ${named}, or give ${named} another name.`,
    { fixes: [replacement(sourceOf(node), operation)] }
  );
}

/** A unit that is also a variable of the model, of its very dimension: no other check can tell which one is meant. */
function lookAtQuantity(node: Quantity, context: TextContext): void {
  const { types, report } = context;
  const model = AstUtils.getContainerOfType<AstNode>(node, isModel);
  const { unitText, numberText, dimension, value } = parseQuantity(node.text);
  if (/[*/]/.test(unitText)) return lookAtCompound(node, unitText, numberText, context);
  const named =
    model && dimension && !isGiven(node)
      ? declaredIn(model).find(
          named => named.name === unitText && (isState(named) || isInput(named) || isLet(named) || isParam(named))
        )
      : undefined;
  const own = named && types.dimensionOf(named);
  if (!named || !own || !dimension || !sameDimension(own, dimension)) return;
  const product = `${numberText} * ${unitText}`;
  const quantity = inOtherUnit(value, dimension, unitText);
  const fixes: Fix[] = [product, ...(quantity ? [quantity] : [])].map(text => replacement(sourceOf(node), text));
  const kind = isState(named) ? 'state' : isInput(named) ? 'input' : isLet(named) ? 'let' : 'parameter';
  report(
    node,
    `${node.text} is a quantity with the unit ${unitText}, and there is a ${kind} ${unitText} of the same dimension; write ${product} for the product${quantity ? `, or ${quantity}` : ''}.`,
    { severity: 'warning', fixes }
  );
}

/** A value of its own, such as a default: there a quantity is what one expects. */
const isGiven = (node: AstNode): boolean => {
  const parent = node.$container;
  return (
    isParam(parent) ||
    isConst(parent) ||
    isState(parent) ||
    (parent?.$type === 'Minus' && isGiven(parent)) ||
    AstUtils.getContainerOfType(node, isParam) !== undefined
  );
};

function inOtherUnit(value: number, dimension: Dimension, unit: string): string | undefined {
  if (isDimensionless(dimension)) return undefined;
  const text = formatQuantity(value, dimension, 15);
  return text.endsWith(` ${unit}`) ? undefined : text;
}
