// `///` above a declaration is its documentation, in Markdown and without the slashes.
import { expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';

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
  ['not what ends the line before', 'import "b.snn" /// no\nconst a = 1', undefined]
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

test('the comment belongs to the first of two on a line', () => {
  const [first, second] = language.program(uriOf('doc.snn'), '/// Of a.\nconst a = 1; const b = 2')!.declarations;
  expect([language.documentation(first!), language.documentation(second!)]).toEqual(['Of a.', undefined]);
});
