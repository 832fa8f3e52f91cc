// What to do with a statement that has no meaning where it stands: out with it, another word, or another place.
import { type AstNode, AstUtils } from 'langium';
import type { Fix } from '../diagnostic.js';
import {
  isAcross,
  isChosen,
  isConst,
  isFunctionDecl,
  isHold,
  isModel,
  isNeed,
  isNoise,
  isOn,
  isPatternDecl,
  isSeed,
  isStopWhen,
  isSweep
} from '../generated/ast.js';
import { isNeuronModel } from '../names/members.js';
import { removal, withoutClauseItem, withoutStatement, withoutWord } from '../removal.js';
import { sourceOf, sourceOfWord, textOf } from '../source.js';

/** Best first; none where something has to be thought of. */
export function mendsOfMisplaced(node: AstNode): Fix[] {
  if (isPatternDecl(node) || isConst(node) || isFunctionDecl(node)) return [];
  if (isNeed(node) || isChosen(node)) return taken('Take it out of the head', withoutClauseItem(node));
  if (isNoise(node) && node.shared) return taken(`Take 'shared' out`, withoutWord(node, 'shared'));
  if (isOn(node) && isModel(node.$container)) return otherEvents(node);
  if (isHold(node) || isStopWhen(node) || isModel(node.$container)) return [removal('Remove it', [node])];
  if (isSeed(node))
    return AstUtils.getContainerOfType(node.$container, isAcross)
      ? [removal('Remove it', [node])]
      : movedBefore(node, AstUtils.getContainerOfType(node.$container, isSweep));
  return movedBefore(node, node.$container);
}

const taken = (title: string, edit: ReturnType<typeof withoutWord>): Fix[] => (edit ? [{ title, edits: [edit] }] : []);

function otherEvents(node: AstNode & { readonly event?: string; readonly signal?: unknown }): Fix[] {
  const at = sourceOfWord(node, node.event === undefined ? 'signal' : 'event');
  const events = isNeuronModel(node.$container as Parameters<typeof isNeuronModel>[0]) ? ['spike'] : ['pre', 'post'];
  return events.map(event => ({
    title: `Write 'on ${event}'`,
    edits: [{ uri: at.uri, offset: at.offset, end: at.end, text: event }],
    ...(events.length > 1 && { isGuess: true })
  }));
}

/** Out of a loop, on a line of its own before it. */
function movedBefore(node: AstNode, loop: AstNode | undefined): Fix[] {
  if (!loop) return [];
  const { uri, offset } = sourceOf(loop);
  const text = AstUtils.getDocument(loop).textDocument.getText();
  const indent = /[ \t]*$/.exec(text.slice(0, offset))![0];
  const edits = [{ uri, offset, end: offset, text: `${textOf(node)}\n${indent}` }, withoutStatement(node)];
  return [{ title: 'Move it before the loop', edits }];
}
