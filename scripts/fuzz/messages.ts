// What no message to a user may hold: values that are none, and names that only the program itself knows.
import { reflection } from '../../language/generated/ast.js';

const holes = /\bNaN\b|\bundefined\b|\bInfinity\b|\bnull\b|\[object \w+\]|\bfunction \(|=>/g;
/** Types of the tree whose names no user writes (`SidePlace`), and tokens of the grammar. */
const internal = new Set([
  ...reflection.getAllTypes().filter(name => /[a-z][A-Z]/.test(name)),
  'QUANTITY',
  'STRING',
  'EOF',
  'NUMBER'
]);

/** The faults of a message about `text`; what it quotes from there is none. */
export function holesIn(message: string, text: string): string[] {
  const found = [...message.matchAll(holes)].map(([hole]) => hole);
  const names = message.match(/\b[A-Za-z]\w*\b/g)?.filter(word => internal.has(word)) ?? [];
  return [...new Set([...found, ...names])].filter(one => !text.includes(one));
}
