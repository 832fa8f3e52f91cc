// What a file gives to a network that loads it: as many values as it has, each one that the network itself could have come to.
import { dimensionless, formatQuantity, type Dimension } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import { certaintyOf } from '../patterns/index.js';
import type { GroupPlan, LearntPlan, ProjectionPlan } from '../plan/index.js';
import type { Of } from './script-values.js';
import { weightBounds, type Bounds } from './weight-bounds.js';

type Load = Of<'load'>;
/** Of one part: how many values it has, where that is known before it is made, and which. */
interface Wanted {
  readonly count: number | undefined;
  /** absent: any number will do */
  readonly bounds?: Bounds;
  readonly dimension: Dimension | undefined;
  /** of the value of this number: `weight of synapse 3 of learnt` */
  readonly nameOf: (element: number) => string;
}

/** Throws NetworkError where the file of a `load` has not what is loaded, or values that cannot be. */
export function checkLoaded(
  load: Load,
  learnt: readonly LearntPlan[],
  groups: readonly GroupPlan[],
  projections: readonly ProjectionPlan[]
): void {
  for (const what of learnt) {
    if (load.targets.length > 0 && !load.targets.includes(what.of)) continue;
    const wanted = what.parts.map(part => wantedOf(what, part, groups, projections));
    const count = wanted.reduce<number | undefined>(
      (sum, { count }) => (sum === undefined || count === undefined ? undefined : sum + count),
      0
    );
    checkValues(load, what, valuesFor(load, what, count), wanted);
  }
}

/** The values of a file for something of the network, which has `count` of them, where that is known. Throws NetworkError where there are others. */
export function valuesFor(
  { arrays, file, source }: Load,
  { name, of }: LearntPlan,
  count: number | undefined
): Float64Array {
  const values = arrays[name];
  if (values && (count === undefined || values.length === count)) return values;
  throw networkError(
    'nothing-learnt',
    values
      ? `${name} of ${file} has ${values.length} values, and ${of} has ${count!} here; load what was saved of the same network.`
      : `${file} has no array ${name}; it has ${Object.keys(arrays).join(', ') || 'none'}.`,
    source
  );
}

function wantedOf(
  { of }: LearntPlan,
  part: LearntPlan['parts'][number],
  groups: readonly GroupPlan[],
  projections: readonly ProjectionPlan[]
): Wanted {
  if ('group' in part) {
    const { size, states } = groups[part.group]!;
    const { dimension, name: state } = states[part.slot]!;
    return {
      count: size,
      dimension,
      nameOf: neuron => `${state} of neuron ${neuron} of ${of}`
    };
  }
  const projection = projections[part.projection]!;
  const { recipe, expectedSynapses, transmission } = projection;
  const state = transmission.kind === 'dynamic' ? transmission.program.states[part.slot] : undefined;
  return {
    count: certaintyOf(recipe) === 'exact' ? expectedSynapses : undefined,
    bounds: weightBounds(projection),
    dimension: state?.dimension ?? state?.initial.dimension,
    nameOf: synapse => `weight of synapse ${synapse} of ${of}`
  };
}

/** Throws NetworkError for the first value that cannot be. What comes behind a part whose number of values is not known yet is only asked whether it is finite. */
function checkValues({ file, source }: Load, what: LearntPlan, values: Float64Array, wanted: readonly Wanted[]): void {
  let part = 0;
  let first = 0;
  for (let i = 0; i < values.length; i++) {
    while (part < wanted.length - 1 && wanted[part]!.count !== undefined && i - first >= wanted[part]!.count!)
      first += wanted[part++]!.count!;
    const { bounds, dimension, nameOf, count } = wanted[part]!;
    const value = values[i]!;
    const isPlaced = count !== undefined || part === wanted.length - 1;
    const broken = bounds && isPlaced ? [value < bounds.low, value > bounds.high].indexOf(true) : -1;
    if (Number.isFinite(value) && broken < 0) continue;
    const shown = (value: number): string =>
      Number.isNaN(value)
        ? 'NaN'
        : formatQuantity(value, Number.isFinite(value) && dimension ? dimension : dimensionless);
    const why = !Number.isFinite(value)
      ? 'which is no value to go on with'
      : broken === 0
        ? `below ${shown(bounds!.low)}, where its rule clips`
        : `above ${shown(bounds!.high)}, where its rule clips`;
    throw networkError(
      'nothing-learnt',
      `${file} has ${shown(value)} for the ${nameOf(i)}, ${why}; load what was saved of the same network.`,
      source
    );
  }
}
