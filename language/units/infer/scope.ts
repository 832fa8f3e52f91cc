// Where an expression stands, as far as its type depends on it.
import { type AstNode, AstUtils } from 'langium';
import { type Call, type Model, isModel } from '../../generated/ast.js';
import type { Inference } from './inference.js';
import { type SymbolicDimension, fresh } from './symbolic-dimension.js';
import { type Type, number, quantity } from './type.js';

export interface Scope {
  readonly inference: Inference;
  /** the type of `pre.MEMBER` and `post.MEMBER`; undefined outside synapses and connections */
  readonly side?: (side: 'pre' | 'post', member: string) => Type;
  /** the type of distance(pre, post); undefined outside synapses and connections */
  readonly distance?: (node: Call) => Type;
  /** in a plasticity rule, the dimension of the weight it changes */
  readonly weight?: SymbolicDimension;
}

/** What a synapse or plasticity rule leaves open until it is used in a connection. */
export interface OpenEnds {
  /** dimensions of `pre.V` and the like, by that text */
  readonly sides: ReadonlyMap<string, SymbolicDimension>;
  readonly weight: SymbolicDimension;
  readonly distance: SymbolicDimension;
}

/** The scope of a declaration or statement: that of the model it stands in, or of the file. */
export function scopeOf(node: AstNode, inference: Inference): Scope {
  const model = AstUtils.getContainerOfType(node, isModel);
  return model && (model.kind === 'synapse' || model.kind === 'plasticity')
    ? scopeOfModel(model, inference)
    : { inference };
}

export const openEndsOf = (model: Model, inference: Inference): OpenEnds =>
  inference.shared(model, () => ({
    sides: new Map(),
    weight: fresh(true, 'weight'),
    distance: fresh(true, 'distance(pre, post)')
  }));

function scopeOfModel(model: Model, inference: Inference): Scope {
  const ends = openEndsOf(model, inference) as OpenEnds & { sides: Map<string, SymbolicDimension> };
  return {
    inference,
    side: (side, member) => {
      if (member === 'index') return number;
      const key = `${side}.${member}`;
      if (!ends.sides.has(key)) ends.sides.set(key, fresh(true, key));
      return quantity(ends.sides.get(key)!);
    },
    distance: () => quantity(ends.distance),
    ...(model.kind === 'plasticity' ? { weight: ends.weight } : {})
  };
}
