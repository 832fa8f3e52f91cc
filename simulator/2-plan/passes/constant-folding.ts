// Works out what is constant in the conditions and assignments of neurons. All other formulas were folded when the plan was made,
// as their form decides which integrator, receptor or delay there is. The same bits, but that 0 times infinity is then 0.
import { folded, parts, type Formula } from '../formula/index.js';
import type { GroupPlan } from '../plan/index.js';
import { mapGroupFormulas } from './map-formulas.js';
import type { Pass } from './pass.js';

export const constantFolding: Pass = {
  name: 'constant_folding',
  apply: plan => ({ ...plan, groups: plan.groups.map(group => mapGroupFormulas(group, folded)) }),
  did: (after, before) =>
    after.groups.flatMap((group, i) => {
      const fewer = operations(before.groups[i]!) - operations(group);
      return fewer > 0 ? [`${fewer} ${fewer === 1 ? 'operation' : 'operations'} fewer in ${group.name}`] : [];
    })
};

const operands: readonly Formula['kind'][] = ['number', 'variable', 'list', 'text', 'distance'];

/** In all formulas of a group. */
function operations(group: GroupPlan): number {
  let count = 0;
  mapGroupFormulas(group, formula => {
    for (const part of parts(formula)) if (!operands.includes(part.kind)) count++;
    return formula;
  });
  return count;
}
