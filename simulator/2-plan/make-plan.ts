// The verb of this stage: a network and the name of an experiment in, the plan of one run out.
import { formatNumber, type ModelDefinition, type NetworkModel, type Population } from '../1-model/index.js';
import {
  listsAskedFor,
  mayFreezeIn,
  checkFrozen,
  checkShownOnce,
  examinationsOf,
  checkTargets,
  fixedIn,
  planCounted,
  planLater,
  planLearnt,
  planPresentations,
  planRecords,
  globalsOf,
  planScript,
  scriptOf,
  seedOf,
  seedsIn,
  planSilences,
  planStimuli,
  ScriptValues,
  timelineOf,
  type PlanOptions,
  type Script,
  type ScriptEvent,
  type Timeline
} from './experiment/index.js';
import { networkError } from './formula/index.js';
import { largestFirst, leastMemoryOf, refuseAbove, type MemoryCount } from './memory/index.js';
import { buildGroups, NeuronDraft, planGroup, type Want } from './neurons/index.js';
import { applyPasses } from './passes/index.js';
import type { FreezePlan, Plan, SettingPlan } from './plan/index.js';
import {
  planProjections,
  refuseUnforeseen,
  type PlannedProjection,
  withBindings,
  withBoundInputs
} from './synapses/index.js';
import { shapeOf, type Globals } from './values/index.js';

/**
 * `count` says what the backend that will run it and the recording take; `swept` has a value of each sweep of the experiment, the outermost
 * first. Throws NetworkError for what the user has to mend.
 */
export function plan(
  written: NetworkModel,
  options: PlanOptions,
  count: MemoryCount,
  swept: readonly number[] = []
): Plan {
  const script = scriptOf(written, options.experiment);
  const globals = globalsOf(written, script, options, swept);
  seedsIn(script, globals);
  refuseTooManyParts(written, options.experiment);
  const values = new ScriptValues(written, script.experiment.name, globals, fixedIn(script, options));
  const timeline = timelineOf(script.statements, values, script.sweeps);
  const [first, ...others] = timeline.settings;
  const whole = planWith(written, options, count, { script, timeline, swept }, first!.globals);
  for (const { set, globals } of others)
    planLater(whole, set!, () => planWith(written, options, count, { script, timeline, swept }, globals));
  return whole;
}

/** The plan of a network that goes on with what is `set` after it has run. Throws NetworkError where that changes what is made once. */
export function planAgain(
  first: Plan,
  { globals, set }: Extract<ScriptEvent, { kind: 'set' }>,
  options: PlanOptions,
  count: MemoryCount
): Plan {
  const { model, swept } = first.script.program;
  const script = scriptOf(model, options.experiment);
  const values = new ScriptValues(
    model,
    options.experiment,
    globalsOf(model, script, options, swept),
    fixedIn(script, options)
  );
  const timeline = timelineOf(script.statements, values);
  return planLater(first, set, () => planWith(model, options, count, { script, timeline, swept }, globals));
}

interface Study {
  readonly script: Script;
  readonly timeline: Timeline;
  readonly swept: readonly number[];
}

