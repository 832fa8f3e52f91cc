// `tau * V' = E - V`, as papers write it: an equation begins with the derivative alone, so the factor goes to the other side.

export interface ScaledDerivative {
  readonly factor: string;
  readonly variable: string;
  /** from the factor to the end of the equation, where that is known: it ends its line */
  readonly end?: number;
  /** the equation as it must be written */
  readonly text: string;
}

const shape = /^([\p{L}_][\p{L}\p{N}_]*)[ \t]*\*?[ \t]*([\p{L}_][\p{L}\p{N}_]*)[ \t]*'[ \t]*=(?!=)([^\n\r]*)/u;

/** What stands at this place of a text; undefined where it is something else. */
export function scaledDerivativeAt(text: string, offset: number): ScaledDerivative | undefined {
  const match = shape.exec(text.slice(offset));
  if (!match) return undefined;
  const [all, factor, variable, rest] = match as unknown as [string, string, string, string];
  const value = rest.replace(/\/\/.*$/, '').trim();
  const endsLine = value !== '' && !/[{}]/.test(value) && isBalanced(value) && !/[-+*/^(=<>,]$/.test(value);
  if (!endsLine) return { factor, variable, text: `${variable}' = (…) / ${factor}` };
  const end = offset + all.length - rest.length + rest.indexOf(value) + value.length;
  return { factor, variable, end, text: `${variable}' = ${isOneFactor(value) ? value : `(${value})`} / ${factor}` };
}

const count = (text: string, letter: string): number => text.split(letter).length;
const isBalanced = (text: string): boolean =>
  count(text, '(') === count(text, ')') && count(text, '[') === count(text, ']');
const isOneFactor = (text: string): boolean => /^-?[\p{L}\p{N}_.]+$/u.test(text);

export const scaledDerivativeMessage = ({ factor, text }: ScaledDerivative): string =>
  `An equation begins with the derivative alone, and here ${factor} stands before it; write ${text}.`;
