// The plan as people read it.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { explainPlan } from '../../../simulator/2-plan/index.js';
import { planned } from '../../support/planned.js';
import { snn } from '../../support/snn.js';

test.each(['brunel', 'cuba', 'own_neuron', 'stdp_competition'])('the plan of %s reads as before', async name => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'examples', `${name}.snn`), 'utf8');
  await expect(explainPlan(planned(text))).toMatchFileSnapshot(`explained/${name}.txt`);
});

test('states of synapses that are carried each step: why, by what, and how many', () => {
  const text = explainPlan(
    planned(snn`
      plasticity follows reads V { state u = 0 mV; u' = (post.V - u) / 10 ms; weight' = weight * (1 pA - weight) / 1 pA / 1 s; on pre { weight += 0.1 pA * u / 1 mV } }
      population S[4] : poisson_source(rate = 10 Hz)
      population E[5] : lif
      connect c: S -> E { synapse exp_current(weight = 1 pA); plasticity follows }
      experiment e { step 0.1 ms; run 10 ms }
    `)
  );
  expect(text).toContain("state u = 0 mV at first, carried each step, once a neuron of E, as u' depends on post.V");
  expect(text).toContain("carried each step for each synapse, as weight' is not linear in weight");
  expect(text).toContain('integrated by Runge-Kutta 4 (weight: deterministic; u exactly, at each stage)');
  expect(text).toContain(
    'carried_synapses (always): 5 neurons of E each step, for u of c(S->E); 20 synapses of c(S->E) each step, for weight'
  );
});

test('inputs that are bound, as they are written', () => {
  const text = explainPlan(
    planned(snn`
      plasticity moved { input d : 1; weight' = d * 1 pA / 1 s * weight / 1 pA }
      population S[4] : poisson_source(rate = 10 Hz)
      population E[5] : lif
      population D : neuromodulator
      connect c: S -> E { synapse exp_current(weight = 1 pA); plasticity moved(d = level of D); plasticity moved(d = level of D) }
      experiment e { step 0.1 ms; run 10 ms }
    `)
  );
  expect(text).toContain('projection d of c(S->E) = level of D: 1 × 5');
  expect(text).toContain('projection d of rule 2 of c(S->E) = level of D: 1 × 5');
  expect(text).toContain('adds pre.level to d of c(S->E) each step');
  expect(text).toContain("weight' depends on d");
  expect(text).not.toMatch(/\.plasticity|post\.d/);
});
