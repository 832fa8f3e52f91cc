// Times that are further away than a run can go, and delays that would do nothing: refused at their line, or right.
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../../support/lowered.js';
import { refused } from '../../../support/planned.js';
import { spikeSteps } from '../../../support/simulated.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

const fires = (times: string): string => `
population S[1] : spike_list(times = ${times})
experiment e {
  step 0.1 ms
  record spikes of S
  run 10 ms
}
`;

describe('spike times', () => {
  test('may lie as far as the longest run goes', () => {
    expect(spikeSteps(simulatedOnAll(fires('[0.1 ms, 214748364.7 ms]')), 'S')).toEqual([1]);
  });

  test('further away are refused at their line', () => {
    expect(refused(fires('[0.1 ms, 429496730 ms]'))).toBe(
      'spike-time 2 A spike time of S is 429496.73 s = 4294967300 steps of 0.1 ms, and a run has at most 2147483647; make it shorter or the step longer.'
    );
  });

  const periodic = (period: string): string => `
neuron ticks {
  param times = 1 ms
  param period = 1 ms
  state V = period
  spike at times every ${period}
}
population S[1] : ticks(period = 429496730 ms)
experiment e {
  step 0.1 ms
  record spikes of S
  run 10 ms
}
`;
  const told = /429496.73 s = 4294967300 steps of 0.1 ms, and a run has at most 2147483647/;
  test('of an interval, too, whenever it is known', () => {
    expect(refused(periodic('period'))).toMatch(told);
    expect(
      ranOnAll(periodic('V'))
        .faults.map(fault => fault.message)
        .join()
    ).toMatch(told);
  });
});

describe('delays', () => {
  const network = (delay: string, synapse = 'delta(weight = 1 mV)'): string => `
population S[1] : spike_list(times = [1 ms])
population E[2] : ${synapse.startsWith('delta') ? 'lif_delta' : 'lif'}
connect c: ${synapse.startsWith('delta') ? 'S' : 'E'} -> E {
  synapse ${synapse}
  pattern all_to_all
  delay ${delay}
}
experiment e {
  step 0.1 ms
  record V of E
  run 10 ms
}
`;
  test('of more steps than there is room for are refused at their line', () => {
    expect(refused(network('1000 h'))).toMatch(
      /^delay-too-long 7 The delay of c\(S->E\) is .* more than 16777215 steps/
    );
    expect(errorsOf(network('(1 + post.index) * 1000 h'))).toEqual([
      'delay-too-long 7 The delay of c(S->E) from S[0] to E[0] is 3600000 s, more than 16777215 steps of 0.1 ms; make it shorter or the step longer.'
    ]);
  });
});
