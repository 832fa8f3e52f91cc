// What distance(pre, post) is: a length between populations that are placed, a number between others.
import { expect, test } from 'vitest';
import { errorsOf, lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';

const network = (pattern: string, a = ' placed grid(50 um)', b = a): string => `population A[4] : lif_delta${a}
population B[4] : lif_delta${b}
connect c: A -> B { synapse delta(weight = 1 mV); pattern ${pattern}; delay 1 ms }
experiment e { step 0.1 ms; record V of B; run 1 ms }
`;

test.each([
  'where distance(pre, post) < 200 um',
  'fixed_probability(0.5 * exp(-distance(pre, post) / 200 um))',
  'fixed_probability(0.1)'
])('between placed populations: %s', pattern => expect(errorsOf(network(pattern))).toEqual([]));

test('between populations that are not placed it is a number', () => {
  expect(errorsOf(network('where distance(pre, post) < 2', ''))).toEqual([]);
  expect(errorsOf(network('where distance(pre, post) < 2 um', ''))).toHaveLength(1);
});

test('a length is no number', () =>
  expect(errorsOf(network('where distance(pre, post) < 2'))).toEqual([expect.stringContaining('missing-unit 3')]));

test('one that is not placed is named', () => {
  expect(errorsOf(network('where distance(pre, post) < 2 um', ' placed grid(50 um)', ''))[0]).toBe(
    'dimension-mismatch 3 distance(pre, post) has no value, ' +
      'because B is not placed in space and others here are; place it too: population B ... placed grid(50 um).'
  );
});

test.each([
  [' placed 5', /placed needs a layout in space, such as grid\(50 um\), but 5 is/],
  [' placed grid(5 ms)', /spacing of grid needs a length/],
  [' placed torus(5 mm)', /layout of torus needs a layout in space/]
])('%s is refused', (layout, message) => expect(errorsOf(network('all_to_all', layout))[0]).toMatch(message));

test('distances in a synapse model are those of its connection', () => {
  const model = snn`
      synapse close_by into V {
        param weight : mV
        param reach = 200 um
        on pre { post.V += weight * exp(-distance(pre, post) / reach) }
      }
    `;
  const use = (layout: string): string =>
    model + network('all_to_all', layout).replace('delta(weight = 1 mV)', 'close_by(weight = 1 mV)');
  expect(errorsOf(use(' placed grid(50 um)'))).toEqual([]);
  expect(errorsOf(use(''))[0]).toMatch(
    /close_by takes distance\(pre, post\) as a length .*, but here it is a plain number/
  );
});

test('the layout is part of the network, and placed can be a name', () => {
  expect(lowered(network('all_to_all')).populations[0]!.layout).toMatchObject({
    kind: 'call',
    function: 'grid',
    arguments: { spacing: { value: 5e-5 } }
  });
  expect(errorsOf('const placed = 3\npopulation A[placed] : lif\n').filter(line => !line.includes('unused'))).toEqual(
    []
  );
});