/** The network as it is with these values of its parameters. */
function planWith(
  written: NetworkModel,
  options: PlanOptions,
  count: MemoryCount,
  { script, timeline, swept }: Study,
  globals: Globals
): Plan {
  const step = globals.step!;
  const model = withBindings(written, globals);
  const scriptPlan = planScript(script, timeline);
  const seed = seedOf(script, globals, options);
  const mayFreeze = mayFreezeIn(script.statements);
  const populations = byName(model.populations).map(
    (population, group) =>
      new NeuronDraft(
        population,
        withBoundInputs(modelOf(population, model), population.name, model),
        shapeOf(population, globals),
        globals,
        group,
        mayFreeze(population.name)
      )
  );
  refuseAbove(leastMemoryOf(populations), options.memoryLimit);
  checkTargets(timeline, populations);
  checkShownOnce(script.statements);
  // what is wanted of the neurons
  const presentations = populations.map(population => planPresentations(population, model, timeline));
  const projections = planProjections(byName(model.projections), model, populations, globals, step, mayFreeze);
  const freezes = freezesOf(populations, projections);
  checkFrozen(timeline, freezes);
  const projectionPlans = projections.map(projection => projection.plan);
  refuseUnforeseen(model.projections, projectionPlans, {
    name: options.experiment,
    presents: timeline.presentations.length > 0
  });
  const stimuli = planStimuli(script.statements, populations, globals, step, timeline);
  const silences = planSilences(script.statements, populations, projectionPlans, globals, step, timeline);
  // and the groups that have all of it
  const groups = buildGroups(populations, [
    ...presentations.flatMap((shown, group) => (shown ? [driven({ group, input: 0 })] : [])),
    ...populations.flatMap(({ freezes }, group) => (freezes ? [{ kind: 'flag' as const, group }] : [])),
    ...projections.flatMap(projection => projection.wants),
    ...stimuli.map(driven)
  ]);
  const records = planRecords(script.statements, { groups, projections, globals, step });
  const groupPlans = groups.map((group, i) => planGroup(group, step, presentations[i]));
  const plain: Plan = {
    uri: model.uri,
    experiment: options.experiment,
    seed,
    step,
    globals: globals.numbers(),
    lists: listsAskedFor(scriptPlan, globals),
    groups: groupPlans,
    projections: projectionPlans,
    stimuli,
    silences,
    records,
    script: {
      ...scriptPlan,
      program: {
        model: written,
        experiment: options.experiment,
        given: options.settings ?? {},
        swept,
        seed
      },
      counted: planCounted(script.statements, populations, globals),
      examinations: examinationsOf(
        timeline,
        populations.map(({ population }) => population.name)
      ),
      freezes,
      learnt: planLearnt(script.statements, groupPlans, projectionPlans),
      settings: settingsIn(timeline)
    },
    passes: [],
    memory: []
  };
  const passed = applyPasses(plain, options.without);
  const memory = largestFirst(count(passed));
  refuseAbove(memory, options.memoryLimit);
  return { ...passed, memory };
}

/** Each has code of its own: more of them take longer to compile than to simulate, and in the end the compiler gives up. */
const mostParts = 10_000;

function refuseTooManyParts({ populations, projections, experiments }: NetworkModel, name: string): void {
  const parts = populations.length + projections.length;
  if (parts <= mostParts) return;
  throw networkError(
    'too-many-parts',
    `The network has ${formatNumber(parts)} populations and connections and can have at most ${mostParts}: put neurons of one model into one population, and select them by their index.`,
    experiments.find(experiment => experiment.name === name)!.source
  );
}

const byName = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

const modelOf = (population: Population, { models }: NetworkModel): ModelDefinition =>
  models.find(({ kind, name }) => (kind === 'neuron' || kind === 'encoder') && name === population.model)!;

const driven = ({ group, input }: { readonly group: number; readonly input: number }): Want => ({
  kind: 'drive',
  group,
  input
});

function freezesOf(drafts: readonly NeuronDraft[], projections: readonly PlannedProjection[]): FreezePlan[] {
  return [
    ...drafts.flatMap(({ freezes, population: { name } }, group) => (freezes ? [{ name, group, slot: 0 }] : [])),
    ...projections.flatMap(({ flag, plan }, projection) =>
      flag === undefined ? [] : [{ name: plan.connect, group: plan.to, slot: flag, projection }]
    )
  ];
}

/** What is set after the network has run, with the parameters that it changes. */
function settingsIn({ settings }: Timeline): readonly SettingPlan[] {
  const numbers = settings.map(({ globals }) => globals.numbers());
  return settings.slice(1).map(({ at }, i) => ({
    at,
    changed: Object.fromEntries(Object.entries(numbers[i + 1]!).filter(([name, value]) => value !== numbers[i]![name]))
  }));
}
