// Where states of synapses live, as `explain`, `--stats` and the check of costs say it.
import { expect, test } from 'vitest';
import { synapticStates } from '../../../simulator/2-plan/analysis/index.js';
import { planned } from '../../support/planned.js';
import { snn } from '../../support/snn.js';

test('on neurons, summed on targets, at spikes alone, and each step', () => {
  const plan = planned(snn`
    synapse saturating into I { param weight = 1 pA; state s = 0; s' = (1 - s) * s / 1 ms; on pre { s += 0.1 }; inject I = weight * s }
    population S[3] : poisson_source(rate = 10 Hz)
    population E[5] : lif
    connect a: S -> E { synapse exp_current(weight = 1 pA); plasticity stdp(w_max = 2 pA) }
    connect b: S -> E { synapse saturating }
    connect c: S -> E { synapse saturating; delay uniform(1 ms, 2 ms) }
    experiment e { step 0.1 ms; run 10 ms }
  `);
  expect(
    synapticStates(plan).map(({ name, projection, place, updates }) => [projection, name, place, updates])
  ).toEqual([
    ['a(S->E)', 'i', 'target', 5],
    ['a(S->E)', 'x', 'neuron', 0],
    ['a(S->E)', 'y', 'neuron', 0],
    ['a(S->E)', 'weight', 'events', 0],
    ['b(S->E)', 's', 'neuron', 3],
    ['c(S->E)', 's', 'step', 15]
  ]);
});
