// A body without what it needs: a connection without synapse or pattern, a constant without value.
import type { AstNode } from 'langium';
import type { Connect } from '../generated/ast.js';
import { isConnect, isConst, isFunctionDecl, isParam, isProgram } from '../generated/ast.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const missingStatement: TextCheck = {
  code: 'missing-statement',
  severity: 'error',
  on: 'text',
  run(context) {
    for (const node of context.nodes) {
      const message = isConnect(node) ? undefined : withoutValue(node);
      if ((!message && !isConnect(node)) || hasSyntaxErrors(node)) continue;
      if (isConnect(node)) reportConnect(node, context);
      else context.report({ node, property: 'name' }, message!);
    }
  }
};

function reportConnect(node: Connect, { program, report }: TextContext): void {
  const { offset } = node.$cstNode!;
  const source = sourceAt(program, offset, offset + 'connect'.length);
  const has = (type: string): boolean => node.members.some(member => member.$type === type);
  if (!has('UseSynapse')) report(source, `This connection has no synapse; add for example: synapse exp_current(weight = 50 pA).`);
  if (!has('UsePattern')) report(source, `This connection has no pattern; add for example: pattern all_to_all.`);
}

function withoutValue(node: AstNode): string | undefined {
  if (isConst(node) && !node.value && !node.internal) return `The constant '${node.name}' has no value; write const ${node.name} = ….`;
  if (isFunctionDecl(node) && !node.body && !node.internal) return `The function '${node.name}' has no body; write = and an expression behind it.`;
  if (isParam(node) && !node.value && isProgram(node.$container)) return `The parameter '${node.name}' of the file has no value; write param ${node.name} = …, and set another from outside when you need one.`;
  return undefined;
}
