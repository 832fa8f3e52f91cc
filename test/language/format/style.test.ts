// What formatted text looks like, rule by rule.
import { describe, expect, test } from 'vitest';
import { formatted, refusedFor } from './formatted.js';
import { snn } from '../../support/snn.js';

const inModel = (text: string): string => snn`
  neuron n {
  ${text}
  }
`;

describe('spaces', () => {
  test.each([
    ['one around signs of two sides', 'const a=b*c+2/d-e', 'const a = b * c + 2 / d - e'],
    ['none behind a sign of one side', 'const a = - 1 - - b', 'const a = -1 - -b'],
    ['none around a power', 'const a = b ^ - 2 ^ c', 'const a = b^-2^c'],
    ['none inside brackets', 'const a = f ( b , [ 1 ,2 ] )', 'const a = f(b, [1, 2])'],
    [
      'one before brackets that nothing is called or indexed with',
      'const a =b and(c) or not(d)',
      'const a = b and (c) or not (d)'
    ],
    ['none around an interval of neurons', 'connect E [ 0 .. 3 ]->F{}', 'connect E[0..3] -> F {}'],
    ['one around an interval of values', 'param a = 1 in 0..2', 'param a = 1 in 0 .. 2'],
    ['none inside units', 'param a : nS / ms ^ 2', 'param a : nS/ms^2'],
    ['one before a unit', 'const a = 20ms + 2%', 'const a = 20 ms + 2 %'],
    [
      'one around the colon of a type, none before that of a connection',
      'const a:mV = 1; connect x : E->F{}',
      'const a : mV = 1; connect x: E -> F {}'
    ],
    ['none around a dot, none before a prime', inModel("  V  ' = pre . x"), inModel("  V' = pre.x")],
    [
      'a semicolon between statements of a line',
      'const a = 1;const b = 2 ;; const c',
      'const a = 1; const b = 2; const c'
    ],
    ['none behind a brace', 'neuron a {}neuron b {}neuron c {}', 'neuron a {} neuron b {} neuron c {}'],
    ['no semicolon at the end of a line', 'const a = 1;\nconst b = 2;', 'const a = 1\nconst b = 2'],
    ['one before a unit that divides', 'const a = 0.02/ms + 3m/s', 'const a = 0.02 /ms + 3 m/s'],
    ['none where a line ends', 'const a = 1  \t // b  ', 'const a = 1   // b']
  ])('%s', (_, text, wanted) => expect(formatted(text)).toBe(wanted.endsWith('\n') ? wanted : `${wanted}\n`));
});

describe('lines', () => {
  const long = 'population_of_a_long_name'.repeat(4); // 100 characters
  test.each([
    ['a body on one line stays so', 'neuron n {on spike{V=1; w=2}}', 'neuron n { on spike { V = 1; w = 2 } }\n'],
    [
      'a body over lines has its braces at their ends',
      'neuron n\n{ on spike\n{\nV = 1 } param x }',
      snn`
        neuron n {
          on spike {
            V = 1
          }
          param x
        }
      `
    ],
    [
      'a body with a break anywhere is over lines',
      'neuron n { param x\n}',
      snn`
      neuron n {
        param x
      }
    `
    ],
    ['an empty body is closed at once', 'neuron n {\n\n}', 'neuron n {}\n'],
    [
      'a body too long for a line is opened',
      `experiment e { seed 1; report ${long}; run 1 s }`,
      snn`
        experiment e {
          seed 1
          report ${long}
          run 1 s
        }
      `
    ],
    [
      'an outer body is opened before an inner one',
      `neuron n { param ${long}; on spike { V = 1 } }`,
      snn`
        neuron n {
          param ${long}
          on spike { V = 1 }
        }
      `
    ],
    [
      'a statement too far out has a line of its own',
      `const a = 1; const b = c; const c = ${long}`,
      `const a = 1; const b = c\nconst c = ${long}\n`
    ],
    [
      'a statement of several lines has them for itself',
      'const a = 1; neuron n {\nparam x } const b = 2',
      snn`
        const a = 1
        neuron n {
          param x
        }
        const b = 2
      `
    ],
    [
      'one blank line at most, and none beside braces',
      'const a = 1\n\n\n\nneuron n {\n\n  param x\n\n}\n\n\n',
      snn`
        const a = 1

        neuron n {
          param x
        }
      `
    ],
    [
      'a break inside a statement stays, two further in',
      'const a = 1 +\n2\nconst b = c\nand d',
      snn`
        const a = 1 +
          2
        const b = c
          and d
      `
    ],
    [
      'a break inside brackets stays, two further in',
      'const a = f(\nb = 1,\nc = [\n1,\n2\n]\n)',
      snn`
        const a = f(
          b = 1,
          c = [
            1,
            2
          ]
        )
      `
    ],
    ['what stands close is not broken', 'const a = f(\nb)\n.x\n^ 2', 'const a = f(\n  b).x^2\n'],
    [
      'tabs go; line ends of Windows and a byte order mark stay',
      '\uFEFFneuron n {\r\n\tparam x\r\n}\r\n',
      '\uFEFFneuron n {\r\n  param x\r\n}\r\n'
    ],
    ['a file without anything stays without anything', ' \n\n ', ''],
    ['a file of a comment', '\n\n  // only this', '// only this\n']
  ])('%s', (_, text, wanted) => expect(formatted(text)).toBe(wanted));
  test('a body of exactly 120 columns fits, one of 121 does not', () => {
    const fitting = `experiment e { run ${'y'.repeat(99)} }`;
    expect(fitting).toHaveLength(120);
    expect(formatted(fitting)).toBe(`${fitting}\n`);
    expect(formatted(fitting.replace('y', 'yy'))).toBe(snn`
      experiment e {
        run ${'y'.repeat(100)}
      }
    `);
  });
});

