// A name that nothing visible declares.
import { type AstNode, type CstNode, AstUtils, GrammarUtils } from 'langium';
import { asciiUnit, units } from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import {
  type Chosen,
  type Model,
  type Named,
  type Population,
  type Selection,
  type Stimulate,
  isCall,
  isConnect,
  isDimensionOf,
  isEachStep,
  isEquation,
  isFunctionDecl,
  isIndex,
  isModel,
  isNamed,
  isPopulation,
  isProgram,
  isRecord,
  isRecorded,
  isReference,
  isStimulate,
  isUsePattern
} from '../generated/ast.js';
import { boundCall } from '../names/arguments.js';
import { declaredIn, populationsIn } from '../names/declarations.js';
import { isNeuronModel, inputsOf, modelsOf, recordableNames } from '../names/members.js';
import {
  type Choice,
  type Chooser,
  type TargetUse,
  choicesOf,
  fittingOf,
  isTargetUse,
  rolesIn,
  targetsOf
} from '../names/needs.js';
import { nearest } from '../names/nearest.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { unknownStatementsOf } from '../parser/lexer.js';
import { sourceAt, sourceOf, textOf } from '../source.js';
import { typeWord } from '../units/unit-expression.js';
import type { TextCheck, TextContext } from './check.js';

const isEventOfNeuron = ({ $type, $container }: AstNode): boolean =>
  $type === 'On' && $container !== undefined && isNeuronModel($container);

/** Unknown names that get a "did you mean"; to look for more in a file of thousands would take minutes, and nobody reads them. */
const proposed = 100;

export const unknownName: TextCheck = {
  code: 'unknown-name',
  on: 'text',
  byDeclaration: true,
  run(context) {
    const skipped = maybeDeclared(context);
    let unknown = 0;
    for (const node of context.nodes) {
      // what is no event in a neuron is misplaced there, whatever its name
      if (node.$type === 'NamedArg' || isEventOfNeuron(node)) continue;
      for (const { reference, property } of AstUtils.streamReferences(node)) {
        if (!('ref' in reference) || reference.ref || !reference.$refText || skipped(reference.$refText)) continue;
        if (reportVariableCalled(node, reference.$refText, context)) continue;
        if (reportVariableAlone(node, reference.$refText, context)) continue;
        if (units.has(asciiUnit(reference.$refText)) && isReference(node)) {
          reportUnit(node, reference.$refText, context);
          continue;
        }
        const visible = unknown++ < proposed ? context.names.visible(node, property).map(named => named.name!) : [];
        const known = isEachStep(node.$container) ? ['step', ...visible] : visible;
        reportUnknown(
          { text: reference.$refText, token: reference.$refNode, known, where: 'here' },
          context,
          remedyAt(node, reference.$refText)
        );
      }
      for (const word of wordsOf(node)) if (!word.known.includes(word.text)) reportUnknown(word, context);
    }
  }
};

/** `V(Cell[0]) at 57 ms`, as other tools write `value(V of Cell[0], time = 57 ms)`. */
function reportVariableCalled(node: AstNode, name: string, { uri, program, report }: TextContext): boolean {
  const call = node.$container;
  if (!isCall(call) || call.callee !== node) return false;
  const what = call.args?.args[0]?.value;
  const reference = isIndex(what) ? what.of : what;
  const population = isReference(reference) ? reference.to.ref : undefined;
  if (!what || !isPopulation(population) || !recordableNames(population).includes(name)) return false;
  const { offset, end } = sourceOf(call);
  const variable = `${name} of ${textOf(what)}`;
  const text = program.$document!.textDocument.getText();
  const at = /^[ \t]+at[ \t]+([0-9][0-9.]*[ \t]*[a-zµ]+)/.exec(text.slice(end, end + 40));
  const instead = at ? `value(${variable}, time = ${at[1]})` : `last(${variable})`;
  const other = at ? '' : `, or value(${variable}, time = …) for an earlier time`;
  report(
    call.callee,
    `There is no function '${name}', and ${name} is a variable of ${population.name}; write ${instead}${other}.`,
    {
      fixes: [
        {
          title: `Write ${instead}`,
          edits: [{ uri, offset, end: end + (at?.[0].length ?? 0), text: instead }],
          isGuess: true
        }
      ]
    }
  );
  return true;
}

