// A list given to a convolution is a kernel that all positions share.
import { expect, test } from 'vitest';
import { refused } from '../../../support/planned.js';
import { lastWeights } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const network = (
  a: string,
  b: string,
  kernel: readonly number[],
  more = '',
  from = 'A'
): string => `population A[${a}] : lif_delta
population B[${b}] : lif_delta
connect c: ${from} -> B {
  synapse delta(weight = [${kernel.map(value => `${value} mV`).join(', ')}])
  pattern convolution(rows = 2, columns = 3, stride = 2, padding = 1)
  ${more}
}
experiment e { step 0.1 ms; record weight of c; run 1 ms }
`;

/** Weights of a convolution by its definition, by target, then by source; `skip` counts rows before the first. */
function shared([ci, yi, xi]: number[], [co, yo, xo]: number[], kernel: readonly number[]): number[] {
  const weights: number[] = [];
  for (let o = 0; o < co!; o++)
    for (let y = 0; y < yo!; y++)
      for (let x = 0; x < xo!; x++)
        for (let c = 0; c < ci!; c++) {
          for (let row = 0; row < 2; row++)
            for (let column = 0; column < 3; column++) {
              const sy = 2 * y - 1 + row;
              const sx = 2 * x - 1 + column;
              if (sy >= 0 && sy < yi! && sx >= 0 && sx < xi!)
                weights.push(kernel[((o * ci! + c) * 2 + row) * 3 + column]!);
            }
        }
  return weights;
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

test('one channel', () => {
  expect(lastWeights(simulated(network('6, 8', '4, 4', numbers(6))), 'c')).toEqual(
    shared([1, 6, 8], [1, 4, 4], numbers(6))
  );
});
test('several channels on both sides', () => {
  expect(lastWeights(simulated(network('2, 6, 8', '3, 4, 4', numbers(36))), 'c')).toEqual(
    shared([2, 6, 8], [3, 4, 4], numbers(36))
  );
});
test('the weights of a plastic convolution begin with the kernel', () => {
  const plastic = network('6, 8', '4, 4', numbers(6), 'delay dendritic 1 ms\n  plasticity stdp(w_max = 99 mV)');
  expect(lastWeights(simulated(plastic), 'c')).toEqual(shared([1, 6, 8], [1, 4, 4], numbers(6)));
});
test('a part of a population is an image of its own', () => {
  expect(lastWeights(simulated(network('9, 10, 12', '3, 4, 4', numbers(36), '', 'A[4..5, 2..7, 3..10]')), 'c')).toEqual(
    shared([2, 6, 8], [3, 4, 4], numbers(36))
  );
});
test('a kernel of another size is refused', () => {
  expect(refused(network('6, 8', '4, 4', numbers(5)))).toMatch(
    /^list-length 4 weight of c\(A->B\) is a list of 5 values for a kernel of 6 \(1 target channels × 1 source channels × 2 rows × 3 columns\); give one value per entry\.$/
  );
});
