// What a synapse or rule needs of its target neurons: the variables that its head names, and those that a connection chooses in their place.
import { AstUtils } from 'langium';
import {
  type Chosen,
  type Connect,
  type Model,
  type Need,
  type Population,
  type UsePlasticity,
  type UseSynapse,
  isConnect,
  isInject,
  isInput,
  isModel,
  isPopulation,
  isProgram,
  isSideAccess,
  isSidePlace,
  isState,
  isUsePlasticity,
  isUseSynapse
} from '../generated/ast.js';
import { modelUsed, namedBy, resolveUse } from './configured.js';
import { type Variable, isVariable } from './members.js';

export type TargetUse = UseSynapse | UsePlasticity;

export const isTargetUse = (node: unknown): node is TargetUse => isUseSynapse(node) || isUsePlasticity(node);

/** The synapse model or rule that a connection uses; of a configured one, that behind it. */
export const modelIn = ({ use }: TargetUse): Model | undefined => modelUsed(use);

/** What the head names, in its order; of what is half written the name is missing. */
export const needsOf = (model: Model): readonly Need[] => [...model.into, ...model.reads].filter(isNamed);

const isNamed = (node: Need | Chosen): boolean => (node.variable as string | undefined) !== undefined;

/** What the body of a model does with variables of its target, by their names. */
export interface Touched {
  readonly injected: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

export function touchedBy(model: Model): Touched {
  const [injected, changed, read] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const node of AstUtils.streamAst(model)) {
    if (isInject(node)) add(injected, node.target);
    else if (isSidePlace(node) && node.side === 'post') add(changed, node.member);
    else if (isSideAccess(node) && node.side === 'post' && node.member !== 'index') add(read, node.member);
  }
  return { injected, changed, read };
}

/** The name is missing in what is half written. */
function add(to: Set<string>, name: string | undefined): void {
  if (name !== undefined) to.add(name);
}

export interface Choice {
  readonly need: Need;
  readonly chosen: Chosen;
}

/** Where variables of the target are chosen: at a connection, or where a model is configured. */
export type Chooser = TargetUse | Model;

export type Clause = 'into' | 'reads';

/** What is written behind `into` and `reads` at this very place. */
export const chosenAt = (chooser: Chooser): Readonly<Record<Clause, readonly Chosen[]>> =>
  isModel(chooser) ? { into: chooser.chosenInto, reads: chooser.chosenReads } : chooser;

/** What is chosen of the target, in the order in which the head of the model names it; a clause of a connection replaces that of what it uses. */
export function choicesOf(chooser: Chooser): Choice[] {
  const resolved = resolveUse(isModel(chooser) ? chooser.base : chooser.use);
  if (!resolved || !isModel(resolved.target)) return [];
  const choosers = resolved.uses.map(use => use.$container).filter(node => isModel(node) || isTargetUse(node));
  const pairs = (needs: readonly Need[], clause: Clause): Choice[] => {
    const all = choosers.map(at => chosenAt(at)[clause]).findLast(chosen => chosen.length > 0) ?? [];
    return all.flatMap((chosen, i) =>
      needs[i] && isNamed(needs[i]) && isNamed(chosen) ? [{ need: needs[i], chosen }] : []
    );
  };
  return [...pairs(resolved.target.into, 'into'), ...pairs(resolved.target.reads, 'reads')];
}

/** The choice that a connection makes for a variable which a model of it names. */
export const choiceOf = (name: string, use: TargetUse): Chosen | undefined =>
  choicesOf(use).find(({ need }) => need.variable === name)?.chosen;

/** Whether the model reads what is chosen here. */
export const isRead = (chosen: Chosen): boolean =>
  choicesOf(chosen.$container).some(
    choice => choice.chosen === chosen && touchedBy(choice.need.$container).read.has(choice.need.variable)
  );

/** Where a connection uses a model, itself or one that configures it. */
export const useIn = (connect: Connect, model: Model): TargetUse | undefined =>
  connect.members.filter(isTargetUse).find(({ use }) => namedBy(use).includes(model));

/** The connections of a model's own file. */
export const connectsBeside = (model: Model): Connect[] =>
  AstUtils.getContainerOfType(model, isProgram)?.declarations.filter(isConnect) ?? [];

/** The populations whose variable is chosen: of the connection, or of those in its own file that leave the choice to a configured model. */
export function targetsOf(chosen: Chosen): Population[] {
  const { $container: chooser } = chosen;
  const connects = isModel(chooser)
    ? connectsBeside(chooser).filter(connect => {
        const use = useIn(connect, chooser);
        return use && choicesOf(use).some(choice => choice.chosen === chosen);
      })
    : [chooser.$container];
  const populations = connects.flatMap(({ to }) => to.map(({ of }) => of?.ref));
  return [...new Set(populations.filter(isPopulation))];
}

/** The variables of a neuron that can stand for a need: inputs for what is injected, states for what is changed. */
export function fittingOf(need: Need, neuron: Model): Variable[] {
  const { injected, changed } = touchedBy(need.$container);
  const variables = neuron.members.filter(isVariable).filter(({ name }) => Boolean(name));
  if (injected.has(need.variable)) return variables.filter(isInput);
  return changed.has(need.variable) ? variables.filter(isState) : variables;
}

/** What each need must be among the variables of a neuron. */
export function rolesIn(model: Model): ReadonlyMap<string, 'inputs' | 'states' | 'variables'> {
  const { injected, changed } = touchedBy(model);
  const role = (name: string): 'inputs' | 'states' | 'variables' =>
    injected.has(name) ? 'inputs' : changed.has(name) ? 'states' : 'variables';
  return new Map(needsOf(model).map(({ variable }) => [variable, role(variable)]));
}
