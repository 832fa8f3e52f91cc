// Checks of the network as a whole: those on its model, and those on the plans of its experiments together with what planning refuses.
import { foresee } from '../outputs/index.js';
import {
  type Experiment,
  type Fault,
  type NetworkModel,
  type PlanOptions,
  type Sweep,
  type SweptValues,
  KnownValues,
  NetworkError,
  plan,
  startFaults,
  sweepOf,
  sweptText
} from '../simulator/index.js';
import type { PlannedExperiment } from './checks/check.js';
import { checks } from './checks/registry.js';
import type { Diagnostic } from './diagnostic.js';
import { type Program, isExperiment } from './generated/ast.js';
import { guarded } from './internal-fault.js';
import { reporterOf } from './reporter.js';

/** Rests between two checks. `settings` of parameters in place of their values. */
export function* findOnModel(
  model: NetworkModel,
  program: Program,
  settings: Readonly<Record<string, number>> = {}
): Generator<undefined, Diagnostic[]> {
  const found: Diagnostic[] = [];
  const known = new KnownValues(model, undefined, settings);
  const experiments = model.experiments.map(experiment => ({
    experiment,
    known: new KnownValues(model, experiment.name, settings)
  }));
  for (const check of checks) {
    if (check.on !== 'model') continue;
    guarded(
      model.uri,
      diagnostic => found.push(diagnostic),
      () =>
        check.run({
          model,
          program,
          uri: model.uri,
          known,
          experiments,
          report: reporterOf(model.uri, check, found)
        }),
      undefined
    );
    yield;
  }
  return found;
}

/** Only for models without errors; rests after each experiment. `memoryLimit` in bytes, `settings` of parameters in place of their values. */
export function* findOnPlans(
  model: NetworkModel,
  program: Program,
  more: Pick<PlanOptions, 'memoryLimit' | 'settings'> = {}
): Generator<undefined, Diagnostic[]> {
  const found: Diagnostic[] = [];
  const plans: PlannedExperiment[] = [];
  for (const experiment of model.experiments) {
    const tell = (fault: Fault, severity: Diagnostic['severity']): void =>
      reportFault(fault, severity, experiment, program, found);
    const look = (): PlannedExperiment | undefined => planned(experiment, model, more, tell);
    const one = guarded(model.uri, diagnostic => found.push(diagnostic), look, undefined);
    if (one) plans.push(one);
    yield;
  }
  for (const check of checks) {
    if (check.on === 'plan')
      guarded(
        model.uri,
        diagnostic => found.push(diagnostic),
        () => check.run({ model, program, uri: model.uri, plans, report: reporterOf(model.uri, check, found) }),
        undefined
      );
  }
  return found;
}

function planned(
  experiment: Experiment,
  model: NetworkModel,
  more: Pick<PlanOptions, 'memoryLimit' | 'settings'>,
  tell: (fault: Fault, severity: Diagnostic['severity']) => void
): PlannedExperiment | undefined {
  const options = { experiment: experiment.name, ...more };
  const sweep = sweepBefore(model, options);
  const results = evenly<SweptValues | undefined>(sweep?.points ?? [undefined]).map(point => ({
    point,
    ...plan(model, options, point?.values)
  }));
  for (const fault of sayingWhere(results, sweep)) tell(fault, 'error');
  const plans = results.flatMap(result => result.plan ?? []);
  if (plans.length < results.length) return undefined;
  const ends = plans.length > 1 ? [plans[0]!, plans[plans.length - 1]!] : plans;
  const atStart = ends.map((end, i) => ({
    point: i === 0 ? results[0]!.point : results.at(-1)!.point,
    faults: startFaults(end)
  }));
  for (const fault of sayingWhere(atStart, sweep)) tell(fault, hinders(fault) ? 'error' : 'warning');
  if (atStart.some(({ faults }) => faults.some(hinders))) return undefined;
  return { experiment, plans: ends, foreseen: foresee(plans, model, sweep) };
}

/** What chooses no neuron has no value, and the rest stands. */
const hinders = ({ code }: Fault): boolean => code !== 'no-value';

/** What some values of a sweep alone meet is told of the first of them. */
function sayingWhere(
  results: readonly { readonly point: SweptValues | undefined; readonly faults: readonly Fault[] }[],
  sweep: Sweep | undefined
): readonly Fault[] {
  const all = results.flatMap(({ point, faults }) => faults.map(fault => ({ point, fault })));
  const isSame = (a: Fault, b: Fault): boolean => a.code === b.code && a.source?.offset === b.source?.offset;
  return all.flatMap(({ point, fault }, i) => {
    const same = all.filter(other => isSame(other.fault, fault));
    if (same[0] !== all[i]) return [];
    if (!sweep || !point || same.length === results.length) return [fault];
    return [{ ...fault, message: `${fault.message.replace(/\.$/, '')} (with ${sweptText(sweep, point)}).` }];
  });
}

/** Of more values of a sweep than this, so many are planned. The run plans all before it begins. */
const mostPlanned = 25;

/** All, or an even choice with the first and the last. */
const evenly = <T>(values: readonly T[]): readonly T[] =>
  values.length <= mostPlanned
    ? values
    : Array.from({ length: mostPlanned }, (_, i) => values[Math.round((i * (values.length - 1)) / (mostPlanned - 1))]!);

/** A sweep without values is told by the plan. */
function sweepBefore(model: NetworkModel, options: PlanOptions): Sweep | undefined {
  try {
    return sweepOf(model, options);
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** A fault that lies in the library or an imported file is shown at the experiment that meets it. */
function reportFault(
  { code, message, source }: Fault,
  severity: Diagnostic['severity'],
  experiment: Experiment,
  program: Program,
  found: Diagnostic[]
): void {
  const uri = program.$document!.uri.toString();
  const isNew = !found.some(
    diagnostic => diagnostic.message === message && diagnostic.source.offset === source?.offset
  );
  const node = program.declarations.find(
    declaration => isExperiment(declaration) && declaration.name === experiment.name
  );
  const elsewhere = source ? { related: [{ message: 'it lies here', source }] } : {};
  if (source?.uri === uri && isNew) found.push({ code, severity, message, source });
  else if (source?.uri !== uri && node)
    reporterOf(uri, { code }, found)({ node, property: 'name' }, message, { ...elsewhere, severity });
}
