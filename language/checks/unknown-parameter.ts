// An argument that the model, pattern or function does not take: an unknown name, one without a name, one too many.
import { type Args, type NamedArg, type PlainArg, isCall, isInput, isModel, isUse } from '../generated/ast.js';
import { boundCall } from '../names/arguments.js';
import type { Callee } from '../names/callees.js';
import { kindOf } from '../names/kind-words.js';
import { nearest } from '../names/nearest.js';
import { parametersOf } from '../names/names.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { withoutItem } from '../removal.js';
import { sourceAt, sourceOf, textOf } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const unknownParameter: TextCheck = {
  code: 'unknown-parameter',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      const call = isUse(node) || isCall(node) ? boundCall(node) : undefined;
      if (!call || hasSyntaxErrors(call.callee.target)) continue;
      const { callee } = call;
      const { unknown, unplaced } = call.binding;
      for (const argument of unknown) if (!hasSyntaxErrors(argument)) reportUnknown(argument, callee, context);
      if (!hasSyntaxErrors(node)) for (const argument of unplaced) reportUnplaced(argument, callee, context);
    }
  }
};

function reportUnknown({ param }: NamedArg, callee: Callee, { program, uri, report }: TextContext): void {
  const token = param.$refNode;
  if (!token) return;
  const { offset, end } = token;
  const { target } = callee;
  const driven =
    isModel(target) &&
    target.kind === 'encoder' &&
    target.members.some(one => isInput(one) && one.name === param.$refText);
  if (driven) {
    report(
      sourceAt(program, offset, end),
      `${param.$refText} of ${callee.name} is driven by the data that the population reads, and follows nothing else; write population E : ${callee.name} reads DATA.`,
      { related: [{ message: `${callee.name} is declared here`, source: sourceOf(target) }] }
    );
    return;
  }
  const names = parametersOf(callee.target).map(parameter => parameter.name!);
  const meant = nearest(param.$refText, names);
  const takes = names.length > 0 ? `it takes ${listed(names)}` : 'it takes none';
  report(
    sourceAt(program, offset, end),
    `${callee.name} has no ${isModel(callee.target) ? 'parameter or state' : 'argument'} '${param.$refText}'${meant ? `. Did you mean '${meant}'?` : `; ${takes}.`}`,
    {
      related: [{ message: `${callee.name} is declared here`, source: sourceOf(callee.target) }],
      fixes: meant ? [{ title: `Write '${meant}'`, edits: [{ uri, offset, end, text: meant }], isGuess: true }] : []
    }
  );
}

function reportUnplaced(argument: PlainArg, { target, name, args }: Callee, { report }: TextContext): void {
  const count = parametersOf(target).length;
  const message = isModel(target)
    ? `What ${name} is given must be named, as it is ${kindOf(target)} with many parameters; write ${name}(NAME = ${textOf(argument)}).`
    : `${name} takes ${count === 0 ? 'no arguments' : count === 1 ? 'one argument' : `${count} arguments`}, and here are ${(args as Args).args.length}; remove this one.`;
  const edit = isModel(target) ? undefined : withoutItem(argument);
  report(argument, message, {
    related: [{ message: `${name} is declared here`, source: sourceOf(target) }],
    fixes: edit ? [{ title: `Remove ${textOf(argument)}`, edits: [edit], isGuess: true }] : []
  });
}

const listed = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
