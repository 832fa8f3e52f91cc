// Whatever the white space of a file: formatting it twice is formatting it once, and tokens, comments, tree and plan stay as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../language/index.js';
import {
  changesOf,
  documentationOf,
  formatted,
  houseTexts,
  partsOf,
  plansOf,
  tokensOf,
  treeOf,
  type Part
} from './formatted.js';
import { everyConstruct } from './every-construct.js';

type Gap = 'as it was' | { readonly space: string } | { readonly note: number };

const gap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Gap>('as it was') },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('', ' ', '  ', '\t', '\u00A0', ' \n', '\n\n', '\r\n', '\n\n\n   ')
      .map((space): Gap => ({ space }))
  },
  { weight: 1, arbitrary: fc.nat(99).map((note): Gap => ({ note })) }
);

/** A text with other white space, and more comments, between its tokens; statements are separated by a line break or by ';'. */
const respaced = (text: string): fc.Arbitrary<string> => {
  const parts = partsOf(text);
  return fc
    .array(gap, { minLength: parts.length, maxLength: parts.length })
    .map(gaps => parts.map((part, i) => between(parts[i - 1]?.image ?? '', part, gaps[i]!) + part.image).join(''));
};

/** Where a statement goes on in the next line, brackets aside. */
const goesOnAfter = /^(?:[-+*/^<>=,:.([{]|[<>=!+\-*/]=|->|\.\.|and|or|not|if|then|else)$/;
const goesOnBefore = /^(?:[-+*/^<>=,:.)\]{}]|[<>=!+\-*/]=|->|\.\.|and|or|then|else)$/;

/** What is wanted before a token, where the language is free to have it there; else what stood there. */
function between(left: string, part: Part, wanted: Gap): string {
  const { before, image, begins, inBrackets } = part;
  const line = /[\r\n]/;
  if (wanted === 'as it was') return before;
  const space = 'space' in wanted ? wanted.space : ` //  note ${wanted.note} \n`;
  if (left.startsWith('//') && !line.test(space)) return before;
  if (begins)
    return line.test(space)
      ? `${left.startsWith('//') ? '' : ';'}${space}`
      : left.startsWith('//')
        ? before
        : `${space};${space}`;
  const goesOn =
    inBrackets ||
    left === '' ||
    left.startsWith('//') ||
    image.startsWith('//') ||
    goesOnAfter.test(left) ||
    goesOnBefore.test(image);
  if (line.test(space) && !goesOn) return before;
  // a power belongs to the unit before it, in `1/s^2` to the s alone
  if (image === '^' && 'note' in wanted) return before;
  if (space === '' && !mayTouch(left, image)) return before;
  return space === '\u00A0' && !/^[\p{L}_]/u.test(image) ? before : space;
}

const isToken = (image: string): boolean => !image.startsWith('//');

/** Beside a bracket or a comma everything may stand; else one of the two has to be a word or number and the other a sign. */
function mayTouch(left: string, right: string): boolean {
  const bracket = /^[()[\]{},]$/;
  const word = /[\p{L}\p{N}_."%]/u;
  return (
    bracket.test(left) ||
    bracket.test(right) ||
    (left.includes('.') || right === '..' ? false : word.test(left.at(-1) ?? ' ') !== word.test(right[0]!))
  );
}

describe('kept for any white space', () => {
  test.each([...houseTexts, ['every construct', everyConstruct] as [string, string]])('%s', (_, text) => {
    const [tokens, tree] = [tokensOf(text).filter(isToken), treeOf(text)];
    fc.assert(
      fc.property(respaced(text), other => {
        expect(tokensOf(other).filter(isToken)).toEqual(tokens);
        const once = formatted(other);
        expect(tokensOf(once)).toEqual(tokensOf(other));
        expect(documentationOf(once)).toEqual(documentationOf(other));
        expect(treeOf(once)).toBe(tree);
        expect(formatted(once), `formatted again:\n${once}`).toBe(once);
      }),
      { numRuns: 3, seed: 1, endOnFailure: true }
    );
  });
  test.each(houseTexts.filter(([name]) => /^library\/(neurons|plasticity|sources|synapses)/.test(name)))(
    'the plan of %s',
    (_, text) => {
      const [other] = fc.sample(respaced(text), { numRuns: 1, seed: 1 });
      expect(plansOf(formatted(other!))).toEqual(plansOf(text));
    }
  );
  test('also by a part of the changes', () => {
    const tree = treeOf(everyConstruct);
    fc.assert(
      fc.property(
        respaced(everyConstruct),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }),
        (other, chosen) => {
          const some = applyChanges(
            other,
            changesOf(other).filter((_, i) => chosen[i % chosen.length])
          );
          expect(tokensOf(some)).toEqual(tokensOf(other));
          expect(treeOf(some), `${JSON.stringify(other)}\n${JSON.stringify(some)}`).toBe(tree);
        }
      ),
      { numRuns: 20, seed: 1, endOnFailure: true }
    );
  });
});

test('line ends of Windows and a byte order mark are kept', () => {
  const text = '\uFEFFconst a=1\r\nneuron n {\r\nparam b=2\r\n}\r\n';
  expect(formatted(text)).toBe('\uFEFFconst a = 1\r\nneuron n {\r\n  param b = 2\r\n}\r\n');
});
