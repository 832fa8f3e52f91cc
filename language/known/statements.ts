// The statements of an experiment, each before those inside of it.
import type { Statement } from '../../simulator/index.js';

export const statementsIn = (statements: readonly Statement[]): Statement[] =>
  statements.flatMap(one => ('statements' in one ? [one, ...statementsIn(one.statements)] : [one]));
