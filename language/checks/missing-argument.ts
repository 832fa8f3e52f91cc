// A parameter without a value of its own that is not given where its model, pattern or function is used, or that is said to be left out.
import type { AstNode } from 'langium';
import type { Fix } from '../diagnostic.js';
import {
  type EventDecl,
  type Formal,
  type Input,
  type Param,
  isCall,
  isFormal,
  isModel,
  isPatternDecl,
  isUse
} from '../generated/ast.js';
import { boundCall } from '../names/arguments.js';
import type { Callee } from '../names/callees.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceAt, sourceOf } from '../source.js';
import type { TextCheck } from './check.js';

export const missingArgument: TextCheck = {
  code: 'missing-argument',
  on: 'text',
  byDeclaration: true,
  run({ nodes, program, uri, report }) {
    for (const node of nodes) {
      if (isFormal(node) && node.optional && !node.$container.internal)
        report(
          node,
          `'${node.name}' would have no value where it is left out, which functions of the simulator alone can tell; give it one instead: ${node.name} = ….`
        );
      const call = isUse(node) || isCall(node) ? boundCall(node) : undefined;
      if (!call || hasSyntaxErrors(node) || hasSyntaxErrors(call.callee.target) || isConfiguration(node)) continue;
      const {
        callee,
        binding: { missing }
      } = call;
      if (missing.length === 0) continue;
      const reference = callee.user.$type === 'Use' ? callee.user.model.$refNode : callee.user.callee.$cstNode;
      report(sourceAt(program, reference!.offset, reference!.end), messageFor(callee, missing), {
        related: missing.map(item => ({
          message: `'${item.name}' is declared without a value here`,
          source: sourceOf(item)
        })),
        fixes: fixFor(callee, missing, uri)
      });
    }
  }
};

/** What a configured model leaves open is given where it is used. */
const isConfiguration = ({ $container: user }: AstNode): boolean => isModel(user) || isPatternDecl(user);

function messageFor({ target, name }: Callee, missing: readonly (Param | Formal | Input | EventDecl)[]): string {
  const names = missing.map(item => `'${item.name}'`);
  const last = names.pop()!;
  const all = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
  const has = missing.length > 1 ? 'have no values' : 'has no value';
  return `${name} needs ${all}, which ${has} of ${missing.length > 1 ? 'their' : 'its'} own; write ${name}(${missing.map(item => (isModel(target) ? `${item.name} = …` : item.name)).join(', ')}).`;
}

function fixFor({ args, user }: Callee, missing: readonly (Param | Formal | Input | EventDecl)[], uri: string): Fix[] {
  const text = missing.map(item => `${item.name} = `).join(', ');
  const last = args?.args.at(-1)?.$cstNode;
  const title = `Add ${missing.map(item => `'${item.name}'`).join(', ')}`;
  if (last) return [{ title, edits: [{ uri, offset: last.end, end: last.end, text: `, ${text}` }], isGuess: true }];
  const end = user.$cstNode?.end;
  return end === undefined || args
    ? []
    : [{ title, edits: [{ uri, offset: end, end, text: `(${text})` }], isGuess: true }];
}
