// A statement without what it needs: a connection without synapse, an experiment without step or run, a constant without value,
// a sweep without the word points.
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import type { Fix } from '../diagnostic.js';
import {
  type Connect,
  type Experiment,
  type Sweep,
  isConnect,
  isConst,
  isExperiment,
  isFunctionDecl,
  isMeasure,
  isParam,
  isPresent,
  isProgram,
  isRest,
  isRun,
  isStep,
  isSweep,
  isUseSynapse
} from '../generated/ast.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const missingStatement: TextCheck = {
  code: 'missing-statement',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (isConnect(node) && !hasSyntaxErrors(node)) reportConnect(node, context);
      if (isSweep(node) && !hasSyntaxErrors(node)) reportSweep(node, context);
      if (isExperiment(node) && !hasSyntaxErrors(node)) reportExperiment(node, context);
      const message = withoutValue(node);
      if (message && !hasSyntaxErrors(node)) context.report({ node, property: 'name' }, message);
    }
  }
};

function reportConnect(node: Connect, { program, report }: TextContext): void {
  const { offset } = node.$cstNode!;
  const source = sourceAt(program, offset, offset + 'connect'.length);
  if (!node.members.some(isUseSynapse))
    report(source, `This connection has no synapse; add, for example: synapse exp_current(weight = 50 pA).`);
}

/** `in 6` could be read as steps of 6. */
function reportSweep({ count, counted }: Sweep, { uri, report }: TextContext): void {
  const written = count?.$cstNode;
  if (!written || counted) return;
  const fixes: Fix[] = [
    { title: 'Write points behind it', edits: [{ uri, offset: written.end, end: written.end, text: ' points' }] }
  ];
  report(count, `The number of points of a sweep is written with the word: in ${written.text} points.`, { fixes });
}

function reportExperiment(node: Experiment, { uri, report }: TextContext): void {
  const at = { node, property: 'name' };
  const start = GrammarUtils.findNodeForKeyword(node.$cstNode, '{')?.end;
  const fixes: Fix[] =
    start === undefined
      ? []
      : [{ title: 'Add step 0.1 ms', edits: [{ uri, offset: start, end: start, text: '\n  step 0.1 ms' }] }];
  const statements = AstUtils.streamAllContents(node);
  if (!statements.some(isStep))
    report(at, `The experiment ${node.name} has no step; add, for example: step 0.1 ms.`, { fixes });
  if (
    !statements.some(statement => isRun(statement) || isMeasure(statement) || isPresent(statement) || isRest(statement))
  )
    report(at, `The experiment ${node.name} simulates nothing; add, for example: run 1 s.`, {
      fixes: runFixes(node, uri)
    });
}

/** Behind the last statement, or into the empty braces. */
function runFixes(node: Experiment, uri: string): Fix[] {
  const last = node.statements.at(-1)?.$cstNode ?? GrammarUtils.findNodeForKeyword(node.$cstNode, '{');
  if (!last) return [];
  const edit = { uri, offset: last.end, end: last.end, text: '\n  run 1 s' };
  return [{ title: 'Add run 1 s', edits: [edit], isGuess: true }];
}

function withoutValue(node: AstNode): string | undefined {
  if (isConst(node) && !node.value && !node.internal)
    return `The constant '${node.name}' has no value; write const ${node.name} = ….`;
  if (isFunctionDecl(node) && !node.body && !node.internal)
    return `The function '${node.name}' has no body; write = and an expression after it.`;
  if (isParam(node) && !node.value && isProgram(node.$container))
    return `The parameter '${node.name}' of the file has no value; write param ${node.name} = …, and set another from outside when you need one.`;
  return undefined;
}
