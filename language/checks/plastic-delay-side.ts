// A plastic connection with a delay that does not say where the delay lies: that alone decides whether a pair strengthens or weakens.
import type { Fix } from '../diagnostic.js';
import { AstUtils } from 'langium';
import {
  type Connect,
  type Delay,
  isConnect,
  isDelay,
  isEquation,
  isInject,
  isSideAccess,
  isUsePlasticity,
  isUseSynapse
} from '../generated/ast.js';
import { modelUsed } from '../names/configured.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceOf, textOf } from '../source.js';
import type { TextCheck } from './check.js';

export const plasticDelaySide: TextCheck = {
  code: 'plastic-delay-side',
  on: 'text',
  byDeclaration: true,
  run({ nodes, uri, report }) {
    for (const node of nodes) {
      if (!isDelay(node) || node.side || !isConnect(node.$container) || hasSyntaxErrors(node)) continue;
      const plasticity = node.$container.members.find(isUsePlasticity);
      if (!plasticity || injectsAtOnce(node.$container)) continue;
      const value = textOf(node.value);
      report(
        node,
        `This connection is plastic, so its delay must say where it lies; write delay dendritic ${value} or delay axonal ${value}.`,
        {
          fixes: ['dendritic', 'axonal'].map(side => fixFor(node, side, uri)),
          related: [{ message: 'the rule compares spike times at the synapse', source: sourceOf(plasticity) }]
        }
      );
    }
  }
};

/**
 * What a synapse injects for itself acts at once: a delay has one side, before the synapse, which needs no word. Here that is what reads the
 * source all the time or is not the same for all; the plan knows it of all others.
 */
function injectsAtOnce({ members }: Connect): boolean {
  const use = members.find(isUseSynapse)?.use;
  const model = modelUsed(use);
  if (!model?.members.some(isInject)) return false;
  const moves = model.members.filter(member => isInject(member) || isEquation(member));
  return moves.some(member => AstUtils.streamAst(member).some(part => isSideAccess(part) && part.side === 'pre'));
}

function fixFor(node: Delay, side: string, uri: string): Fix {
  const { offset } = sourceOf(node.value);
  return { title: `Write delay ${side}`, edits: [{ uri, offset, end: offset, text: `${side} ` }] };
}
