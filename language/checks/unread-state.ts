// A state that changes and that nothing reads: no equation but its own, no spike rule, no synapse, no record statement.
import { type AstNode, AstUtils } from 'langium';
import {
  type State,
  isAssignment,
  isChosen,
  isDimensionOf,
  isEquation,
  isExperiment,
  isModel,
  isOwnPlace,
  isProgram,
  isRecord,
  isRecorded,
  isReference,
  isSideAccess,
  isState
} from '../generated/ast.js';
import { declaredIn } from '../names/declarations.js';
import { isRead } from '../names/needs.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { removal } from '../removal.js';
import type { Fix } from '../diagnostic.js';
import { nodesOf } from '../names/nodes.js';
import type { TextCheck, TextContext } from './check.js';

export const unreadState: TextCheck = {
  code: 'unread-state',
  on: 'text',
  run(context) {
    const { program, nodes, report } = context;
    // A file without an experiment is there to be imported: others record what it declares.
    if (!program.declarations.some(isExperiment) || hasSyntaxErrors(program)) return;
    const [read, named] = [statesRead(nodes), namesAskedFor(context)];
    for (const node of nodes) {
      if (
        !isState(node) ||
        !isModel(node.$container) ||
        !node.name ||
        read.has(node) ||
        named.has(node.name) ||
        isSecond(node)
      )
        continue;
      report(
        { node, property: 'name' },
        `Nothing reads the state ${node.name} of ${node.$container.name}; use it in an equation, record it or remove it.`,
        { tag: 'unnecessary', fixes: [removedWithChanges(node, nodes)] }
      );
    }
  }
};

/** The second of two of one name cannot be read: that they are two is what is said. */
const isSecond = (node: State): boolean => declaredIn(node.$container).find(named => named.name === node.name) !== node;

/** States that something else than their own changes depends on. */
function statesRead(nodes: readonly AstNode[]): Set<AstNode> {
  const read = new Set<AstNode>();
  for (const node of nodes) {
    if (isReference(node) && node.to.ref && changedBy(node) !== node.to.ref) read.add(node.to.ref);
  }
  return read;
}

/** Nothing else names it, so that what changes it goes with it. */
const removedWithChanges = (state: State, nodes: readonly AstNode[]): Fix => ({
  ...removal(`Remove '${state.name}' and what changes it`, [
    state,
    ...nodes.filter(node => (isEquation(node) || isAssignment(node)) && changedBy(node) === state)
  ]),
  isGuess: true
});

/** The state whose equation or assignment a node stands in. */
function changedBy(node: AstNode): AstNode | undefined {
  const changing = AstUtils.getContainerOfType(node, (node): node is AstNode => isEquation(node) || isAssignment(node));
  if (isEquation(changing)) return changing.variable?.ref;
  return isAssignment(changing) && isOwnPlace(changing.target) ? changing.target.variable?.ref : undefined;
}

/** What is asked for by its name alone: `record w of E`, `w of E`, `post.w`, `dimension of w`; in imported files too. */
function namesAskedFor({ program, names }: TextContext): Set<string> {
  const asked = new Set<string>();
  for (const file of names.closure(program).filter(isProgram)) {
    for (const node of nodesOf(file)) {
      if (isRecord(node)) node.what.forEach(name => asked.add(name));
      else if (isRecorded(node)) asked.add(node.variable);
      else if (isSideAccess(node) && node.member) asked.add(node.member);
      else if (isChosen(node) && isRead(node)) asked.add(node.variable);
      else if (isDimensionOf(node)) asked.add(node.name);
    }
  }
  return asked;
}
