// A name for something new in a file: one that nothing in it has.
import { type Program, isNamedArg } from '../generated/ast.js';
import { declaredIn } from './declarations.js';
import { referencesOf } from './linker.js';
import { nodesOf } from './nodes.js';

/** The name itself, or the first of NAME_2, NAME_3, … that no declaration and no reference of the file uses. */
export function freeName(wanted: string, program: Program): string {
  const nodes = nodesOf(program);
  const taken = new Set([
    ...nodes.flatMap(node => declaredIn(node).map(({ name }) => name)),
    // arguments are named after parameters, whatever else has that name
    ...nodes.filter(node => !isNamedArg(node)).flatMap(node => referencesOf(node).map(({ $refText }) => $refText))
  ]);
  const stem = wanted.replace(/_\d+$/, '');
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${stem}_${number}`;
  return name;
}
