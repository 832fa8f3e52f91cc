// A plastic connection with a delay that does not say where the delay lies: that alone decides whether a pair strengthens or weakens.
import type { Fix } from '../diagnostic.js';
import { type Delay, isConnect, isDelay, isUsePlasticity } from '../generated/ast.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceOf, textOf } from '../source.js';
import type { TextCheck } from './check.js';

export const plasticDelaySide: TextCheck = {
  code: 'plastic-delay-side',
  on: 'text',
  run({ nodes, uri, report }) {
    for (const node of nodes) {
      if (!isDelay(node) || node.side || !isConnect(node.$container) || hasSyntaxErrors(node)) continue;
      const plasticity = node.$container.members.find(isUsePlasticity);
      if (!plasticity) continue;
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

function fixFor(node: Delay, side: string, uri: string): Fix {
  const { offset } = sourceOf(node.value);
  return { title: `Write delay ${side}`, edits: [{ uri, offset, end: offset, text: `${side} ` }] };
}
