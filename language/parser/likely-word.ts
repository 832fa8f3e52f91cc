// The statement that somebody probably meant by a word that begins none.
import { nearest } from '../names/nearest.js';
import { otherWords, statementWords } from '../statements/words.js';

/** The statement word of this body for a word of other languages (`simulate` is no misspelt `stimulate`), or one that is spelt nearly so. */
export const likelyWord = (word: string, rule: string): string | undefined =>
  otherWords[rule]?.get(word.toLowerCase()) ?? nearest(word, statementWords[rule] ?? []);
