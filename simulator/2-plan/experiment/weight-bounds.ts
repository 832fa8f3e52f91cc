// Between which weights the rules of a connection keep them, as far as their formulas say so.
import type { Assignment, Formula, ProjectionPlan, SynapseProgram } from '../plan/index.js';

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const none: Bounds = { low: -Infinity, high: Infinity };

/**
 * `clip(x, low, high)`, and `min(x, high)` with `max(x, low)` beside it, where the bounds are the same for all synapses. Any event whose weight is
 * not clipped, and a weight that moves by itself, has no bounds.
 */
export function weightBounds({ transmission }: ProjectionPlan): Bounds {
  if (transmission.kind !== 'dynamic' || transmission.program.weight === undefined) return none;
  const { program } = transmission;
  const { weight, states, carried, course } = transmission.program;
  const { rate, drive, carried: isCarried } = states[weight]!;
  const moves = ![rate, drive].every(formula => formula.kind === 'number' && formula.value === 0);
  if (moves || isCarried || course?.moved === weight) return none;
  const found = eventsOf(program).flatMap(assignments => {
    const last = assignments.findLast(({ target }) => target.kind === 'state' && target.slot === weight);
    return last ? [last.operator ? undefined : clippedBy(last.value, weight)] : [];
  });
  return carried || found.length === 0 || found.includes(undefined) ? none : together(found as Partial<Bounds>[]);
}

const eventsOf = ({ onPre, onPost, signals = [], recurring = [] }: SynapseProgram): (readonly Assignment[])[] => [
  onPre,
  onPost,
  ...signals.map(({ assignments }) => assignments),
  ...recurring.map(({ assignments }) => assignments)
];

/** Undefined where it is not clipped at all; empty where it stays what it is. */
function clippedBy(formula: Formula, weight: number): Partial<Bounds> | undefined {
  if (formula.kind === 'variable' && formula.of === 'state' && formula.side === 'own' && formula.slot === weight)
    return {};
  if (formula.kind === 'if') {
    const branches = [formula.then, formula.else].map(branch => clippedBy(branch, weight));
    return branches.includes(undefined) ? undefined : widest(branches as Partial<Bounds>[]);
  }
  if (formula.kind !== 'call') return undefined;
  const numbers = formula.arguments.map(argument => (argument.kind === 'number' ? argument.value : undefined));
  if (formula.function === 'clip') return ends(numbers[1], numbers[2]);
  if (formula.function === 'min') return ends(undefined, numbers[0] ?? numbers[1]);
  if (formula.function === 'max') return ends(numbers[0] ?? numbers[1], undefined);
  return undefined;
}

const ends = (low: number | undefined, high: number | undefined): Partial<Bounds> | undefined =>
  low === undefined && high === undefined
    ? undefined
    : { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };

function widest(all: readonly Partial<Bounds>[]): Partial<Bounds> {
  const lows = all.flatMap(({ low }) => low ?? []);
  const highs = all.flatMap(({ high }) => high ?? []);
  return ends(lows.length > 0 ? Math.min(...lows) : undefined, highs.length > 0 ? Math.max(...highs) : undefined) ?? {};
}

const together = (all: readonly Partial<Bounds>[]): Bounds => ({ ...none, ...widest(all) });
