// A readable unit for a dimension that has none of its own, from the coherent units: `nS/mV`, `pA*ms^2`.
// The number before it is then the simulator's value as it is.
import { type Dimension, multiply, raise, sameDimension } from './dimension.js';

interface Factor {
  readonly unit: string;
  readonly dimension: Dimension;
  readonly power: number;
}

const atoms: readonly (readonly [string, Dimension])[] = [
  ['mV', [2, 1, -3, -1, 0, 0]],
  ['pA', [0, 0, 0, 1, 0, 0]],
  ['nS', [-2, -1, 3, 2, 0, 0]],
  ['pF', [-2, -1, 4, 2, 0, 0]],
  ['ms', [0, 0, 1, 0, 0, 0]],
  ['GOhm', [2, 1, -3, -2, 0, 0]],
  ['m', [1, 0, 0, 0, 0, 0]],
  ['K', [0, 0, 0, 0, 1, 0]],
  ['mol', [0, 0, 0, 0, 0, 1]]
];

// simplest first
const powers = [1, -1, 2, -2, 0.5, -0.5, 3, -3, 1.5, -1.5, 4, -4];
const factors: readonly Factor[] = powers.flatMap(power =>
  atoms.map(([unit, base]) => ({ unit, dimension: raise(base, power), power }))
);

/** One unit, else a product of two, else powers of mV, pA, ms, m, K and mol, which can write everything. */
export function composeUnit(dimension: Dimension): string {
  const single = factors.find(f => sameDimension(f.dimension, dimension));
  return render(single ? [single] : (pair(dimension) ?? base(dimension)));
}

function pair(dimension: Dimension): Factor[] | undefined {
  let best: Factor[] | undefined;
  for (const a of factors) {
    for (const b of factors) {
      const found = a.unit !== b.unit && sameDimension(multiply(a.dimension, b.dimension), dimension);
      if (found && (!best || cost([a, b]) < cost(best))) best = [a, b];
    }
  }
  return best;
}

const cost = (product: readonly Factor[]): number => product.reduce((sum, f) => sum + powers.indexOf(f.power), 0);

function base([m, kg, s, A, K, mol]: Dimension): Factor[] {
  const exponents: Record<string, number> = { mV: kg, pA: A + kg, ms: s + 3 * kg, m: m - 2 * kg, K, mol };
  return atoms
    .flatMap(([unit, dimension]) =>
      exponents[unit] ? [{ unit, dimension, power: Math.round(exponents[unit] * 1e6) / 1e6 }] : []
    )
    .filter(f => f.power !== 0);
}

function render(product: readonly Factor[]): string {
  const above = product.filter(f => f.power > 0).map(f => power(f.unit, f.power));
  const below = product.filter(f => f.power < 0).map(f => `/${power(f.unit, -f.power)}`);
  return (above.join('*') || '1') + below.join('');
}

const power = (unit: string, exponent: number): string => (exponent === 1 ? unit : `${unit}^${exponent}`);
