// Divisions by constants become multiplications, and factors that are constant one factor, in equations that are carried for each synapse
// each step: the processor takes several times as long over a division.
import { folding, isNumber, multiply, number, parts, replace, type Formula } from '../formula/index.js';
import type { ProjectionPlan } from '../plan/index.js';
import { listed } from './listed.js';
import { mapIntegrator } from './map-formulas.js';
import type { Pass } from './pass.js';

export const reciprocals: Pass = {
  name: 'reciprocals',
  rounds: true,
  apply: plan => ({ ...plan, projections: plan.projections.map(withReciprocals) }),
  did: (after, before) =>
    after.projections.flatMap((projection, i) => {
      const [was, is] = [before.projections[i]!, projection].map(operations) as [Operations, Operations];
      const fewer = (['divisions', 'operations'] as const).flatMap(kind => {
        const count = was[kind] - is[kind];
        return count > 0 ? [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`] : [];
      });
      return fewer.length > 0 ? [`${listed(fewer)} fewer in ${projection.name}`] : [];
    })
};

function withReciprocals(projection: ProjectionPlan): ProjectionPlan {
  const { transmission } = projection;
  if (transmission.kind !== 'dynamic' || !transmission.program.carried) return projection;
  const { program } = transmission;
  const carried = mapIntegrator(transmission.program.carried, multiplied);
  return { ...projection, transmission: { ...transmission, program: { ...program, carried } } };
}

const multiplied = (formula: Formula): Formula =>
  replace(formula, leaf => leaf, {
    ...folding,
    binary: (operator, left, right) => {
      if (operator === '*' && isNumber(right)) return scaled(left, right.value);
      if (operator === '*' && isNumber(left)) return scaled(right, left.value);
      if (operator === '/' && isNumber(right) && isNormal(1 / right.value)) return scaled(left, 1 / right.value);
      return folding.binary(operator, left, right);
    }
  });

/** The constant factor of a product stands in front of it. */
function scaled(formula: Formula, factor: number): Formula {
  if (formula.kind === 'binary' && formula.operator === '*' && isNumber(formula.left)) {
    const both = factor * formula.left.value;
    if (isNormal(both)) return multiply(number(both), formula.right);
  }
  return multiply(number(factor), formula);
}

/** Neither too large for a number nor with fewer digits than others. */
const isNormal = (value: number): boolean => Math.abs(value) > 1e-300 && Math.abs(value) < 1e300;

type Operations = Readonly<Record<'divisions' | 'operations', number>>;

function operations({ transmission }: ProjectionPlan): Operations {
  const count = { divisions: 0, operations: 0 };
  if (transmission.kind !== 'dynamic' || !transmission.program.carried) return count;
  mapIntegrator(transmission.program.carried, formula => {
    for (const part of parts(formula)) {
      if (part.kind !== 'binary') continue;
      count.operations++;
      if (part.operator === '/') count.divisions++;
    }
    return formula;
  });
  return count;
}
