// What is declared and never read: a parameter that changes nothing is most often a misspelt or forgotten one.
import { type AstNode, AstUtils, type Reference, type ReferenceInfo } from 'langium';
import type { Fix } from '../diagnostic.js';
import {
  type Named,
  isChosen,
  isConst,
  isData,
  isDimensionOf,
  isExperiment,
  isFormal,
  isFunctionDecl,
  isInput,
  isLet,
  isLoad,
  isModel,
  isNoise,
  isParam,
  isPatternDecl,
  isProgram,
  isRecord,
  isRecorded,
  isReference,
  isSample,
  isSave,
  isSideAccess,
  isUse
} from '../generated/ast.js';
import { isSampleLoop } from '../names/declarations.js';
import { isRead, isTargetUse, modelIn } from '../names/needs.js';
import type { Configurable } from '../names/configured.js';
import { kindOf } from '../names/kind-words.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { isNeuronModel } from '../names/members.js';
import { nodesOf } from '../names/nodes.js';
import { removal } from '../removal.js';
import type { TextCheck, TextContext } from './check.js';

export const unusedDeclaration: TextCheck = {
  code: 'unused-declaration',
  on: 'text',
  run(context) {
    const read = readNames(context);
    // A file without an experiment is there to be imported: others read what it declares.
    const wholeStudy = context.program.declarations.some(isExperiment) && !hasSyntaxErrors(context.program);
    for (const node of context.nodes) {
      if (!isReadable(node) || read.has(node) || !node.name || !isChecked(node, wholeStudy) || isSecond(node, context))
        continue;
      context.report(
        { node, property: 'name' },
        `${sentence(kindOf(node))} '${node.name}' is never ${isConfigurable(node) ? 'used' : 'read'}; use it or remove it.`,
        { tag: 'unnecessary', fixes: fixesFor(node, context) }
      );
    }
  }
};

type Readable =
  | Extract<Named, { $type: 'Param' | 'Const' | 'Noise' | 'Let' | 'Input' | 'FunctionDecl' | 'Formal' | 'Data' }>
  | Configurable;

const isConfigurable = (node: AstNode): node is Configurable => isModel(node) || isPatternDecl(node);

const isReadable = (node: AstNode): node is Readable =>
  isParam(node) ||
  isConst(node) ||
  isNoise(node) ||
  isLet(node) ||
  isInput(node) ||
  isFunctionDecl(node) ||
  isFormal(node) ||
  isData(node) ||
  // a model of one's own may be there to be tried; a configured one is there to be used
  (isConfigurable(node) && node.base !== undefined);

function isChecked(node: Readable, wholeStudy: boolean): boolean {
  const owner = node.$container;
  if (isProgram(owner)) return wholeStudy && !('internal' in node && node.internal);
  if (isPatternDecl(owner) || (isFunctionDecl(owner) && owner.internal)) return false;
  // what those record who import the file
  if (isLet(node) && owner && isNeuronModel(owner) && !wholeStudy) return false;
  const model = AstUtils.getContainerOfType<AstNode>(node, isModel);
  return !hasSyntaxErrors(model ?? owner);
}

/** The second of two of one name cannot be read: that they are two is what is said. */
const isSecond = (node: Readable, { names }: TextContext): boolean =>
  names.declarations.of(node.$container).get(node.name)?.[0] !== node;

/** What neurons and encoders declare, by name. */
function ofNeurons(nodes: readonly AstNode[]): Map<string, AstNode[]> {
  const found = new Map<string, AstNode[]>();
  for (const node of nodes) {
    if (!(isParam(node) || isLet(node) || isInput(node)) || !isModel(node.$container)) continue;
    if (!isNeuronModel(node.$container)) continue;
    const same = found.get(node.name);
    if (same) same.push(node);
    else found.set(node.name, [node]);
  }
  return found;
}

/** Declarations whose value is asked for; to sweep or set a parameter, or to give an argument, is not to read it. */
function readNames({ nodes, names }: TextContext): Set<AstNode> {
  const read = new Set<AstNode>();
  // of neurons, by their names: looked up once a name, as many may ask
  const ofSides = new Set<string>();
  // each once, however many connections use it
  const targets = new Set<AstNode>();
  for (const node of nodes) {
    // of what is half written it is missing
    const reference = (
      isReference(node)
        ? node.to
        : isUse(node)
          ? node.model
          : isSample(node)
            ? node.of
            : isSampleLoop(node)
              ? node.data
              : isSave(node) || isLoad(node)
                ? node.fileParam
                : undefined
    ) as Reference | undefined;
    if (reference?.ref) read.add(reference.ref);
    // `pre.layer` is looked up by name, in whatever model stands on that side
    if (isSideAccess(node)) ofSides.add(node.member ?? '');
    // what a connection's synapse or rule reads of its neurons, wherever that is declared
    if (isTargetUse(node)) {
      const model = modelIn(node);
      if (model) targets.add(model);
    }
    // a formula may be there to be recorded, and so may a parameter that is drawn
    if (isRecord(node)) for (const name of node.what) ofSides.add(name);
    // what inputs follow, `d = level of Dopamine`, and what statistics are of
    if (isRecorded(node)) ofSides.add(node.variable);
    if (isChosen(node) && isRead(node)) ofSides.add(node.variable);
    if (isDimensionOf(node))
      for (let at: AstNode | undefined = node; at; at = at.$container)
        for (const named of names.declarations.of(at).get(node.name) ?? []) read.add(named);
  }
  for (const model of targets) for (const name of readOfNeurons(model)) ofSides.add(name);
  const sides = ofNeurons(nodes);
  for (const name of ofSides) for (const named of sides.get(name) ?? []) read.add(named);
  return read;
}

/** Names of what a synapse or rule reads of the neurons on both sides: what its body does. */
const readOfNeurons = (model: AstNode): readonly string[] =>
  nodesOf(model).flatMap(node => (isSideAccess(node) && node.member ? [node.member] : []));

/** An argument of a function, or what is given, swept or set elsewhere, is not taken out: others would name what is gone. */
function fixesFor(node: Readable, { nodes }: TextContext): Fix[] {
  if (isFormal(node)) return [];
  const isNamed = nodes.some(other =>
    AstUtils.streamReferences(other).some(({ reference }) => refOf(reference) === node)
  );
  return isNamed ? [] : [{ ...removal(`Remove '${node.name}'`, [node]), isGuess: true }];
}

const refOf = (reference: ReferenceInfo['reference']): AstNode | undefined =>
  'ref' in reference ? reference.ref : undefined;

const sentence = (kind: string): string =>
  kind
    .replace(/^an? /, '')
    .replace(/ of the file$/, '')
    .replace(/^./, letter => letter.toUpperCase());
