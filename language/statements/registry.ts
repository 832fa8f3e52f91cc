// All statements of the language, in the order in which a reader meets them. A statement is one file beside this one.
import type { StatementKind } from './statement-kind.js';
import { acrossStatement } from './across.js';
import { assignmentStatement } from './assignment.js';
import { clearStatement } from './clear.js';
import { connectStatement } from './connect.js';
import { constStatement } from './const.js';
import { dataStatement } from './data.js';
import { delayStatement } from './delay.js';
import { eachStatement } from './each.js';
import { encoderStatement } from './encoder.js';
import { equationStatement } from './equation.js';
import { eventStatement } from './event.js';
import { expectStatement } from './expect.js';
import { experimentStatement } from './experiment.js';
import { forStatement } from './for.js';
import { functionStatement } from './function.js';
import { importStatement } from './import.js';
import { injectStatement } from './inject.js';
import { inputStatement } from './input.js';
import { integratorStatement } from './integrator.js';
import { letStatement } from './let.js';
import { loseStatement } from './lose.js';
import { measureStatement } from './measure.js';
import { neuronStatement } from './neuron.js';
import { noiseStatement } from './noise.js';
import { onStatement } from './on.js';
import { paramStatement } from './param.js';
import { patternStatement } from './pattern.js';
import { patternDeclarationStatement } from './pattern-declaration.js';
import { plasticityStatement } from './plasticity.js';
import { plasticityRuleStatement } from './plasticity-rule.js';
import { plotStatement } from './plot.js';
import { populationStatement } from './population.js';
import { presentStatement } from './present.js';
import { recordStatement } from './record.js';
import { refractoryStatement } from './refractory.js';
import { refractoryPostStatement } from './refractory-post.js';
import { repeatStatement } from './repeat.js';
import { reportStatement } from './report.js';
import { restStatement } from './rest.js';
import { restoreStatement } from './restore.js';
import { runStatement } from './run.js';
import { seedStatement } from './seed.js';
import { setStatement } from './set.js';
import { silenceStatement } from './silence.js';
import { snapshotStatement } from './snapshot.js';
import { spikeStatement } from './spike.js';
import { stateStatement } from './state.js';
import { stepStatement } from './step.js';
import { stopStatement } from './stop.js';
import { freezeStatement } from './freeze.js';
import { unfreezeStatement } from './unfreeze.js';
import { labelStatement } from './label.js';
import { testStatement } from './test.js';
import { saveStatement } from './save.js';
import { loadStatement } from './load.js';
import { stimulateStatement } from './stimulate.js';
import { sweepStatement } from './sweep.js';
import { synapseStatement } from './synapse.js';
import { synapseModelStatement } from './synapse-model.js';

export const statements: readonly StatementKind[] = [
  importStatement,
  paramStatement,
  constStatement,
  noiseStatement,
  functionStatement,
  neuronStatement,
  encoderStatement,
  synapseModelStatement,
  plasticityRuleStatement,
  patternDeclarationStatement,
  dataStatement,
  populationStatement,
  connectStatement,
  experimentStatement,
  inputStatement,
  eventStatement,
  stateStatement,
  letStatement,
  equationStatement,
  spikeStatement,
  onStatement,
  eachStatement,
  refractoryStatement,
  integratorStatement,
  injectStatement,
  assignmentStatement,
  refractoryPostStatement,
  synapseStatement,
  patternStatement,
  delayStatement,
  loseStatement,
  plasticityStatement,
  stepStatement,
  seedStatement,
  recordStatement,
  runStatement,
  measureStatement,
  expectStatement,
  plotStatement,
  reportStatement,
  sweepStatement,
  setStatement,
  stimulateStatement,
  presentStatement,
  restStatement,
  forStatement,
  repeatStatement,
  stopStatement,
  freezeStatement,
  unfreezeStatement,
  labelStatement,
  testStatement,
  saveStatement,
  loadStatement,
  clearStatement,
  snapshotStatement,
  restoreStatement,
  silenceStatement,
  acrossStatement
];
