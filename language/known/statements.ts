// The statements of an experiment, each before those inside of it.
import type { Statement } from '../../simulator/index.js';

export const statementsIn = (statements: readonly Statement[]): Statement[] =>
  statements.flatMap(statement =>
    'statements' in statement ? [statement, ...statementsIn(statement.statements)] : [statement]
  );
