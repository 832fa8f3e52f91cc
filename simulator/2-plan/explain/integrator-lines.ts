// How equations are advanced over a step, as lines for people: those of neurons, and those of synapses that are carried each step.
import { integrators, type IntegratedNames, type Integrator } from '../integrators/index.js';
import type { Integrated, NoiseTerm } from '../plan/index.js';
import type { FormulaNames, Term } from './names.js';

/** `integrated by …`, and an equation a line. */
export function integratorLines(group: Integrated, names: FormulaNames): string[] {
  const { integrator: plan } = group;
  const { linear } = plan;
  const noiseTerm = ({ noise, factor }: NoiseTerm): Term => [factor, group.noises[noise]!.name];
  const sum = (row: number): string =>
    names.sum([
      ...linear.matrix
        .filter(entry => entry.row === row)
        .map(({ column, value }): Term => [value, group.states[linear.slots[column]!]!.name]),
      [linear.drive[row]!],
      ...linear.noise.filter(item => item.row === row).map(noiseTerm)
    ]);
  return [
    ...integrationOf(group).lines,
    ...linear.slots.map((slot, row) => `  ${group.states[slot]!.name}' = ${sum(row)}`),
    ...plan.remaining.map(
      state =>
        `  ${group.states[state.slot]!.name}' = ${
          state.kind === 'conditional'
            ? names.sum([[state.rate, group.states[state.slot]!.name], [state.drive]])
            : names.sum([[state.derivative], ...state.noises.map(noiseTerm)])
        }`
    )
  ];
}

/** Those that say more than their place in the equations: with several, which are which; that one is shared, and by whom. */
export function noiseLines(noises: Integrated['noises'], element: 'neuron' | 'synapse'): string[] {
  const who = {
    neuron: `one for each ${element}`,
    population: element === 'neuron' ? 'one for all its neurons' : 'one for all synapses of the connection',
    network: `one for all ${element}s that read it`
  };
  const isPlain = noises.length === 1 && noises[0]!.of === 'neuron';
  return isPlain ? [] : noises.map(({ name, of }) => `noise ${name}: ${who[of]}`);
}

/** The title of the integrator; lines on why it was taken, and why not those asked before it. */
export function integrationOf(group: Integrated): { readonly title: string; readonly lines: readonly string[] } {
  const of = (wanted: string): Integrator => integrators.find(({ name }) => name === wanted)!;
  const { name, refused } = group.integrator;
  const { title, reason } = of(name);
  return {
    title,
    lines: [
      `integrated by ${title} (${reason(integratedNames(group))})`,
      ...refused.map(item => `  not by ${of(item.name).title}: ${item.reason}`)
    ]
  };
}

function integratedNames({ states, integrator: { linear, remaining } }: Integrated): IntegratedNames {
  const names = (slots: readonly number[]): string => slots.map(slot => states[slot]!.name).join(', ');
  const noisy = remaining.filter(state => state.noises.length > 0);
  return {
    exactly: names(linear.slots),
    others: names(remaining.map(state => state.slot)),
    noisy: names(noisy.map(state => state.slot))
  };
}