describe('comments', () => {
  test.each([
    [
      'stand as far in as what follows them',
      '// a\nneuron n {\n// b\nparam x\n    // c\n}',
      snn`
        // a
        neuron n {
          // b
          param x
          // c
        }
      `
    ],
    ['stand three behind code', 'const a = 1 // a\nconst bb = 2     // b', 'const a = 1   // a\nconst bb = 2   // b\n'],
    [
      'keep a column that they share in a paragraph',
      'const a=1     // a\nconst b = c\nconst dd = 2  // d',
      snn`
        const a = 1   // a
        const b = c
        const dd = 2  // d
      `
    ],
    [
      'share no column over a blank line',
      'const a = 1     // a\n\nconst dd = 2    // d',
      snn`
        const a = 1   // a

        const dd = 2   // d
      `
    ],
    [
      'move together where the code has grown',
      'const a=1// a\nconst b=2// b\nconst ccccc = 1   // c',
      snn`
        const a = 1   // a
        const b = 2   // b
        const ccccc = 1   // c
      `
    ],
    [
      'stay inside a statement',
      'const a = 1 + // one\n// two\n2',
      snn`
      const a = 1 +   // one
        // two
        2
    `
    ],
    [
      'keep a brace from joining',
      'neuron n // a\n{ // b\nparam x }',
      snn`
      neuron n   // a
      {   // b
        param x
      }
    `
    ],
    [
      'keep their blank line',
      'neuron n {\n  param x\n\n  // a\n\n}',
      snn`
      neuron n {
        param x

        // a
      }
    `
    ],
    [
      'that document stand in one column on lines that follow each other',
      'param a = 1 /// a\nparam bbb = 2     /// b\nparam c = 3\nparam dd = 4 /// d',
      snn`
        param a = 1     /// a
        param bbb = 2   /// b
        param c = 3
        param dd = 4   /// d
      `
    ],
    [
      'that document are not pushed away by a long line',
      `param a = 1 /// a\nparam b = ${'y'.repeat(71)} /// b\nparam cc = 3 /// c`,
      snn`
        param a = 1    /// a
        param b = ${'y'.repeat(71)}   /// b
        param cc = 3   /// c
      `
    ],
    [
      'that document do not take others into their column',
      'param a = 1 /// a\nparam bbb = 2 // b\nparam cc = 3 /// c',
      snn`
        param a = 1   /// a
        param bbb = 2   // b
        param cc = 3   /// c
      `
    ],
    [
      'keep their words',
      '//a   b\n///  c\nconst a',
      snn`
      //a   b
      ///  c
      const a
    `
    ]
  ])('%s', (_, text, wanted) => expect(formatted(text)).toBe(wanted));
});

describe('left alone', () => {
  test.each([
    ['a syntax error', 'const = 1', ['syntax-error 1']],
    ['a character of no meaning', 'const a = 1?', ['syntax-error 1']],
    ['a misspelt statement', 'experiment e {\n  recrod V of E\n}', ['misspelt-statement 2']],
    ['a misspelt declaration', 'neuron n {\n  let u = V; sate V : mV\n}', ['misspelt-statement 2']]
  ])('%s', (_, text, codes) => expect(refusedFor(text)).toEqual(codes));
  test('but names that mean nothing are no reason', () =>
    expect(formatted('const a=unknown')).toBe('const a = unknown\n'));
});
