// What a connection chooses of its target for a synapse or rule: more or less than the head of the model names, or one half of a compartment.
import { GrammarUtils } from 'langium';
import { sameDimension, type Source } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { type Connect, type Model, type Need, isConnect, isModel, isState } from '../generated/ast.js';
import { modelUsed } from '../names/configured.js';
import { isNeuronModel, modelsOf, populationsOf } from '../names/members.js';
import {
  type Chooser,
  type Clause,
  type TargetUse,
  chosenAt,
  choiceOf,
  fittingOf,
  isTargetUse,
  modelIn,
  needsOf,
  rolesIn
} from '../names/needs.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceAt, sourceOf } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const chosenTarget: TextCheck = {
  code: 'chosen-target',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (!(isTargetUse(node) || (isModel(node) && node.base)) || hasSyntaxErrors(node)) continue;
      const model = isModel(node) ? modelUsed(node.base) : modelIn(node);
      // a neuron has no target: a misplaced statement
      if (!model || isNeuronModel(model) || hasSyntaxErrors(model)) continue;
      const counted = [lookAtNumber('into', node, model, context), lookAtNumber('reads', node, model, context)];
      if (counted.every(Boolean) && isTargetUse(node)) lookAtHalf(node, model, context);
    }
  }
};

/** Whether the clause names as many as the head does, or none. */
function lookAtNumber(clause: Clause, node: Chooser, model: Model, { report }: TextContext): boolean {
  const [chosen, needs] = [chosenAt(node)[clause], model[clause]];
  if (chosen.length === 0 || chosen.length === needs.length) return true;
  const what = `${kindWord(model)} ${model.name}`;
  const names = needs.map(({ variable }) => variable).join(', ');
  const other = clause === 'into' ? 'reads' : 'into';
  const isOther = model[other].length === chosen.length && chosenAt(node)[other].length === 0;
  const message =
    needs.length === 0
      ? `${what} names nothing behind '${clause}'; ${isOther ? `write ${other} ${chosen.map(({ variable }) => variable).join(', ')}` : `take '${clause}' and what follows it out`}.`
      : `${what} names ${needs.length} behind '${clause}' (${names}), and here ${chosen.length === 1 ? 'is' : 'are'} ${chosen.length}; name as many, in the same order.`;
  report({ node: chosen[Math.min(needs.length, chosen.length - 1)]!, property: 'variable' }, message, {
    related: [{ message: `${model.name} is declared here`, source: sourceOf(needs[0] ?? model) }],
    fixes: needs.length === 0 && isOther ? [replacement(clauseWord(node, clause), other)] : []
  });
  return false;
}

const clauseWord = (node: Chooser, clause: Clause): Source => {
  const word = GrammarUtils.findNodeForKeyword(node.$cstNode, clause)!;
  return sourceAt(node, word.offset, word.end);
};

/** A current that goes into a dendrite and reads the potential of the soma: said where the target has several states that could be meant. */
function lookAtHalf(node: TargetUse, model: Model, context: TextContext): void {
  const isHalf =
    needsOf(model).some(({ variable }) => choiceOf(variable, node)) && node.$container && isConnect(node.$container);
  if (!isHalf) return;
  for (const need of needsOf(model)) {
    if (choiceOf(need.variable, node)) continue;
    const others = otherStates(need, node.$container, context);
    if (others.length === 0) continue;
    const clause: Clause = model.into.includes(need) ? 'into' : 'reads';
    const end = node.$cstNode!.end;
    const fix = (
      name: string
    ): { title: string; edits: { uri: string; offset: number; end: number; text: string }[] } => ({
      title: `Write ${clause} ${name}`,
      edits: [{ uri: context.uri, offset: end, end, text: ` ${clause} ${name}` }]
    });
    const canAppend = clause === 'reads' && model.reads.length === 1;
    context.report(
      node,
      `${kindWord(model)} ${model.name} ${rolesIn(model).get(need.variable) === 'variables' ? 'reads' : 'changes'} ${need.variable} of its target, which has ${others.join(', ')} too; say which is meant here: ${clause} ${others[0]}, or ${clause} ${need.variable}.`,
      { severity: 'warning', fixes: canAppend ? [...others, need.variable].map(fix) : [] }
    );
    return;
  }
}

/** Other states of the targets that have the dimension of the one which the model names. */
function otherStates(need: Need, connect: Connect, { types }: TextContext): string[] {
  const neurons = populationsOf(connect.to).flatMap(modelsOf);
  const names = neurons.flatMap(neuron => {
    const states = fittingOf(need, neuron).filter(isState);
    const own = states.find(({ name }) => name === need.variable);
    const dimension = own && types.dimensionOf(own);
    if (!dimension) return [];
    return states.filter(state => {
      const other = state !== own && types.dimensionOf(state);
      return other && sameDimension(other, dimension);
    });
  });
  return [...new Set(names.map(({ name }) => name))];
}

const kindWord = ({ kind }: Model): string => (kind === 'synapse' ? 'Synapse' : 'Plasticity');
