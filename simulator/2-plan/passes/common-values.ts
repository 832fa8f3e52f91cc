// Keeps amounts and delays that are the same for all synapses of a projection once, in place of one a synapse. The same bits.
import { nearestSteps } from '../../0-numbers/index.js';
import { isNumber, number, replace, type Formula } from '../formula/index.js';
import type { DelayPlan, ElementValue, Plan, ProjectionPlan, Send, Transmission } from '../plan/index.js';
import { listed } from './listed.js';
import type { Pass } from './pass.js';

export const commonValues: Pass = {
  name: 'common_values',
  apply: plan => ({
    ...plan,
    projections: plan.projections.map(projection => ({
      ...projection,
      delay: commonDelay(projection.delay, plan.step),
      ...(projection.axonal ? { axonal: commonDelay(projection.axonal, plan.step) } : {}),
      transmission: commonAmounts(projection)
    }))
  }),
  did: (after, before) => {
    const amounts = after.projections.filter(({ transmission }) =>
      sendsOf(transmission).some(send => send.common !== undefined)
    );
    const delays = after.projections.filter(({ delay }, i) => delay !== before.projections[i]!.delay);
    return [...named('amounts of', amounts), ...named('delays of', delays)];
  }
};

const named = (what: string, projections: Plan['projections']): string[] =>
  projections.length ? [`${what} ${listed(projections.map(projection => projection.name))}`] : [];

/** As the delays of single synapses are rounded. */
function commonDelay(delay: DelayPlan, step: number): DelayPlan {
  const value = delay.kind === 'each' ? commonValue(delay.value) : undefined;
  return value === undefined ? delay : { kind: 'fixed', steps: Math.max(1, nearestSteps(value, step)) };
}

const sendsOf = (transmission: Transmission): readonly Send[] =>
  transmission.kind === 'static' || transmission.kind === 'poisson' ? transmission.sends : [];

function commonAmounts({ transmission, parameters }: ProjectionPlan): Transmission {
  if (transmission.kind !== 'static' && transmission.kind !== 'poisson') return transmission;
  const ofAll = (formula: Formula): Formula =>
    replace(formula, leaf => {
      const parameter =
        leaf.side === 'own' && leaf.of === 'parameter'
          ? parameters.find(parameter => parameter.slot === leaf.slot)
          : undefined;
      const value = parameter && commonValue(parameter);
      return value === undefined ? leaf : number(value);
    });
  return {
    ...transmission,
    sends: transmission.sends.map(send => {
      const amount = ofAll(send.amount);
      return isNumber(amount) ? { ...send, common: amount.value } : send;
    })
  };
}

/** A number, or a list of equal ones. */
function commonValue({ value }: ElementValue): number | undefined {
  if (isNumber(value)) return value.value;
  if (value.kind !== 'list') return undefined;
  const [first] = value.values;
  for (const item of value.values) if (item !== first) return undefined;
  return typeof first === 'number' ? first : undefined;
}
