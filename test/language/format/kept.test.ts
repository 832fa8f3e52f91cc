// Whatever the white space of a file: formatting it twice is formatting it once, and tokens, comments, tree and plan stay as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../language/index.js';
import { changesOf, documentationOf, formatted, houseTexts, plansOf, tokensOf, treeOf } from './formatted.js';
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

/** A text with other white space, and more comments, between its tokens. */
const respaced = (text: string): fc.Arbitrary<string> => {
  const parts = partsOf(text);
  return fc
    .array(gap, { minLength: parts.length, maxLength: parts.length })
    .map(gaps => parts.map((part, i) => between(parts[i - 1]?.image ?? '', part, gaps[i]!) + part.image).join(''));
};

/** What is wanted before a token, where the grammar is free to have it there; else what stood there. */
function between(left: string, { before, image }: Part, wanted: Gap): string {
  const line = /[\r\n]/;
  if (wanted === 'as it was') return before;
  const space = 'space' in wanted ? wanted.space : ` //  note ${wanted.note} \n`;
  const word = /^[\p{L}_]/u;
  if (left.startsWith('//') && !line.test(space)) return before;
  if (space === '' && !mayTouch(left, image)) return before;
  // a name at the beginning of a line is taken for a statement, and one behind a number for its unit unless `=` follows in the line
  if (
    line.test(space) &&
    !line.test(before) &&
    ((word.test(left) && word.test(image)) || /^([-+*/]?=|'|\.)$/.test(image))
  )
    return before;
  return space === '\u00A0' && !word.test(image) ? before : space;
}

interface Part {
  readonly before: string;
  readonly image: string;
}

function partsOf(text: string): Part[] {
  let end = 0;
  return tokensOf(text).map(token => {
    // a quantity is looked for as it is written
    const image = new RegExp([...token].map(char => char.replace(/[^\w\s]/, '\\$&')).join('[ \\t]*'), 'y');
    const start = text.slice(end).search(/\S/) + end;
    image.lastIndex = start;
    const part = { before: text.slice(end, start), image: image.exec(text)![0] };
    end = image.lastIndex;
    return part;
  });
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
          expect(treeOf(some)).toBe(tree);
        }
      ),
      { numRuns: 20, seed: 1, endOnFailure: true }
    );
  });
});
