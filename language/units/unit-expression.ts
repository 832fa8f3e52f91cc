// The dimension a type's unit expression stands for: `mV`, `nS/ms`, `1`, `pA/mV^2`, `1/s^0.5`.
import { type Dimension, dimensionless, divide, findUnit, multiply, raise } from '../../simulator/index.js';
import { type UnitAtom, isUnitExpr, isUnitPower } from '../generated/ast.js';

/** A word of a type that is neither a unit nor one of the kinds; `node` is where it stands. */
interface UnknownUnitName {
  readonly name: string;
  readonly node: UnitAtom;
}

export interface UnitExpression {
  /** undefined when a unit is unknown or the tree is cut short by a syntax error */
  readonly dimension?: Dimension;
  readonly unknown: readonly UnknownUnitName[];
}

/** Takes the node of a type or a part of it; any other node gives no dimension. Units here only name a dimension: `mV` and `V` are the same. */
export function parseUnitExpression(node: unknown): UnitExpression {
  const unknown: UnknownUnitName[] = [];
  return { dimension: ofExpression(node, unknown), unknown };
}

function ofExpression(node: unknown, unknown: UnknownUnitName[]): Dimension | undefined {
  if (isUnitPower(node)) return ofPower(node.base, node.minus ? -1 : 1, node.exponent, unknown);
  if (!isUnitExpr(node)) return undefined;
  const left = ofExpression(node.left, unknown);
  const right = ofExpression(node.right, unknown);
  if (!left || !right) return undefined;
  return node.operator === '*' ? multiply(left, right) : divide(left, right);
}

function ofPower(
  base: UnitAtom | undefined,
  sign: number,
  exponent: string | undefined,
  unknown: UnknownUnitName[]
): Dimension | undefined {
  const dimension = base && ofAtom(base, unknown);
  return dimension && (exponent === undefined ? dimension : raise(dimension, sign * Number(exponent)));
}

function ofAtom(atom: UnitAtom, unknown: UnknownUnitName[]): Dimension | undefined {
  if (atom.inner) return ofExpression(atom.inner, unknown);
  if (atom.one !== undefined) return one(atom, atom.one, unknown);
  if (atom.unit === undefined) return undefined;
  const unit = findUnit(atom.unit);
  if (!unit) unknown.push({ name: atom.unit, node: atom });
  return unit?.dimension;
}

function one(atom: UnitAtom, text: string, unknown: UnknownUnitName[]): Dimension | undefined {
  if (text === '1') return dimensionless;
  const unit = /^1[^0-9.]/.test(text) ? findUnit(text.slice(1).trim()) : undefined;
  if (unit) return unit.dimension;
  unknown.push({ name: text, node: atom });
  return undefined;
}

/** The single word of a type such as `neurons` or `any`, where it is nothing but a word. */
export function typeWord(node: unknown): string | undefined {
  return isUnitPower(node) && node.exponent === undefined ? node.base?.unit : undefined;
}
