// A statement that means nothing in the body it stands in: `inject` in a neuron, `seed` in a sweep, `internal` outside the library.
import { type AstNode, AstUtils } from 'langium';
import {
  type Chosen,
  type ForEach,
  type Hold,
  type LabelBy,
  type Model,
  type Need,
  type Repeat,
  type TestOn,
  isAcross,
  isConst,
  isFunctionDecl,
  isHold,
  isModel,
  isChosen,
  isNeed,
  isNoise,
  isOn,
  isPatternDecl,
  isProgram,
  isRepeat,
  isSeed,
  isStopWhen,
  isSweep
} from '../generated/ast.js';
import type { Clause } from '../names/needs.js';
import { isSampleLoop } from '../names/declarations.js';
import { kindOf } from '../names/kind-words.js';
import { textOf } from '../source.js';
import { statementOf } from '../statements/statement-of.js';
import { statementWords } from '../statements/words.js';
import { isNeuronModel } from '../names/members.js';
import { mendsOfMisplaced } from '../mends/misplaced.js';
import type { TextCheck, TextContext } from './check.js';

export const misplacedStatement: TextCheck = {
  code: 'misplaced-statement',
  on: 'text',
  byDeclaration: true,
  run(context) {
    const library = context.names.library.has(context.uri);
    for (const node of context.nodes) {
      const message =
        (isHold(node) ? holdElsewhere(node) : undefined) ??
        (isNeed(node) ? needOfNeuron(node) : undefined) ??
        (isChosen(node) ? choiceOfNeuron(node) : undefined) ??
        (isModel(node.$container) ? inModel(node, node.$container) : undefined) ??
        (isStopWhen(node) && !isLoop(node.$container) ? stopElsewhere : undefined) ??
        (isLoop(node.$container) ? inLoop(node, node.$container) : undefined) ??
        (isSeed(node) ? inSweep(node) : undefined) ??
        (isNoise(node) && node.shared && isProgram(node.$container) ? sharedByAll(node.name) : undefined) ??
        (library ? undefined : inLibraryOnly(node));
      if (message) context.report(placeOf(node), message, { fixes: mendsOfMisplaced(node) });
    }
  }
};

const placeOf = (node: AstNode): Parameters<TextContext['report']>[0] =>
  isOn(node)
    ? { node, property: 'event' }
    : isPatternDecl(node) || isConst(node) || isFunctionDecl(node)
      ? { node, property: 'name' }
      : node;

/** A body whose statements are gone through several times. */
type Loop = ForEach | Repeat | LabelBy | TestOn;
const isLoop = (node: AstNode | undefined): node is Loop =>
  node !== undefined && (isSampleLoop(node) || isRepeat(node));

function inModel(node: AstNode, model: Model): string | undefined {
  const { kinds, called, remedy = '' } = statementOf(node)?.models ?? {};
  if (kinds && !kinds.includes(model.kind))
    return `${called} stands in a ${kinds[0]}, and '${model.name}' is ${kindOf(model)}; remove it${remedy}.`;
  if (isOn(node) && node.signal && isNeuronModel(model))
    return `'on ${node.signal.$refText}' does not happen in ${kindOf(model)}; write 'on spike'.`;
  if (!isOn(node) || !node.event) return undefined;
  const events = isNeuronModel(model) ? ['spike'] : ['pre', 'post'];
  if (events.includes(node.event)) return undefined;
  return `'on ${node.event}' does not happen in ${kindOf(model)}; write ${events.map(event => `'on ${event}'`).join(' or ')}.`;
}

const needOfNeuron = ({ $container: model, $containerProperty: clause }: Need): string | undefined =>
  isNeuronModel(model) ? targetOfNeuron(clause as Clause, model) : undefined;

/** `neuron cell = lif into I` */
function choiceOfNeuron({
  $container: model,
  $containerIndex: at,
  $containerProperty: clause
}: Chosen): string | undefined {
  return isModel(model) && at === 0 && isNeuronModel(model)
    ? targetOfNeuron(clause === 'chosenInto' ? 'into' : 'reads', model)
    : undefined;
}

const targetOfNeuron = (clause: Clause, model: Model): string =>
  `'${clause}' says what a synapse needs of its target, and '${model.name}' is ${kindOf(model)}; take it out of the head.`;

function holdElsewhere(node: Hold): string | undefined {
  const event = node.$container.$container;
  return isOn(event) && event.event === 'pre' && isModel(event.$container) && event.$container.kind === 'synapse'
    ? undefined
    : `'refractory post' is what a synapse does 'on pre'; remove it.`;
}

function inLoop(node: AstNode, loop: Loop): string | undefined {
  const word = /^[a-z]*/.exec(textOf(node))![0];
  if (node.$containerProperty !== 'statements' || statementWords[loop.$type]!.includes(word)) return undefined;
  const words = statementWords[loop.$type]!.map(name => `'${name}'`).join(', ');
  return `'${word}' is said once and not in every pass; put it outside of the loop, in which ${words} may stand.`;
}

const stopElsewhere = `'stop when' ends the loop around it, and here is none; put it into a 'for' or 'repeat'.`;

const sharedByAll = (name: string): string =>
  `A noise of the file is shared by all who read it as it is; write noise ${name}, and take 'shared' out.`;

const inSweep = (node: AstNode): string | undefined =>
  AstUtils.getContainerOfType(node.$container, isAcross)
    ? "'across' gives the seeds; remove this one."
    : AstUtils.getContainerOfType(node.$container, isSweep)
      ? 'Every value of a sweep runs with the same seed; put seed before the sweep.'
      : undefined;

function inLibraryOnly(node: AstNode): string | undefined {
  if (isPatternDecl(node) && !node.base)
    return `Patterns are part of the simulator and declared in the library alone; write 'pattern NAME = PATTERN(…)' for one of them with arguments, or 'pattern where CONDITION' in a connection for one of your own.`;
  if ((isConst(node) || isFunctionDecl(node)) && node.internal)
    return `'internal' stands for what is part of the simulator, in the library alone; give '${node.name}' a value after '='.`;
  return undefined;
}
