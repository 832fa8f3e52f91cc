// An equation without its prime: `V = ...` between the members of a model says nothing about how V changes.
import { isEquation, isState } from '../generated/ast.js';
import { isSynapticWeight } from '../names/preference.js';
import { sourceAt } from '../source.js';
import { isNeuronModel } from '../names/members.js';
import type { TextCheck } from './check.js';

export const lostPrime: TextCheck = {
  code: 'lost-prime',
  on: 'text',
  byDeclaration: true,
  run({ nodes, program, uri, report }) {
    for (const node of nodes) {
      if (!isEquation(node)) continue;
      const token = node.variable?.$refNode;
      const named = node.variable?.ref;
      if (!token || !node.operator || (node.derivative && node.operator === '=')) continue;
      if (!named || !(isState(named) || isSynapticWeight(named))) continue;
      const name = node.variable.$refText;
      const event = isNeuronModel(node.$container) ? 'on spike' : 'on pre';
      const { end } = token;
      if (node.operator !== '=') {
        report(
          sourceAt(program, token.offset, end),
          `'${name} ${node.operator}' changes ${name} at once, which happens in events; put it into a block such as ${event} { ${name} ${node.operator} … }.`
        );
      } else {
        report(
          sourceAt(program, token.offset, end),
          `This equation has no prime; write ${name}' = … for how ${name} changes in time, or put ${name} = … into a block such as ${event} { }.`,
          { fixes: [{ title: `Write ${name}'`, edits: [{ uri, offset: end, end, text: `'` }] }] }
        );
      }
    }
  }
};
