// Data where they are named: as a whole, or their part for learning or for a test.
import {
  type Call,
  type Column,
  type Data,
  type Expr,
  isCall,
  isColumn,
  isData,
  isFunctionDecl,
  isReference
} from '../generated/ast.js';
import { typeWord } from '../units/unit-expression.js';

export const parts = ['train', 'test'] as const;
type Part = (typeof parts)[number];

export interface DataNamed {
  readonly data: Data;
  readonly part?: Part;
}

/** The call that says of which files data are; undefined where it is none. */
export function callOfData({ value }: Data): Call | undefined {
  const callee = isCall(value) && isReference(value.callee) ? value.callee.to.ref : undefined;
  return isCall(value) && isFunctionDecl(callee) && typeWord(callee.type) === 'data' ? value : undefined;
}

/** Undefined for an expression that is not the name of data. */
export function dataNamed(node: Expr | undefined): DataNamed | undefined {
  if (isReference(node)) return isData(node.to.ref) ? { data: node.to.ref } : undefined;
  if (!isColumn(node)) return undefined;
  const part = partNamed(node);
  return part && { data: (node.of as { to: { ref: Data } }).to.ref, part };
}

function partNamed({ of, column }: Column): Part | undefined {
  const data = isReference(of) ? of.to.ref : undefined;
  return isData(data) && hasParts(data) ? asPart(column) : undefined;
}

export const asPart = (name: string): Part | undefined => parts.find(part => part === name);

/** In a table, `train` and `test` may be columns, unless another file is given for the test, or groups to hold out for it. */
export function hasParts(data: Data): boolean {
  const call = callOfData(data);
  if (!call || !isReference(call.callee)) return false;
  return (
    call.callee.to.$refText !== 'table' ||
    call.args.args.some(one => 'param' in one && ['test', 'groups'].includes(one.param.$refText))
  );
}