/** `mean(V)` for `mean(V of Cell)`. */
function reportVariableAlone(node: AstNode, name: string, { program, report }: TextContext): boolean {
  const call = AstUtils.getContainerOfType(node, isCall);
  const callee = call && boundCall(call)?.callee.target;
  if (!isReference(node) || node.$container.$container?.$container !== call || !isFunctionDecl(callee)) return false;
  if (typeWord(callee.formals[0]?.type) !== 'variable') return false;
  const population = populationsIn(program.declarations).find(one => recordableNames(one).includes(name));
  if (!population) return false;
  const instead = `${name} of ${population.name}`;
  report(node, `'${name}' alone does not say whose it is; write ${instead}.`, {
    fixes: [{ ...replacement(sourceOf(node), instead), isGuess: true }]
  });
  return true;
}

/** `5 mV / ms`: a unit is no name, and stands behind a number alone. */
function reportUnit(node: AstNode, unit: string, { report }: TextContext): void {
  report(node, `There is no '${unit}' here: a unit needs a number in front of it. Write 1 ${unit}.`, {
    fixes: [{ ...replacement(sourceOf(node), `1 ${unit}`), isGuess: true }]
  });
}

/** A name that is no cross-reference, and what it could be. */
interface Word {
  readonly text: string;
  readonly token: CstNode | undefined;
  readonly known: readonly string[];
  /** where it is unknown: `population E`, `here` */
  readonly where: string;
  /** the configured model at the token, where the text stands in that and not here */
  readonly chosenBy?: string;
}

const remedyAt = (node: AstNode, name: string): string =>
  isEquation(node) && !node.derivative
    ? `Declare it: param ${name} = … for a value, let ${name} = … for a part of a formula, state ${name} for what changes.`
    : 'Declare it, or import the file that does.';

function reportUnknown(
  { text, token, known, where, chosenBy }: Word,
  { program, uri, report }: TextContext,
  otherwise = remedyOf(known)
): void {
  if (!token) return;
  const { offset, end } = token;
  if (chosenBy !== undefined) {
    const remedy = known.length === 0 ? 'It has none.' : `Choose here: ${known.join(', ')}.`;
    report(sourceAt(program, offset, end), `'${chosenBy}' chooses '${text}', which is not ${where}. ${remedy}`);
    return;
  }
  const meant = nearest(text, known);
  report(
    sourceAt(program, offset, end),
    `There is no '${text}' ${where}. ${meant ? `Did you mean '${meant}'?` : otherwise}`,
    { fixes: meant ? [{ title: `Write '${meant}'`, edits: [{ uri, offset, end, text: meant }], isGuess: true }] : [] }
  );
}

const remedyOf = (known: readonly string[]): string =>
  known.length === 0 ? 'It has none.' : `There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`;

function wordsOf(node: AstNode): Word[] {
  if (isRecorded(node)) return recorded(node, 'variable', [node.variable], node.source);
  if (isRecord(node)) return node.from.flatMap(from => recorded(node, 'what', node.what, from));
  if (isStimulate(node)) return stimulated(node);
  if (isTargetUse(node)) return chosen(node);
  if (isModel(node) && node.base) return chosenByModel(node);
  if (isUsePattern(node))
    return node.without.map((text, index) => ({
      text,
      token: tokenOf(node, 'without', index),
      known: ['autapses', 'multapses'],
      where: `after 'without'`
    }));
  if (isDimensionOf(node) && node.name)
    return [
      {
        text: node.name,
        token: tokenOf(node, 'name'),
        known: namesForDimension(node),
        where: 'here to take the dimension of'
      }
    ];
  return [];
}

/** `V` and `spikes` of `E[0..4]`; nothing where the population itself is unknown or has an unknown model. */
function recorded(node: AstNode, property: string, texts: readonly string[], from: Selection | undefined): Word[] {
  const source = from?.of?.ref;
  if (
    !source ||
    !(isPopulation(source) || isConnect(source)) ||
    modelsOf(source).length === 0 ||
    modelsOf(source).some(hasSyntaxErrors)
  )
    return [];
  const known = recordableNames(source);
  return texts.map((text, index) => ({
    text,
    token: tokenOf(node, property, index),
    known,
    where: `in ${isPopulation(source) ? 'population' : 'connection'} ${source.name}`
  }));
}

