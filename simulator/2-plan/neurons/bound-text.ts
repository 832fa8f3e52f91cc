// What an input of a population follows, for messages.
import type { Population } from '../../1-model/index.js';

/** `level of Dopamine`; `input` is bound. */
export function boundText({ bindings }: Population, input: string): string {
  const { variable, from } = bindings!.find(binding => binding.input === input)!;
  return `${variable} of ${from.of}`;
}
