// Checks of the network as a whole: those on its model, and those on the plans of its experiments together with what planning refuses.
import {
  type Experiment,
  type Fault,
  type NetworkModel,
  type PlanOptions,
  KnownValues,
  NetworkError,
  plan,
  sweepOf
} from '../simulator/index.js';
import type { Check, PlannedExperiment } from './checks/check.js';
import { checks } from './checks/registry.js';
import type { Diagnostic } from './diagnostic.js';
import { type Program, isExperiment } from './generated/ast.js';
import { reporterOf } from './reporter.js';

/** The code of faults that have no page of their own. */
const otherFaults = 'cannot-run';

export function findOnModel(model: NetworkModel, program: Program): Diagnostic[] {
  const found: Diagnostic[] = [];
  const known = new KnownValues(model);
  const experiments = model.experiments.map(experiment => ({
    experiment,
    known: new KnownValues(model, experiment.name)
  }));
  for (const check of checks) {
    if (check.on === 'model')
      check.run({ model, program, uri: model.uri, known, experiments, report: reporterOf(model.uri, check, found) });
  }
  return found;
}

/** Only for models without errors. `memoryLimit` in bytes. */
export function findOnPlans(model: NetworkModel, program: Program, memoryLimit?: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const plans = model.experiments.flatMap(
    experiment => planned(experiment, model, memoryLimit, fault => reportFault(fault, experiment, program, found)) ?? []
  );
  for (const check of checks) {
    if (check.on === 'plan')
      check.run({ model, program, uri: model.uri, plans, report: reporterOf(model.uri, check, found) });
  }
  return found;
}

function planned(
  experiment: Experiment,
  model: NetworkModel,
  memoryLimit: number | undefined,
  refused: (fault: Fault) => void
): PlannedExperiment | undefined {
  const options = { experiment: experiment.name, ...(memoryLimit !== undefined && { memoryLimit }) };
  const results = endsOfSweep(model, options).map(value => plan(model, options, value));
  results.flatMap(one => one.faults).forEach(refused);
  const plans = results.flatMap(one => one.plan ?? []);
  return plans.length === results.length ? { experiment, plans } : undefined;
}

/** The first and the last value; undefined is the value of the file. A sweep without values is told by the plan. */
function endsOfSweep(model: NetworkModel, options: PlanOptions): (number | undefined)[] {
  try {
    const values = sweepOf(model, options)?.values ?? [];
    return values.length > 1 ? [values[0], values[values.length - 1]] : [values[0]];
  } catch (error) {
    if (error instanceof NetworkError) return [undefined];
    throw error;
  }
}

/** A fault that lies in the library or an imported file is shown at the experiment that meets it. */
function reportFault(
  { code, message, source }: Fault,
  experiment: Experiment,
  program: Program,
  found: Diagnostic[]
): void {
  const check: Check =
    checks.find(one => one.on === 'planning' && one.code === code) ?? checks.find(one => one.code === otherFaults)!;
  const uri = program.$document!.uri.toString();
  const isNew = !found.some(one => one.message === message && one.source.offset === source?.offset);
  const node = program.declarations.find(one => isExperiment(one) && one.name === experiment.name);
  const elsewhere = source ? { related: [{ message: 'it lies here', source }] } : {};
  if (source?.uri === uri && isNew) found.push({ code: check.code, severity: check.severity, message, source });
  else if (source?.uri !== uri && node) reporterOf(uri, check, found)({ node, property: 'name' }, message, elsewhere);
}
