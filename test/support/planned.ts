// The plan of a text, for tests that look at plans.
import { expect } from 'vitest';
import { DataFiles } from '../../language/data/data-files.js';
import { lower } from '../../language/lowering/lower.js';
import { inferTypes } from '../../language/units/infer/infer-types.js';
import { plan, type Plan, type PlanOptions } from '../../simulator/2-plan/index.js';
import { memoryCount } from '../../simulator/4-run/index.js';
import { NetworkError, type NetworkModel } from '../../simulator/index.js';
import { languageOf, textWorld, uriOf } from './text-world.js';

type Files = Readonly<Record<string, string>>;

/** The network of a text as it is, without the checks that would refuse it before: settings from outside can make any of it true. */
export function unchecked(text: string, others: Files = {}): NetworkModel {
  const files = { ...others, 'main.snn': text };
  const program = languageOf(files).program(uriOf('main.snn'))!;
  const types = inferTypes(program);
  const world = textWorld(files);
  return lower(program, [], {
    world,
    files: new DataFiles(world),
    given: {},
    dimensionOf: node => types.dimensionOf(node),
    report: () => undefined
  });
}

/** The plan of the text's first experiment. */
export function planned(
  text: string,
  others: Files = {},
  more: Pick<PlanOptions, 'settings' | 'memoryLimit' | 'without'> = {}
): Plan {
  const model = unchecked(text, others);
  return plan(model, { experiment: model.experiments[0]!.name, ...more }, memoryCount());
}

/** `code line message` of what the planner refuses. */
export function refused(text: string, others: Files = {}, more: Parameters<typeof planned>[2] = {}): string {
  try {
    planned(text, others, more);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const fault = error.faults[0]!;
    return `${fault.code} ${fault.source?.line ?? 0} ${fault.message}`;
  }
  return expect.fail('The plan was not refused.');
}

/** A plan without places in texts and without names of models: what a kernel is made from. */
export const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'source' || key === 'uri' || key === 'model'
        ? undefined
        : ArrayBuffer.isView(inner)
          ? Array.from(inner as Float64Array)
          : inner
    )
  );
