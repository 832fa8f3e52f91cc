// Adds to the TextMate grammar that Langium writes what it leaves out: texts in quotes, in which no word is a keyword, numbers, and units.

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly [key: string]: unknown;
}

interface TextMate {
  readonly patterns: readonly Rule[];
  readonly [key: string]: unknown;
}

/** `grammar` is the text of language/snn.langium, whose terminals say what a number with its unit is. */
export function withTokenColours(textMate: string, grammar: string): string {
  const parsed = JSON.parse(textMate) as TextMate;
  const [comments, ...keywords] = parsed.patterns;
  const patterns = [comments, texts, ...numbersIn(grammar), ...keywords];
  return `${JSON.stringify({ ...parsed, patterns }, undefined, 2)}\n`;
}

/** A quote that is left open ends with its line. */
const texts: Rule = {
  name: 'string.quoted.double.snn',
  begin: '"',
  end: '"|$',
  patterns: [{ include: '#string-character-escape' }]
};

/** `0..4` are two numbers, the 5 of `a.5` is none. */
const notInWord = '(?<![A-Za-z0-9_\\x{00B5}\\x{0370}-\\x{03FF}])(?<![A-Za-z0-9_]\\.)';

function numbersIn(grammar: string): Rule[] {
  const quantity = terminal(grammar, 'QUANTITY');
  const gap = '[ \\t\\u00A0\\u202F]*';
  const at = quantity.indexOf(gap);
  if (at < 0)
    throw new Error(
      'The terminal QUANTITY has no white space between number and unit any more; see scripts/token-colours.ts.'
    );
  const [number, unit] = [quantity.slice(0, at), quantity.slice(at + gap.length)];
  return [
    {
      match: oniguruma(`${notInWord}(${number})${gap}(${unit})`),
      captures: { '1': { name: 'constant.numeric.snn' }, '2': { name: 'keyword.other.unit.snn' } }
    },
    { name: 'constant.numeric.snn', match: oniguruma(`${notInWord}${terminal(grammar, 'NUMBER')}`) }
  ];
}

function terminal(grammar: string, name: string): string {
  const found = new RegExp(`^terminal ${name} returns string: /(.*)/;$`, 'm').exec(grammar)?.[1];
  if (found === undefined) throw new Error(`language/snn.langium has no terminal ${name}.`);
  return found;
}

/** The engine of editors writes characters by number in another way. */
const oniguruma = (pattern: string): string =>
  pattern.replace(/\\u([0-9A-Fa-f]{4})/g, '\\x{$1}').replaceAll('\\/', '/');
