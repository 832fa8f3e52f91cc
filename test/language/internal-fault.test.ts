// A mistake of ours over one text hides nothing else: neither in it nor in others.
import { expect, test } from 'vitest';
import { createLanguage } from '../../language/index.js';
import { codes, languageOf, shown, textWorld, uriOf } from '../support/text-world.js';
import { snn } from '../support/snn.js';

const world = textWorld({});
const breaking = createLanguage({
  ...world,
  read: (uri, limit) => {
    if (uri.endsWith('.csv')) throw new TypeError("Cannot read properties of undefined (reading 'ref')");
    return world.read(uri, limit);
  }
});

test('what breaks lowering is told beside what was found', () => {
  const found = breaking.check(
    uriOf('a.snn'),
    snn`
    data d = table("x.csv")
    const c = nothing
    param p = d.w[0]
  `
  );
  expect(codes(found)).toEqual(['internal-error 1', 'unknown-name 2']);
  expect(found[0]!.message).toMatch(
    /^Looking at this file, snn itself went wrong \(Cannot read properties of undefined \(reading 'ref'\), in .*\); please report it with the file\./
  );
  expect(codes(breaking.check(uriOf('b.snn'), 'const c = nothing\n'))).toEqual(['unknown-name 1']);
});

test.each([
  'experiment e { for x }',
  'experiment e { for i in 0..3 { } }',
  'experiment e { for i in [1, 2] { } }',
  'experiment e { for }',
  'experiment e { present }',
  'experiment e { present x }',
  'experiment e { present x[ to }',
  'experiment e { sweep }',
  'experiment e { sweep x in }',
  'experiment e { set }',
  'experiment e { stimulate }',
  'experiment e { clear }',
  'experiment e { across }',
  'experiment e { restore }',
  'population E[1] :',
  'population E[1] : lif(',
  'population E[1] : lif(I_e =',
  'connect',
  'connect a:',
  'connect A ->',
  'connect A -> B { pattern }',
  'connect A -> B { synapse }',
  'data d = table(',
  'data d =',
  'param x =',
  'function f(',
  'neuron n { on }',
  'neuron n { let x = }',
  "neuron n { x' = }"
])('half written, %s breaks nothing', text => {
  const found = languageOf().check(uriOf('a.snn'), text);
  expect(shown(found).filter(name => name.startsWith('internal-error'))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});
