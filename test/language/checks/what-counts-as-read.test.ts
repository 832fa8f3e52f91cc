// What counts as reading a parameter or state of a neuron: synapses and rules of the library, records, statistics, conditions; and what is said where it is missing.
import { describe, expect, test } from 'vitest';
import { snn } from '../../support/snn.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

const program = ({ declared = '', used = '', asked = '' }): string => snn`
  neuron cell {
    ${declared}
    input I : mV
    state V = 0 mV
    V' = (I + 20 mV - V) / (10 ms)
    spike when V > 15 mV
    on spike { V = 0 mV }
    refractory 1 ms holds V
  }
  population Cell[3] : cell
  ${used}
  experiment e {
    step 0.1 ms
    record spikes of Cell
    run 10 ms
    ${asked}
  }
`;
const found = (parts: Parameters<typeof program>[0]): readonly string[] => {
  const text = program(parts);
  return shown(languageOf({ 'main.snn': text }).check(uriOf('main.snn'), text));
};
const blocked = 'connect c: Cell -> Cell { synapse reset_and_block; pattern where pre.index != post.index }';

describe('a declaration of a neuron is read', () => {
  test('not by itself', () => {
    expect(found({ declared: 'param V_reset = 0 mV' }).join()).toMatch(/^unused-declaration .*'V_reset' is never read/);
    expect(found({ declared: 'state quiet = 0' }).join()).toMatch(/^unread-state .*Nothing reads the state quiet/);
  });
  test.each([
    ['by a synapse of the library', { declared: 'param V_reset = 0 mV', used: blocked }],
    ['by a record statement', { declared: 'param size = 1', asked: 'record size of Cell' }],
    ['by a condition', { declared: 'param size = 1', asked: 'report count(Cell where size == 1)' }],
    ['by a statistic', { declared: 'param size = 1', asked: 'record size of Cell\n    report mean(size of Cell)' }],
    [
      'by a synapse of the file',
      {
        declared: 'param size = 1\n    state quiet = 0',
        used: 'synapse s into V reads size, quiet {\n  param weight = 1 mV\n  on pre { post.V += weight * post.size * post.quiet }\n}\nconnect c: Cell -> Cell { synapse s }'
      }
    ]
  ])('%s', (_, parts) => expect(found(parts).filter(one => /^un(used|read)/.test(one))).toEqual([]));
});

test('what a synapse sets its target to is added to the neuron where it is missing', () =>
  expect(found({ used: blocked }).join()).toContain(
    'Synapse reset_and_block refers to post.V_reset, but neuron cell of population Cell has no V_reset; add param V_reset to neuron cell'
  ));
