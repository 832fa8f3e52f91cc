// The plan as people read it.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { explainPlan } from '../../../simulator/2-plan/index.js';
import { planned } from '../../support/planned.js';

test.each(['brunel', 'cuba', 'own_neuron', 'stdp_competition'])('the plan of %s reads as before', async name => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'examples', `${name}.snn`), 'utf8');
  await expect(explainPlan(planned(text))).toMatchFileSnapshot(`explained/${name}.txt`);
});
