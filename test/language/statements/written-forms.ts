// A syntax of a statement as texts: with and without each part that may be left out, each alternative, one and two of what may be several.

/** A text for each word in capitals. */
const filled: Readonly<Record<string, string>> = {
  ARGUMENT: 'x : mV = 1 mV',
  CLAIM: 'a > 1',
  CONDITION: 'a > 1',
  COUNT: '3',
  DATA: 'd',
  DURATION: '1 ms',
  FACTOR: '2',
  FILE: '"a.snn"',
  HIGH: '3',
  INPUT: 'I',
  LAYOUT: 'grid(3)',
  LIST: '[1, 2]',
  LOW: '-1',
  MODEL: 'm(a = 1)',
  NAME: 'a',
  EVENT: 'reward',
  PARAMETER: 'a',
  PLOT: '1',
  POPULATION: 'E',
  PART: 'train',
  RANGE: '1..3',
  SAMPLE: 'd[3]',
  SELECTION: 'E[0..3]',
  SHARE: '80 %',
  SIZE: '3',
  STATE: 'V',
  FUNCTION: 'table',
  TIME: '2 ms',
  TYPE: 'mV',
  VARIABLE: 'V',
  VALUE: '1 mV + b',
  WHAT: 'V'
};

/** A place in the syntax, and all texts of what was read before it. */
interface Read {
  readonly at: number;
  readonly texts: readonly string[];
}

export const writtenForms = (syntax: string): string[] => [
  ...new Set(alternatives(inBrackets(syntax), 0).texts.map(text => text.replace(/\s+/g, ' ').trim()))
];

/** `X, …` as `⟨X⟩`, also where X has a part that may be left out, with a list in it: `NAME([SIZE, …])?, …`. */
function inBrackets(syntax: string): string {
  const next = syntax.replace(/(\([^()]*\)|[A-Z]+(?:\([^()]*\)\?)?), …/g, '⟨$1⟩');
  return next === syntax ? syntax : inBrackets(next);
}

/** Up to the bracket that closes, or the end. */
function alternatives(syntax: string, start: number): Read {
  const all: string[] = [];
  let texts = [''];
  let at = start;
  const add = (ends: readonly string[]): void => {
    texts = texts.flatMap(text => ends.map(end => text + end));
  };
  while (at < syntax.length && syntax[at] !== ')' && syntax[at] !== '⟩') {
    const char = syntax[at]!;
    const word = /^[A-Z]+/.exec(syntax.slice(at))?.[0];
    if (char === '|') {
      all.push(...texts);
      texts = [''];
      at++;
    } else if (char === '(' || char === '⟨') {
      const inner = alternatives(syntax, at + 1);
      const optional = syntax.startsWith(')?', inner.at);
      at = inner.at + (optional ? 2 : 1);
      if (char === '⟨') add(inner.texts.flatMap(text => [text, `${text}, ${text}`]));
      else add(optional ? ['', ...inner.texts] : inner.texts.map(text => `(${text})`));
    } else if (word) {
      const text = filled[word];
      if (text === undefined) throw new Error(`Nothing is known to write for ${word}.`);
      add([text]);
      at += word.length;
    } else {
      add([char === '…' ? '' : char]);
      at++;
    }
  }
  return { at, texts: [...all, ...texts] };
}
