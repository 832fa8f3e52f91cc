// `///` above a declaration, and behind it on its line, is its documentation, in Markdown and without the slashes.
import { expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const language = languageOf();
const of = (text: string): string | undefined =>
  language.documentation(language.program(uriOf('doc.snn'), text)!.declarations[0]!);

test.each([
  ['one line', '/// A constant.\nconst a = 1', 'A constant.'],
  ['several lines, with an empty one between', '/// First.\n///\n/// *Second*.\nconst a = 1', 'First.\n\n*Second*.'],
  ['with CRLF', '/// First.\r\n/// Second.\r\nconst a = 1', 'First.\nSecond.'],
  ['indented', '  /// Indented.\n  const a = 1', 'Indented.'],
  ['a comment of two slashes is none', '// no\nconst a = 1', undefined],
  ['an empty line separates', '/// About the file.\n\nconst a = 1', undefined],
  ['nothing above', 'const a = 1', undefined],
  ['not what ends the line before', 'import "b.snn" /// no\nconst a = 1', undefined],
  ['behind it', 'const a = 1   /// A constant.\nconst b = 2', 'A constant.'],
  ['behind it with CRLF', 'const a = 1 /// A constant.  \r\nconst b = 2', 'A constant.'],
  ['above and behind, joined', '/// Above.\nconst a = 1   /// Behind.', 'Above.\nBehind.'],
  ['behind what takes several lines', 'const a = 1 +\n  2;   /// Their sum.', 'Their sum.'],
  ['behind the brace that opens', 'neuron n {   /// A neuron.\n  param a = 1   /// not of n\n}', 'A neuron.'],
  ['behind a body', 'neuron n { param a = 1 }   /// A neuron.', 'A neuron.'],
  ['not behind the next on the line', 'const a = 1; const b = 2   /// Of b.', undefined],
  ['not on the line below', 'const a = 1\n/// Of b.\nconst b = 2', undefined],
  ['not a comment of two slashes behind it', 'const a = 1   // no', undefined]
])('%s', (_what, text, documentation) => expect(of(text)).toBe(documentation));

test('members and library functions have theirs', () => {
  const program = language.program(
    uriOf('doc.snn'),
    'neuron n {\n  /// how fast\n  param tau = 1 ms\n}\nconst b = exp(1)'
  )!;
  const model = program.declarations[0]!;
  expect(model.$type === 'Model' && language.documentation(model.members[0]!)).toBe('how fast');
  expect(language.documentation(language.services.names.library.find('exp')[0]!)).toBe('e to the power of x.');
});

test('members, formals and what stands above the next line keep their own', () => {
  const [model, sum] = language.program(
    uriOf('doc.snn'),
    'neuron n {\n  param a = 1   /// Of a.\n  param b = 2   /// Of b.\n}\nfunction sum(\n  x,   /// Of x.\n  y    /// Of y.\n) = x + y   /// Of sum.'
  )!.declarations;
  const members = model?.$type === 'Model' ? model.members : [];
  const formals = sum?.$type === 'FunctionDecl' ? sum.formals : [];
  expect([...members, ...formals, sum!].map(member => language.documentation(member))).toEqual([
    'Of a.',
    'Of b.',
    'Of x.',
    'Of y.',
    'Of sum.'
  ]);
});

test('the comment belongs to the first of two on a line', () => {
  const [first, second] = language.program(uriOf('doc.snn'), '/// Of a.\nconst a = 1; const b = 2')!.declarations;
  expect([language.documentation(first!), language.documentation(second!)]).toEqual(['Of a.', undefined]);
});

test('populations of one line share what is said of the line, and may have their own', () => {
  const [line] = language.program(
    uriOf('doc.snn'),
    snn`
      /// Both.
      population E[3],   /// Excites.
        I[2]
        : lif   /// Leaky.
    `
  )!.declarations;
  const populations = line?.$type === 'PopulationDecl' ? line.populations : [];
  expect(populations.map(population => language.documentation(population))).toEqual([
    'Both.\nExcites.\nLeaky.',
    'Both.\nLeaky.'
  ]);
});
