// The statements of an experiment: what runs when, what is done to the network, what is recorded.
export { listsAskedFor } from './asked-lists.js';
export { planCounted } from './conditions.js';
export { checkFrozen, examinationsOf, mayFreezeIn } from './freezes.js';
export { KnownValues } from './known-values.js';
export { planLearnt } from './learnt.js';
export { planLater } from './later-plan.js';
export type { PlanOptions } from './options.js';
export { checkShownOnce, checkTargets, planPresentations } from './presentations.js';
export { planRecords } from './records.js';
export { targetsOf } from './targets-of.js';
export { fixedIn, globalsOf, planScript, scriptOf, seedOf, seedsIn, type Script } from './script.js';
export { shownSpikes } from './shown-spikes.js';
export { planSilences } from './silences.js';
export { planStimuli } from './stimuli.js';
export { seedsOf, sweepOf, sweptText, type Sweep, type SweptParameter, type SweptValues } from './sweep.js';
export { ScriptValues } from './script-values.js';
export { timelineOf, type Timeline } from './timeline.js';
export { walkedStatements, walkOf, type Examination, type ScriptEvent, type Stretch } from './walk.js';
