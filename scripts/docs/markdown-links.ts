// Text of doc comments for a page: DOIs become links.

/** `doi:10.1007/s1` leads to its page; a full stop or comma at its end belongs to the sentence. */
export const withLinks = (text: string): string =>
  text.replace(/doi:(10\.\d{4,}\/[^\s,;]*[^\s,;.])/g, '[doi:$1](https://doi.org/$1)');

/** The first sentence of a doc comment, in one line. */
export const firstSentence = (text: string): string => /^[\s\S]*?\.(?=\s|$)/.exec(text)![0].replace(/\s*\n\s*/g, ' ');