/** The input of each target that has any; of neurons without inputs, lowering says that they have none. */
function stimulated(node: Stimulate): Word[] {
  const { input } = node;
  if (input === undefined) return [];
  return node.targets.flatMap(({ of }) => {
    const population = of?.ref;
    if (!isPopulation(population) || modelsOf(population).some(hasSyntaxErrors)) return [];
    const known = modelsOf(population)
      .flatMap(inputsOf)
      .map(input => input.name);
    const where = `among the inputs of population ${population.name}`;
    return known.length > 0 ? [{ text: input, token: tokenOf(node, 'input'), known, where }] : [];
  });
}

/** What a connection chooses of each target for a variable that its synapse model or rule names. */
function chosen(node: TargetUse): Word[] {
  const connect = node.$container as AstNode | undefined;
  const populations = isConnect(connect) ? connect.to.map(({ of }) => of?.ref).filter(isPopulation) : [];
  return choicesOf(node)
    .filter(({ chosen: choice }) => choice.$container === node || !fitsNowhere(choice))
    .flatMap(choice =>
      populations
        .filter(population => !modelsOf(population).some(hasSyntaxErrors))
        .map(population => wordChosen(choice, population, node))
    );
}

/** What a configured model chooses and none of its targets has: once, where it is chosen. */
const chosenByModel = (model: Model): Word[] =>
  choicesOf(model)
    .filter(({ chosen: choice }) => choice.$container === model && fitsNowhere(choice))
    .map(choice => wordChosen(choice, targetsOf(choice.chosen)[0]!, model));

/** Whether all the targets that a configured model is used with in its own file lack what it chooses. */
function fitsNowhere(choice: Chosen): boolean {
  const need = choicesOf(choice.$container).find(({ chosen: other }) => other === choice)?.need;
  const neurons = targetsOf(choice).flatMap(modelsOf);
  const lacks = (neuron: Model): boolean =>
    need !== undefined &&
    !hasSyntaxErrors(neuron) &&
    !fittingOf(need, neuron).some(({ name }) => name === choice.variable);
  return neurons.length > 0 && neurons.every(lacks);
}

function wordChosen({ need, chosen: choice }: Choice, population: Population, at: Chooser): Word {
  const known = modelsOf(population).flatMap(neuron => fittingOf(need, neuron).map(({ name }) => name));
  const where = `among the ${rolesIn(need.$container).get(need.variable)!} of population ${population.name}`;
  const word = { text: choice.variable, known, where };
  return choice.$container === at || isModel(at)
    ? { ...word, token: tokenOf(choice, 'variable') }
    : { ...word, token: tokenOf(at.use, 'model'), chosenBy: at.use.model.$refText };
}

const tokenOf = (node: AstNode, property: string, index?: number): CstNode | undefined =>
  GrammarUtils.findNodeForProperty(node.$cstNode, property, index);

/** Arguments of the function it is in, members of the model it is in; in a plasticity rule also the weight. */
function namesForDimension(node: AstNode): string[] {
  const names: string[] = [];
  for (let at: AstNode | undefined = node; at && !isProgram(at); at = at.$container) {
    names.push(...declaredIn(at).map(named => named.name!));
    if (isModel(at) && at.kind === 'plasticity') names.push('weight');
  }
  return names;
}

/** Says of a name whether text that could not be read may have declared it. Then nothing is said about it. */
function maybeDeclared({ program, nodes }: TextContext): (name: string) => boolean {
  const { parserErrors, lexerReport } = program.$document!.parseResult;
  const unknown = unknownStatementsOf(lexerReport);
  if (parserErrors.length + unknown.length === 0) return () => false;
  const words = new Set([
    ...parserErrors.flatMap(error => [error.token, ...error.resyncedTokens].map(token => token.image)),
    ...unknown.flatMap(statement => statement.skipped)
  ]);
  const broken = nodes.filter((node): node is Named => isNamed(node) && !isConnect(node) && hasSyntaxErrors(node));
  const nameless = broken.some(node => !node.name);
  return name => nameless || words.has(name) || broken.some(node => node.name?.startsWith(name));
}
