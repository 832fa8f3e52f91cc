// A statement that may stand once in its body and stands there again: two equations for a state, two synapses of a connection.
import type { AstNode } from 'langium';
import {
  type ConnectMember,
  type Member,
  type Statement,
  isAcross,
  isConnect,
  isEquation,
  isExperiment,
  isModel,
  type On,
  isOn,
  isSweep
} from '../generated/ast.js';
import { removal } from '../removal.js';
import { sourceOf } from '../source.js';
import { statementOf } from '../statements/statement-of.js';
import type { TextCheck } from './check.js';

export const repeatedStatement: TextCheck = {
  code: 'repeated-statement',
  on: 'text',
  byDeclaration: true,
  run({ nodes, report }) {
    for (const node of nodes) {
      const first = new Map<string, AstNode>();
      for (const statement of statementsOf(node)) {
        const what = onceOnly(statement);
        const before = what && first.get(what);
        if (before)
          report(
            statement,
            `There is a second ${what} here, after the one in line ${sourceOf(before).line}; keep one.`,
            {
              related: [{ message: `the first ${what}`, source: sourceOf(before) }],
              fixes: [
                { ...removal('Remove this one', [statement]), isGuess: true },
                { ...removal(`Remove the one in line ${sourceOf(before).line}`, [before]), isGuess: true }
              ]
            }
          );
        else if (what) first.set(what, statement);
      }
    }
  }
};

type Any = Member | ConnectMember | Statement;

function statementsOf(node: AstNode): readonly Any[] {
  if (isModel(node) || isConnect(node)) return node.members;
  return isExperiment(node) || isSweep(node) || isAcross(node) ? node.statements : [];
}

/** What may stand once; undefined for what may be repeated. */
function onceOnly(statement: Any): string | undefined {
  if (isEquation(statement)) return statement.derivative ? `equation for ${statement.variable?.$refText}` : undefined;
  return isOn(statement) ? onText(statement) : statementOf(statement)?.once;
}

function onText({ event, signal }: On): string | undefined {
  const what = event ?? signal?.$refText;
  return what && `'on ${what}'`;
}
