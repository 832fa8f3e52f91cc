// An argument that is given twice in the same brackets.
import { isNamedArg } from '../generated/ast.js';
import { bindArguments } from '../names/arguments.js';
import { calleeOf } from '../names/callees.js';
import { sourceOf } from '../source.js';
import type { TextCheck } from './check.js';

export const repeatedArgument: TextCheck = {
  code: 'repeated-argument',
  on: 'text',
  run({ nodes, report }) {
    for (const node of nodes) {
      const callee = calleeOf(node);
      if (!callee) continue;
      const { repeated, given } = bindArguments(callee.target, callee.args);
      for (const argument of repeated) {
        const name = isNamedArg(argument) ? argument.param.$refText : 'this argument';
        const first = isNamedArg(argument) ? given.get(name)?.[0] : undefined;
        report(
          argument,
          `${callee.name} is given '${name}' twice; remove one.`,
          first ? { related: [{ message: `the first '${name}'`, source: sourceOf(first) }] } : {}
        );
      }
    }
  }
};
