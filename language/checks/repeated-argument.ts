// An argument that is given twice in the same brackets.
import type { Fix } from '../diagnostic.js';
import { type NamedArg, type PlainArg, isCall, isNamedArg, isUse } from '../generated/ast.js';
import { boundCall } from '../names/arguments.js';
import { withoutItem } from '../removal.js';
import { sourceOf, textOf } from '../source.js';
import type { TextCheck } from './check.js';

export const repeatedArgument: TextCheck = {
  code: 'repeated-argument',
  on: 'text',
  byDeclaration: true,
  run({ nodes, report }) {
    for (const node of nodes) {
      const call = isUse(node) || isCall(node) ? boundCall(node) : undefined;
      if (!call) continue;
      const { callee } = call;
      const { repeated, given } = call.binding;
      for (const argument of repeated) {
        const name = isNamedArg(argument) ? argument.param.$refText : 'this argument';
        const first = isNamedArg(argument) ? given.get(name)?.[0] : undefined;
        report(argument, `${callee.name} is given '${name}' twice; remove one.`, {
          fixes: [argument, ...(first ? [first] : [])].flatMap((one, i) => removed(one, i === 0)),
          ...(first ? { related: [{ message: `the first '${name}'`, source: sourceOf(first) }] } : {})
        });
      }
    }
  }
};

/** Of those alike, either is the one too many. */
function removed(argument: NamedArg | PlainArg, isSecond: boolean): Fix[] {
  const edit = withoutItem(argument);
  return edit
    ? [{ title: `Remove the ${isSecond ? 'second' : 'first'}, ${textOf(argument)}`, edits: [edit], isGuess: true }]
    : [];
}
