// The tokens are those that Langium finds by itself, and lines are counted right.
import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder } from 'langium';
import { expect, test } from 'vitest';
import { createSnnServices } from '../../../language/module.js';
import { SnnTokenBuilder } from '../../../language/parser/token-builder.js';

const { snn } = createSnnServices({
  read: () => 'missing',
  entries: () => 'missing',
  stamp: () => undefined,
  library: 'file:///library/',
  libraryFiles: []
});
const alternatives = (builder: DefaultTokenBuilder): unknown =>
  (builder.buildTokens(snn.Grammar) as TokenType[])
    .filter(({ name }) => name !== 'NAME')
    .map(({ name, PATTERN, GROUP, LONGER_ALT }) => [
      name,
      PATTERN,
      GROUP,
      LONGER_ALT && [LONGER_ALT].flat().flatMap(tokenType => (tokenType.name === 'NAME' ? [] : [tokenType.name]))
    ]);

test('every token is what Langium makes of the grammar', () => {
  expect(alternatives(new SnnTokenBuilder())).toEqual(alternatives(new DefaultTokenBuilder()));
  expect(JSON.stringify(alternatives(new SnnTokenBuilder()))).toContain('["neuron","neuron",null,["ID"]]');
});

test('tokens behind every kind of token stand in the right line and column', () => {
  const { tokens } = snn.parser.Lexer.tokenize(
    '// a\r\n/// b\nneuron x {\n\n  param a = 3 mV  "text"\n}\r\n  const z = 12 nonsense y'
  );
  expect(tokens.map(({ image, startLine, startColumn }) => `${image} ${startLine}:${startColumn}`)).toEqual([
    'neuron 3:1',
    'x 3:8',
    '{ 3:10',
    'param 5:3',
    'a 5:9',
    '= 5:11',
    '3 mV 5:13',
    '"text" 5:19',
    '} 6:1',
    ' 6:2',
    'const 7:3',
    'z 7:9',
    '= 7:11',
    '12 7:13',
    'nonsense 7:16',
    'y 7:25'
  ]);
});
