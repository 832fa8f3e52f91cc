// What the examination of changed texts must notice, with languages that do it wrong.
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { baselineOf, examine, readOnly } from '../../../scripts/fuzz/examine.js';
import { Campaign } from '../../../scripts/fuzz/campaign.js';
import { mutations, type Original } from '../../../scripts/fuzz/mutations.js';
import { randomOf } from '../../../scripts/fuzz/random.js';
import { holesIn } from '../../../scripts/fuzz/messages.js';
import { ask, requests } from '../../../scripts/fuzz/requests.js';
import { shrink } from '../../../scripts/fuzz/shrink.js';
import { Tally } from '../../../scripts/fuzz/tally.js';
import type { Diagnostic, EditorLanguage } from '../../../language/index.js';
import { languageOf, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

type SnnServices = EditorLanguage['services'];

const text = snn`
  const a = 1
  const b = 2
  const c = (3)
`;
const language = languageOf();
const { tokens } = language.services.parser.Lexer.tokenize(text);
const original: Original = { name: 'small', text, tokens: tokens.filter(token => token.image !== '') };
const baseline = baselineOf(language, original);
const changed = { text: `${text}\n`, from: text.length, to: text.length };

const finding = (offset: number, end: number, message = 'This is wrong.'): Diagnostic => ({
  code: 'syntax-error',
  severity: 'error',
  message,
  source: { uri: baseline.uri, offset, end, line: 2, column: 1 }
});
const faultsOf = (wrong: Partial<EditorLanguage>, kind = 'delete'): readonly string[] =>
  examine({ ...language, ...wrong }, baseline, changed, kind).faults;

describe('an examination', () => {
  test('finds nothing in what is right', () => expect(faultsOf({})).toEqual([]));
  test('notices an exception', () =>
    expect(
      faultsOf({
        check: () => {
          throw new Error('broken');
        }
      })[0]
    ).toMatch(/^threw Error: broken/));
  test('notices a place outside of the text', () =>
    expect(faultsOf({ check: () => [finding(0, 1000)] })).toEqual(['syntax-error lies outside of the text']));
  test('notices a place that ends before it begins', () =>
    expect(faultsOf({ check: () => [finding(5, 4)] })).toEqual(['syntax-error lies outside of the text']));
  test('notices a message with a hole', () =>
    expect(faultsOf({ check: () => [finding(0, 1, 'There is no undefined.')] })).toEqual([
      `says undefined: 'There is no undefined.'`
    ]));
  test('notices two lost declarations, but not one', () => {
    const one = examine(language, baseline, { ...changed, text: 'const a = 1\nconst b = 2\n' }, 'delete').faults;
    const two = examine(language, baseline, { ...changed, text: 'const a = 1\n' }, 'delete').faults;
    expect([one, two]).toEqual([[], ['lost Const b, Const c']]);
  });
  test('notices a line break that changes what is found', () =>
    expect(faultsOf({ check: () => [finding(0, 1)] }, 'split')).toEqual([
      'a line break changes what is found: syntax-error Thisiswrong.'
    ]));
  test('notices a line break that cannot be read', () =>
    expect(readOnly(language, baseline, { ...changed, text: `${text})` }, 'split').faults[0]).toMatch(
      /^a line break is told/
    ));
  test('notices what takes long', () => {
    const check = (): Diagnostic[] => {
      const before = process.cpuUsage();
      const spent = (): number => process.cpuUsage(before).user + process.cpuUsage(before).system;
      while (spent() < 1_100_000);
      return [];
    };
    expect(faultsOf({ check })[0]).toMatch(/^took \d+\.\d s/);
  }, 120_000);
  test('counts errors on the changed line', () => {
    const tally = new Tally();
    const outcome = examine({ ...language, check: () => [finding(0, 1)] }, baseline, changed, 'delete');
    tally.add('delete', outcome);
    tally.add('delete', { ...outcome, first: 2, last: 2 });
    expect(tally.ofOneToken).toMatchObject({
      texts: 2,
      checked: 2,
      withErrors: 2,
      errors: 2,
      onLine: 1,
      firstOnLine: 1
    });
  });
});

test('a check that hangs is broken off, and the campaign goes on', async () => {
  const root = path.join(import.meta.dirname, '..', '..', '..');
  const campaign = new Campaign({ root, seed: 1, first: 0, count: 3, completeEvery: 1, patience: 5000 });
  const real = campaign.examine.bind(campaign);
  campaign.examine = mutant => {
    while (mutant.index === 1);
    return real(mutant);
  };
  const found: string[] = [];
  const tally = await campaign.run(({ index }, faults) => found.push(`${index} ${only(faults)}`));
  expect(found).toEqual(['1 hangs, or takes more than 5 s']);
  expect(tally.all.texts).toBe(3);
}, 120_000);

describe('a change', () => {
  test.each(Object.keys(mutations))('%s is the same again from the same numbers', kind => {
    const made = [5, 5].map(index => mutations[kind]!(original, randomOf(1, index), ['x']));
    expect(made[0]).toEqual(made[1]);
  });
  test('differs from number to number', () => {
    const texts = Array.from({ length: 50 }, (_, index) => mutations['delete']!(original, randomOf(1, index), []).text);
    expect(new Set(texts).size).toBe(original.tokens.length);
  });
  test('of one token says where', () => {
    for (let index = 0; index < 100; index++) {
      const { text: other, from, to } = mutations['duplicate']!(original, randomOf(1, index), []);
      expect(text.slice(0, from) + text.slice(to - (other.length - text.length))).toBe(
        other.slice(0, from) + other.slice(to)
      );
    }
  });
});

test('a text is made small as long as the fault stays', () =>
  expect(shrink('one\ntwo bad three\nfour\n', small => small.includes('bad')).trim()).toBe('bad'));

describe('requests of an editor', () => {
  const at = [0, 10, text.length];
  const faults = async (wrong: Partial<SnnServices['lsp']>): Promise<string[]> => {
    const services = Object.create(language.services, {
      lsp: {
        value: Object.create(language.services.lsp, Object.getOwnPropertyDescriptors(wrong)) as SnnServices['lsp']
      }
    }) as SnnServices;
    return (await Promise.all(ask({ ...language, services }, uriOf('small.snn'), text, at, randomOf(1, 1)))).flat();
  };
  test('are asked of every service that the language has', () => {
    const others = ['CodeActionProvider', 'NodeKindProvider'];
    const served = Object.keys(language.services.lsp).filter(name => !others.includes(name));
    expect(Object.keys(requests)).toEqual(expect.arrayContaining(served));
  });
  test('find nothing in what is right', async () => expect(await faults({})).toEqual([]));
  test('notice an exception', async () => {
    const getHoverContent = (): never => {
      throw new Error('broken');
    };
    expect((await faults({ HoverProvider: { getHoverContent } }))[0]).toMatch(
      /^HoverProvider at 1:1 threw Error: broken/
    );
  });
  test('notice a range outside of the text', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const getDocumentHighlight = (): { range: typeof range }[] => [{ range }];
    expect((await faults({ DocumentHighlightProvider: { getDocumentHighlight } }))[0]).toBe(
      'DocumentHighlightProvider at 1:1 lies outside of the text'
    );
  });
});

describe('a message', () => {
  test.each([
    ['Cell[NaN] is out of range.', ['NaN']],
    ["Give 'undefined' a value.", ['undefined']],
    ['It is [object Object] and Infinity.', ['[object Object]', 'Infinity']],
    ['A SidePlace is missing before the EOF.', ['SidePlace', 'EOF']],
    ['There is no NaN_1 here; write 5 mV.', []]
  ])('%s', (message, holes) => expect(holesIn(message, 'const a = 1')).toEqual(holes));
  test('may quote what stands in the text', () =>
    expect(holesIn("There is no 'undefined' here.", 'const undefined = 1')).toEqual([]));
});
