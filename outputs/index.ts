// The only door of outputs: a Recording in; values, verdicts, pictures and files out. Pure: no IO, no clock, no DOM.
export { evaluateMeasured } from './verdicts/evaluate-expression.js';
export type { Outcome } from './verdicts/evaluate-expression.js';
export type { Value } from './reading/arithmetic.js';
export { judge } from './verdicts/judge.js';
export type { Verdict } from './verdicts/judge.js';
export { report } from './verdicts/report.js';
export type { Report, ReportRow } from './verdicts/report.js';
export { summarise } from './verdicts/summarise.js';
export type { PopulationSummary, ProjectionSummary, Summary } from './verdicts/summarise.js';
export { displayUnit, formatCount, formatValue } from './reading/quantity.js';
export { statistics } from './statistics/registry.js';
export type { Statistic } from './reading/question.js';
export type * from './plots/scene.js';
