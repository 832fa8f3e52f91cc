// Slips that once cost more than the declaration they are in.
import { expect, test } from 'vitest';
import { eachDeclared } from '../../../language/names/declarations.js';
import { languageOf, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const language = languageOf();
const declaredIn = (text: string): (string | undefined)[] =>
  eachDeclared(language.program(uriOf('m.snn'), text)!.declarations).map(({ name }) => name);

const rest = snn`
    population A : lif
    connect x: A -> A {
      synapse delta(weight = 1 mV)
      pattern all_to_all
    }
    experiment e {
      step 0.1 ms
      run 1 s
    }
  `;

test('a brace in a word that begins no statement', () =>
  expect(declaredIn(`pa{ttern one\n${rest}`)).toEqual(['A', 'x', 'e']));
test('a brace behind one', () => expect(declaredIn(`quux one {\n  more\n${rest}`)).toEqual(['A', 'x', 'e']));
test('a block that is closed is left out as a whole', () =>
  expect(declaredIn(`quux one {\n  param a = 1\n}\n${rest}`)).toEqual(['A', 'x', 'e']));
