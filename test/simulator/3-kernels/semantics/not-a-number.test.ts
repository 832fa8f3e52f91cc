// What is no number where one is needed, as settings from outside can make it, is said alike by every backend when the network is made.
import { describe, expect, test } from 'vitest';
import { backends, emit } from '../../../../simulator/3-kernels/index.js';
import { NetworkError } from '../../../../simulator/index.js';
import { planned } from '../../../support/planned.js';
import { snn } from '../../../support/snn.js';

const where = [
  ['an equation', (value: string) => `x' = ${value} * 1 Hz; spike when x > 1`],
  ['a condition', (value: string) => `x' = 1 Hz; spike when x > ${value}`],
  ['a reset', (value: string) => `x' = 1 Hz; spike when x > 1; on spike { x = ${value} }`]
] as const;

describe.each(backends.map(({ name }) => name))('on the backend %s', backend => {
  const message = (statements: string): string => {
    const plan = planned(snn`
      const rows = [[1, 2], [3, 4]]
      neuron counter { state x = 0; ${statements} }
      population P[2] : counter
      experiment e { step 1 ms; run 5 ms }
    `);
    try {
      emit(plan, {}, backend);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return error.message;
    }
    return 'nothing';
  };
  test.each(where)('a text in %s', (_, statements) =>
    expect(message(statements('"one"'))).toBe('"one" is a text where a number is needed.')
  );
  test.each(where)('a list of lists in %s', (_, statements) =>
    expect(message(statements('rows'))).toBe(
      'The entries of this list are not single numbers; take one list of them with [ ].'
    )
  );
});
