// A name that hides one of the library, which then means something else here; or one that is a unit, and reads like it.
import type { AstNode } from 'langium';
import { asciiUnit, units } from '../../simulator/index.js';
import {
  type Named,
  isConst,
  isFunctionDecl,
  isInput,
  isLet,
  isModel,
  isNamed,
  isNoise,
  isParam,
  isPatternDecl,
  isProgram,
  isState
} from '../generated/ast.js';
import { kindOf } from '../names/kind-words.js';
import { isSynapticWeight } from '../names/preference.js';
import { sourceOf } from '../source.js';
import type { TextCheck } from './check.js';

export const shadowedName: TextCheck = {
  code: 'shadowed-name',
  on: 'text',
  byDeclaration: true,
  run(context) {
    const { nodes, names, uri, report } = context;
    if (names.library.has(uri)) return;
    for (const node of nodes) {
      if (!isNamed(node) || !node.name || !(isDeclared(node) || isValue(node))) continue;
      const hidden = names.library.find(node.name).find(offered => hides(node, offered));
      if (hidden && isSynapticWeight(hidden)) {
        report(
          { node, property: 'name' },
          'In a rule weight is the weight of the synapse, so that this declaration would never be read; give it another name.',
          { severity: 'error' }
        );
      } else if (hidden) {
        report(
          { node, property: 'name' },
          `${node.name} hides ${hiddenKind(hidden)}, which cannot be used beside it; give it another name.`,
          {
            related: [{ message: `${node.name} of the library`, source: sourceOf(hidden) }],
            ...(isModel(node) ? { severity: 'information' } : {})
          }
        );
      } else if (isValue(node) && isReadAsUnit(node.name)) {
        report(
          { node, property: 'name' },
          `${node.name} is a unit too, so that 5 ${node.name} is a quantity and 5 * ${node.name} is not; give it another name.`
        );
      }
    }
  }
};

/** `a value of the language` such as `t`, `a constant of the library` such as `pi`. */
const hiddenKind = (hidden: Named): string =>
  isConst(hidden) && hidden.internal ? kindOf(hidden) : `${kindOf(hidden).replace(/ of the file$/, '')} of the library`;

const isDeclared = (node: AstNode): boolean => isFunctionDecl(node) || isPatternDecl(node) || isModel(node);
const isValue = (node: AstNode): boolean =>
  isParam(node) || isConst(node) || isLet(node) || isState(node) || isInput(node) || isNoise(node);

/** Names of models, functions and values live side by side: a name hides those that could be meant at the same places. */
function hides(node: Named, library: Named): boolean {
  if (isSynapticWeight(library)) return isModel(node.$container) && node.$container.kind === 'plasticity';
  if (isModel(node)) return isModel(library) && library.kind === node.kind;
  if (isFunctionDecl(node)) return isFunctionDecl(library);
  return isValue(node) && isConst(library) && isProgram(library.$container);
}

/** The usual letters of formulas (V, C, g, m, h, s) are units too; nobody takes them for one. */
const isReadAsUnit = (name: string): boolean => name.length > 1 && units.has(asciiUnit(name));
