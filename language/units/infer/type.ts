// What an expression can be: a quantity with a dimension, a condition, a list, neurons, a recording, or something without a value.
import { type Dimension, formatUnit, isDimensionless, nameDimension } from '../../../simulator/index.js';
import {
  type SymbolicDimension,
  type Unknown,
  closed,
  equate,
  fresh,
  instantiate,
  known,
  plain,
  resolve
} from './symbolic-dimension.js';

export type Type =
  | { readonly kind: 'quantity'; readonly dimension: SymbolicDimension }
  /** `V of E`: values of a variable over time */
  | { readonly kind: 'recording'; readonly dimension: SymbolicDimension }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'boolean' | 'text' | 'data' | 'plot' | 'neurons' | 'synapses' | 'side' | 'layout' }
  /** wrong or missing, and reported where that was found: fits everything */
  | { readonly kind: 'unknown' }
  | OpenType;

/** The type of an argument that says nothing about itself, until its first use. */
export interface OpenType {
  readonly kind: 'open';
  solution?: Type;
}

export const unknownType: Type = { kind: 'unknown' };
export const booleanType: Type = { kind: 'boolean' };
export const number: Type = { kind: 'quantity', dimension: plain };
export const quantity = (dimension: SymbolicDimension): Type => ({ kind: 'quantity', dimension });
export const quantityOf = (dimension: Dimension): Type => quantity(known(dimension));
export const listOf = (item: Type): Type => ({ kind: 'list', item });
export const open = (): OpenType => ({ kind: 'open' });

/** The type with what is known by now of an open one. */
export function settled(type: Type): Type {
  return type.kind === 'open' && type.solution ? settled(type.solution) : type;
}

/** The dimension of a value that is to be computed with; an open type becomes a quantity. Undefined for what has none. */
export function dimensionIn(type: Type): SymbolicDimension | undefined {
  const one = settled(type);
  if (one.kind === 'quantity' || one.kind === 'recording') return one.dimension;
  if (one.kind === 'list') return dimensionIn(one.item);
  if (one.kind !== 'open') return undefined;
  const dimension = fresh();
  one.solution = quantity(dimension);
  return dimension;
}

/** The dimension of a single quantity; undefined where it is open or the type is none. */
export function closedDimension(type: Type): Dimension | undefined {
  const one = settled(type);
  return one.kind === 'quantity' ? closed(one.dimension) : undefined;
}

/** Makes two types the same where they can be; unknown ones fit everything. */
export function unify(a: Type, b: Type): boolean {
  const [one, other] = [settled(a), settled(b)];
  if (one === other || one.kind === 'unknown' || other.kind === 'unknown') return true;
  if (one.kind === 'open') {
    one.solution = other;
    return true;
  }
  if (other.kind === 'open') {
    other.solution = one;
    return true;
  }
  if (one.kind === 'quantity' && other.kind === 'quantity') return equate(one.dimension, other.dimension);
  if (one.kind === 'recording' && other.kind === 'recording') return equate(one.dimension, other.dimension);
  if (one.kind === 'list' && other.kind === 'list') return unify(one.item, other.item);
  return one.kind === other.kind;
}

/** New unknowns and open types for one use of a function or model; equal ones stay equal through `copies`. */
export class Copies {
  private readonly unknowns = new Map<Unknown, SymbolicDimension>();
  private readonly opens = new Map<OpenType, OpenType>();

  /** `withShared`: a use of a whole model, whose own unknowns are new too */
  constructor(private readonly withShared: boolean) {}

  of(type: Type): Type {
    const one = settled(type);
    if (one.kind === 'quantity' || one.kind === 'recording')
      return { kind: one.kind, dimension: this.ofDimension(one.dimension) };
    if (one.kind === 'list') return listOf(this.of(one.item));
    if (one.kind !== 'open') return one;
    const copy = this.opens.get(one) ?? open();
    this.opens.set(one, copy);
    return copy;
  }

  ofDimension(dimension: SymbolicDimension): SymbolicDimension {
    return instantiate(dimension, this.unknowns, unknown => !unknown.own && (this.withShared || !unknown.shared));
  }
}

/** `a voltage (mV)`, `a list of times (ms)`: how messages name a type. */
export function nameType(type: Type): string {
  const one = settled(type);
  switch (one.kind) {
    case 'quantity':
      return nameSymbolic(one.dimension);
    case 'recording':
      return `a recording of ${nameSymbolic(one.dimension)}`;
    case 'list':
      return `a list, each of it ${nameType(one.item)}`;
    case 'boolean':
      return 'a condition';
    case 'neurons':
      return 'a population of neurons';
    case 'synapses':
      return 'a set of synapses';
    case 'side':
      return 'a side of a synapse';
    case 'layout':
      return 'a layout in space, such as grid(50 um)';
    case 'text':
      return 'a text';
    case 'data':
      return 'data of a file';
    case 'plot':
      return 'a picture';
    case 'open':
    case 'unknown':
      return 'something';
  }
}

function nameSymbolic(dimension: SymbolicDimension): string {
  const one = closed(dimension);
  return one ? nameDimension(one) : (nameOpen(resolve(dimension)) ?? 'a quantity of open dimension');
}

/** `a quantity in the unit of weight times Hz`: of what a connection makes known. */
function nameOpen({ known, unknown }: SymbolicDimension): string | undefined {
  const factors = [...unknown].map(([{ of }, power]) => (of === undefined ? undefined : raised(of, power)));
  if (factors.includes(undefined)) return undefined;
  const unit = isDimensionless(known) ? [] : [formatUnit(known)];
  return `a quantity in the unit of ${[...factors, ...unit].join(' times ')}`;
}

const raised = (name: string, power: number): string => (power === 1 ? name : `${name}^${power}`);
