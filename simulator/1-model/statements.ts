// The statements of an experiment with those inside of them.
import type { Statement } from './network-model.js';

/** All statements, those inside of others behind them. */
export const statementsIn = (statements: readonly Statement[]): readonly Statement[] =>
  statements.flatMap(statement => [statement, ...statementsIn(bodyOf(statement))]);

export const bodyOf = (statement: Statement): readonly Statement[] =>
  'statements' in statement ? statement.statements : [];
