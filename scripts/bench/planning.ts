// What comes before the synapses: a plan for the examples, and code for it, in a process that has done it before.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { plan } from '../../simulator/index.js';
import { emit } from '../../simulator/3-kernels/index.js';
import type { Plan } from '../../simulator/2-plan/index.js';
import { lowered } from './lowered.js';
import { memoryLimit } from './run-snn.js';

/** ms, the least of some; `first`: the first time in its process. */
export interface Planning {
  readonly file: string;
  readonly experiment: string;
  readonly planning: number;
  readonly generating: number;
  readonly first: number;
}

const times = 10;

/** The first experiment of every example. */
export const planningOfExamples = (measured: (file: string) => Planning): Planning[] =>
  readdirSync('examples')
    .filter(name => name.endsWith('.snn'))
    .sort()
    .map(name => measured(`examples/${name}`));

export function planningOf(file: string): Planning {
  const model = lowered(readFileSync(file, 'utf8'), pathToFileURL(path.resolve(file)).href);
  const { name: experiment } = model.experiments[0]!;
  const planning: number[] = [];
  const generating: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const made = plan(model, { experiment, memoryLimit }).plan!;
    const planned = performance.now();
    emit(unconnected(made));
    planning.push(planned - began);
    generating.push(performance.now() - planned);
  }
  return {
    file,
    experiment,
    planning: Math.min(...planning),
    generating: Math.min(...generating),
    first: planning[0]! + generating[0]!
  };
}

/** The same plan, and the same code, without a synapse: lists of pairs that are empty. */
function unconnected(made: Plan): Plan {
  const projections = made.projections.map(projection =>
    projection.transmission.kind === 'poisson'
      ? projection
      : {
          ...projection,
          expectedSynapses: 0,
          recipe: { ...projection.recipe, pattern: 'list', lists: { pre: [], post: [] } }
        }
  );
  return { ...made, projections };
}
