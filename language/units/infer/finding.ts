// What inference finds wrong, as data; the checks turn it into diagnostics.
import { type AstNode, AstUtils } from 'langium';
import {
  type Dimension,
  divide,
  formatUnit,
  isDimensionless,
  nameDimension,
  sameDimension
} from '../../../simulator/index.js';
import {
  type Expr,
  type NumberLiteral,
  type Quantity,
  isMinus,
  isNoise,
  isNumberLiteral,
  isParen,
  isQuantity,
  isReference
} from '../../generated/ast.js';
import { textOf } from '../../source.js';
import { type Type, closedDimension } from './type.js';

export interface Finding {
  /** where a number stands without the unit it needs: missing-unit; all else: dimension-mismatch */
  readonly kind: 'mismatch' | 'missing-unit';
  readonly node: AstNode;
  readonly message: string;
  /** missing-unit of a number: the number */
  readonly literal?: NumberLiteral;
  /** the dimension that the place asks for, where it is known */
  readonly expected?: Dimension;
  /** a declaration that asks for the dimension, such as a parameter of the library */
  readonly declared?: AstNode;
}

/** Behind a minus or brackets, the plain number that a node is. */
export function bareNumber(node: Expr | undefined): NumberLiteral | undefined {
  if (isMinus(node)) return bareNumber(node.operand);
  if (isParen(node)) return bareNumber(node.inner);
  return isNumberLiteral(node) ? node : undefined;
}

/** Behind a minus or brackets, the number with a unit that a node is. */
export function singleQuantity(node: AstNode | undefined): Quantity | undefined {
  if (isMinus(node)) return singleQuantity(node.operand);
  if (isParen(node)) return singleQuantity(node.inner);
  return isQuantity(node) ? node : undefined;
}

/** `; multiply it by a resistance (MOhm)`: what would make `actual` fit, where that has a name. */
export function remedy(node: Expr, actual: Type, expected: Type): string {
  const [is, should] = [closedDimension(actual), closedDimension(expected)];
  if (!is || !should || isDimensionless(is)) return '';
  const factor = divide(should, is);
  const inverse = divide(is, should);
  if (sameDimension(inverse, time)) return '; divide it by a time (ms)';
  // a noise has its unit intensity: what lacks is no second one, but the root of a time constant
  if (sameDimension(factor, noiseIntensity) && readsNoise(node))
    return '; multiply it by sqrt(2 / tau), where tau is a time constant';
  if (isNamed(factor)) return `; multiply it by ${nameDimension(factor)}`;
  if (isNamed(inverse)) return `; divide it by ${nameDimension(inverse)}`;
  return '';
}

/** The text of a node in a message: on one line, and cut short. */
export function quote(node: AstNode): string {
  const text = textOf(node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const readsNoise = (node: Expr): boolean =>
  AstUtils.streamAst(node).some(part => isReference(part) && (part.to.$refText === 'xi' || isNoise(part.to.ref)));

const noiseIntensity: Dimension = [0, 0, -0.5, 0, 0, 0];
const time: Dimension = [0, 0, 1, 0, 0, 0];
const isNamed = (dimension: Dimension): boolean =>
  !isDimensionless(dimension) && !nameDimension(dimension).startsWith('a quantity');

/** `10` with the unit that a dimension is usually given in: `10 mV`, `10 nS / 1 ms`, `10 nS / (1 mV)^2`. */
export function withUnit(number: string, dimension: Dimension): string {
  const [first = '', ...rest] = formatUnit(dimension).split(/(?=[*/])/);
  const lead = first === '1' ? number : /\^/.test(first) ? `${number} * ${oneOf(first)}` : `${number} ${first}`;
  return [lead, ...rest.map(part => `${part[0]} ${oneOf(part.slice(1))}`)].join(' ');
}

function oneOf(unit: string): string {
  const [name, power] = unit.split('^');
  return power === undefined ? `1 ${unit}` : `(1 ${name})^${power}`;
}
