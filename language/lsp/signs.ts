// Whether a connection excites or inhibits, and so the populations it comes from: by the sign of its weight and, of conductances, on which
// side of the threshold they reverse. Nothing is said where the text does not tell, or a population does both (Dale's principle is not assumed).
import { isList, type Value } from '../../simulator/index.js';
import {
  type Connect,
  type Expr,
  type Model,
  type Named,
  type Population,
  type Program,
  type Use,
  isCall,
  isConnect,
  isEquation,
  isMinus,
  isModel,
  isOn,
  isParam,
  isParen,
  isPopulation,
  isState,
  isUseSynapse
} from '../generated/ast.js';
import { allGiven, boundCall } from '../names/arguments.js';
import { populationsOf } from '../names/members.js';
import { valueOf, valueOfNamed } from './constants.js';

export type Sign = 'excitatory' | 'inhibitory';

/** mV, of neurons that name no threshold */
const usualThreshold = -50;

/** Signs of the populations and connections that files declare. */
export function signsIn(programs: readonly Program[]): ReadonlyMap<Named, Sign> {
  const signs = new Map<Named, Sign>();
  const sent = new Map<Named, Set<Sign>>();
  for (const connect of programs.flatMap(({ declarations }) => declarations.filter(isConnect))) {
    const sign = signOf(connect);
    if (!sign) continue;
    signs.set(connect, sign);
    for (const population of populationsOf(connect.from))
      sent.set(population, (sent.get(population) ?? new Set()).add(sign));
  }
  for (const [population, [first, ...others]] of sent) if (others.length === 0) signs.set(population, first!);
  return signs;
}

function signOf({ members, to }: Connect): Sign | undefined {
  const use = members.find(isUseSynapse)?.use;
  const call = use && boundCall(use);
  const model = call?.callee.target;
  if (!call || !isModel(model) || !model.members.some(member => isOn(member) && member.event === 'pre'))
    return undefined;
  const weight = signOfValue(argumentOf(use, model, 'weight'));
  const reversal = reversalOf(use, model);
  const sides = new Set(reversal === undefined ? [1] : to.map(({ of }) => (reversal >= thresholdOf(of?.ref) ? 1 : -1)));
  const sign = sides.size === 1 ? weight * [...sides][0]! : 0;
  return sign > 0 ? 'excitatory' : sign < 0 ? 'inhibitory' : undefined;
}

/** What is given for a parameter, or its default. */
function argumentOf(use: Use, model: Model, name: string): Expr | undefined {
  const call = boundCall(use);
  const given = call && allGiven(call.binding).get(name)?.value;
  return given ?? model.members.filter(isParam).find(param => param.name === name)?.value;
}

/** mV, of a synapse that has a conductance: by its name, as in the library and in most of the literature. */
function reversalOf(use: Use, model: Model): number | undefined {
  const hasStates = model.members.some(member => isState(member) || isEquation(member));
  const param = model.members.filter(isParam).find(({ name }) => /^(?:E|V)_(?:rev|syn|[a-z]{1,2})$|^E$/.test(name));
  const value = hasStates && param ? valueOf(argumentOf(use, model, param.name)) : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** mV */
function thresholdOf(population: Named | undefined): number {
  const use = isPopulation(population) ? modelUse(population) : undefined;
  const model = use && boundCall(use)?.callee.target;
  const value = use && isModel(model) ? valueOf(argumentOf(use, model, 'V_th')) : undefined;
  return typeof value === 'number' ? value : usualThreshold;
}

const modelUse = (population: Population): Use | undefined => population.$container.model;

/** 1, -1, or 0 where it is not known; of what is drawn that of its mean. */
function signOfValue(node: Expr | undefined): number {
  const value = valueOf(node);
  if (value !== undefined) return signOfAll(value);
  if (!node) return 0;
  if (isParen(node)) return signOfValue(node.inner);
  if (isMinus(node)) return -signOfValue(node.operand);
  if (node.$type === 'Sum' && (node.operator === '*' || node.operator === '/'))
    return signOfValue(node.left) * signOfValue(node.right);
  if (node.$type === 'Reference' && node.to?.ref && valueOfNamed(node.to.ref) === undefined)
    return 'value' in node.to.ref ? signOfValue(node.to.ref.value) : 0;
  if (isCall(node)) {
    const given = boundCall(node)?.binding.given;
    return signOfValue((given?.get('mean') ?? given?.get('median') ?? given?.get('low'))?.[0]?.value);
  }
  return 0;
}

function signOfAll(value: Value): number {
  if (!isList(value)) return typeof value === 'number' ? Math.sign(value) : 0;
  const signs = new Set(Array.from<Value>(value).map(signOfAll));
  signs.delete(0);
  return signs.size === 1 ? [...signs][0]! : 0;
}
