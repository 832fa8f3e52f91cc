// What an expectation, a report or a plot asks and the run cannot answer: a time outside of it, a bin too fine, an index too high.
import { isExperiment } from '../generated/ast.js';
import { asksTheRun } from '../known/claims.js';
import { statementsIn } from '../known/statements.js';
import type { PlanCheck } from './check.js';

export const noValue: PlanCheck = {
  code: 'no-value',
  on: 'plan',
  run({ plans, program, uri, report }) {
    for (const { experiment, foreseen } of plans) {
      const node = program.declarations.find(
        declaration => isExperiment(declaration) && declaration.name === experiment.name
      );
      // An expectation of constants alone is told as vacuous, whatever is wrong inside of it.
      const vacuous = statementsIn(experiment.statements).flatMap(statement =>
        statement.kind === 'expect' && !asksTheRun(statement) ? [statement.claim] : []
      );
      for (const { measured, fault, remedy } of foreseen) {
        if (remedy !== undefined || vacuous.includes(measured)) continue;
        if (fault.source?.uri === uri) report(fault.source, fault.message);
        else if (node) report({ node, property: 'name' }, fault.message);
      }
    }
  }
};
