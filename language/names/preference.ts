// Which kinds of declaration a name may mean at a place. A name of the right kind is preferred to a nearer one of a wrong kind;
// where there is none of the right kind the wrong one is taken, so that a check can say what it is.
import type { AstNode } from 'langium';
import {
  type Model,
  type Named,
  isCall,
  isColumn,
  isConnect,
  isConst,
  isData,
  isEventDecl,
  isExperiment,
  isForEach,
  isFormal,
  isFunctionDecl,
  isModel,
  isParam,
  isPatternDecl,
  isPopulation,
  isProgram,
  isSample,
  isState,
  isText
} from '../generated/ast.js';
import { isSampleLoop } from './declarations.js';
import { isNeuronModel } from './members.js';

/** What stands in a message for the kinds that fit: 'a neuron', 'a value'. */
export interface Wanted {
  readonly words: string;
  fits(named: Named): boolean;
}

/** `weight` as plasticity rules know it: declared in the library, changed by them alone. */
export const isSynapticWeight = (named: Named): boolean =>
  isConst(named) && named.internal === true && named.name === 'weight';

const oneOf = (words: string, fits: (named: Named) => boolean): Wanted => ({ words, fits });

const modelOf = (kind: Model['kind']): Wanted => oneOf(`a ${kind}`, named => isModel(named) && named.kind === kind);
const neuron = oneOf('a neuron', isNeuronModel);
const synapse = modelOf('synapse');
const plasticity = oneOf('a plasticity rule', named => isModel(named) && named.kind === 'plasticity');
const ofKind: Readonly<Record<Model['kind'], Wanted>> = {
  neuron: modelOf('neuron'),
  encoder: oneOf('an encoder', named => isModel(named) && named.kind === 'encoder'),
  synapse,
  plasticity
};
const pattern = oneOf('a pattern', isPatternDecl);
const selection = oneOf(
  'a population or a named connect statement',
  named => isPopulation(named) || isConnect(named) || isFormal(named)
);
const population = oneOf('a population', named => isPopulation(named) || isFormal(named));
const settable = oneOf('a param of the file', named => isParam(named) && isProgram(named.$container));
const textOfFile = oneOf(
  'a param of the file that is a text',
  named => isParam(named) && isProgram(named.$container) && isText(named.value)
);
const state = oneOf('a state', isState);
const changeable = oneOf('a state', named => isState(named) || isSynapticWeight(named));
const signal = oneOf('an event', isEventDecl);
/** `for i in 1..10` */
export const isCounter = (named: Named): boolean => isForEach(named) && named.low !== undefined;

const sample = oneOf('a sample', named => isSampleLoop(named) && !isCounter(named));
const callable = oneOf('a function', isFunctionDecl);
const table = oneOf('a data set', isData);
const value = oneOf(
  'a value',
  named =>
    !isFunctionDecl(named) &&
    !isModel(named) &&
    !isPatternDecl(named) &&
    !isExperiment(named) &&
    (!isSampleLoop(named) || isCounter(named))
);
const anything = oneOf('a name', () => true);

/** What a reference held by this property of this node should lead to. */
export function wantedBy(node: AstNode, property: string): Wanted {
  switch (`${node.$type}.${property}`) {
    case 'Use.model':
      return usedModel(node.$container);
    case 'Selection.of':
      return node.$container?.$type === 'Connect' ||
        node.$container?.$type === 'Stimulate' ||
        node.$container?.$type === 'Silence'
        ? population
        : selection;
    case 'Sweep.param':
    case 'SetParam.param':
      return settable;
    case 'Save.fileParam':
    case 'Load.fileParam':
      return textOfFile;
    case 'Refractory.held':
      return state;
    case 'Equation.variable':
    case 'OwnPlace.variable':
      return changeable;
    case 'On.signal':
      return signal;
    case 'Showing.target':
    case 'Clear.targets':
    case 'LabelBy.population':
    case 'TestOn.population':
      return population;
    case 'Freeze.targets':
    case 'Unfreeze.targets':
    case 'Save.targets':
    case 'Load.targets':
      return selection;
    case 'Sample.of':
      return isSample(node) && node.number ? table : sample;
    case 'ForEach.data':
    case 'LabelBy.data':
    case 'TestOn.data':
      return table;
    case 'Reference.to':
      return asExpression(node);
    default:
      return anything;
  }
}

function usedModel(user: AstNode | undefined): Wanted {
  switch (user?.$type) {
    case 'UseSynapse':
      return synapse;
    case 'UsePlasticity':
      return plasticity;
    case 'UsePattern':
    case 'PatternDecl':
      return pattern;
    case 'Model':
      return ofKind[(user as Model).kind];
    default:
      return neuron;
  }
}

function asExpression(node: AstNode): Wanted {
  const parent = node.$container;
  if (isCall(parent) && parent.callee === node) return callable;
  if (isColumn(parent) && parent.of === node) return table;
  return value;
}
