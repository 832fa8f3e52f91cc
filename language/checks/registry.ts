// All checks, in the order they run. A check is one file beside this one and one page in docs/checks.
import type { Check } from './check.js';
import { chosenTarget } from './chosen-target.js';
import { constantDraw } from './constant-draw.js';
import { costlyEquation } from './costly-equation.js';
import { delayClipped } from './delay-clipped.js';
import { delayLongerThanRun } from './delay-longer-than-run.js';
import { delayTooShort } from './delay-too-short.js';
import { dimensionMismatch } from './dimension-mismatch.js';
import { divisionByZero } from './division-by-zero.js';
import { duplicateConnection } from './duplicate-connection.js';
import { duplicateName } from './duplicate-name.js';
import { firesEachStep } from './fires-each-step.js';
import { faultyImport } from './faulty-import.js';
import { importCycle } from './import-cycle.js';
import { importNotFound } from './import-not-found.js';
import { instantaneousInjection } from './instantaneous-injection.js';
import { lostPrime } from './lost-prime.js';
import { lostProduct } from './lost-product.js';
import { misplacedStatement } from './misplaced-statement.js';
import { missingArgument } from './missing-argument.js';
import { missingStatement } from './missing-statement.js';
import { missingUnit } from './missing-unit.js';
import { misspeltNumber } from './misspelt-number.js';
import { misspeltStatement } from './misspelt-statement.js';
import { misspeltUnit } from './misspelt-unit.js';
import { negativeConductance } from './negative-conductance.js';
import { negativeDuration } from './negative-duration.js';
import { noValue } from './no-value.js';
import { neverSpikes } from './never-spikes.js';
import { notRecorded } from './not-recorded.js';
import { offStepGrid } from './off-step-grid.js';
import { outOfRange } from './out-of-range.js';
import { plasticDelaySide } from './plastic-delay-side.js';
import { populationSize } from './population-size.js';
import { rateTooHigh } from './rate-too-high.js';
import { refractoryTooShort } from './refractory-too-short.js';
import { repeatedArgument } from './repeated-argument.js';
import { repeatedStatement } from './repeated-statement.js';
import { resetAboveThreshold } from './reset-above-threshold.js';
import { shadowedName } from './shadowed-name.js';
import { stepTooLarge } from './step-too-large.js';
import { strayDocumentation } from './stray-documentation.js';
import { syntaxError } from './syntax-error.js';
import { thresholdNeverReached } from './threshold-never-reached.js';
import { unitPower } from './unit-power.js';
import { unknownName } from './unknown-name.js';
import { unknownParameter } from './unknown-parameter.js';
import { unnamedTarget } from './unnamed-target.js';
import { unreadColumns } from './unread-columns.js';
import { unreadState } from './unread-state.js';
import { unusedDeclaration } from './unused-declaration.js';
import { unusedImport } from './unused-import.js';
import { unusedSeed } from './unused-seed.js';
import { vacuousExpect } from './vacuous-expect.js';
import { wrongKind } from './wrong-kind.js';

export const checks: readonly Check[] = [
  syntaxError,
  misspeltStatement,
  importNotFound,
  importCycle,
  faultyImport,
  unusedImport,
  duplicateName,
  shadowedName,
  unknownName,
  wrongKind,
  unknownParameter,
  repeatedArgument,
  missingArgument,
  missingStatement,
  repeatedStatement,
  misplacedStatement,
  lostPrime,
  strayDocumentation,
  lostProduct,
  unitPower,
  misspeltNumber,
  misspeltUnit,
  missingUnit,
  dimensionMismatch,
  unnamedTarget,
  chosenTarget,
  plasticDelaySide,
  unusedDeclaration,
  unreadState,
  outOfRange,
  divisionByZero,
  negativeConductance,
  constantDraw,
  populationSize,
  unreadColumns,
  duplicateConnection,
  instantaneousInjection,
  negativeDuration,
  delayTooShort,
  offStepGrid,
  refractoryTooShort,
  vacuousExpect,
  costlyEquation,
  stepTooLarge,
  rateTooHigh,
  neverSpikes,
  thresholdNeverReached,
  resetAboveThreshold,
  firesEachStep,
  delayLongerThanRun,
  delayClipped,
  notRecorded,
  noValue,
  unusedSeed
];
