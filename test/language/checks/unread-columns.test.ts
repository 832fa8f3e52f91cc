// Columns that reach no neuron: what the page of the check does not show.
import { expect, test } from 'vitest';
import { snn } from '../../support/snn.js';
import { languageOf, uriOf } from '../../support/text-world.js';

const table = 'a,b,c,d,class\n0.5,1,0.2,1,x\n1,0.1,0,1,y\n';
const found = (size: string, more = '', label = ', label = "class"'): readonly string[] => {
  const text = snn`
    data set = table("t.csv"${label})
    population P[${size}] : poisson reads set
    population Teacher[2] : poisson reads set
    experiment e {
      step 1 ms
      for sample in set { present sample to P, sample.label to Teacher for 2 ms }
      ${more}
    }
  `;
  return languageOf({ 'main.snn': text, 't.csv': table })
    .check(uriOf('main.snn'), text)
    .filter(({ code }) => code === 'unread-columns' || code === 'internal-error')
    .map(({ message }) => message);
};

test('both sides are named, and what is not read; a teacher reads classes', () => {
  expect(found('3')).toEqual([
    'P has 3 neurons and t.csv 4 columns, so that d is not read; make it P[4], or leave out of the data what nobody is to read.'
  ]);
  expect(found('1')[0]).toContain('P has 1 neuron and t.csv 4 columns, so that b, c and d are not read');
  expect(found('2, 2')).toEqual([]);
});

test('columns that are read by their names are read, also those of parts', () => {
  expect(found('3', 'report set.d[0]')).toEqual([]);
  expect(found('3', 'report set.train.label[0]')).toHaveLength(1);
});
