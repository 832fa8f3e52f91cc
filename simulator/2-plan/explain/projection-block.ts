// A projection of the plan as lines for people.
import { formatNumber } from '../../1-model/index.js';
import { isNumber, number } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import { carriedSynapses } from '../passes/index.js';
import { certaintyOf, patternOf } from '../patterns/index.js';
import type {
  DelayPlan,
  GroupPlan,
  Inject,
  Plan,
  ProjectionPlan,
  Send,
  SynapseProgram,
  Transmission
} from '../plan/index.js';
import { assignmentText } from './group-block.js';
import { integratorLines, noiseLines } from './integrator-lines.js';
import { elementText, FormulaNames } from './names.js';

export function projectionBlock(projection: ProjectionPlan, plan: Plan): string[] {
  const { recipe, delay, axonal, parameters, transmission } = projection;
  const names = new FormulaNames(plan, undefined, projection);
  const numbers = Object.entries(recipe.numbers).map(([name, value]) => `${name} = ${formatNumber(value)}`);
  const asked = projection.pairwise ? names.text(projection.pairwise) : '';
  const given = recipe.pairwise ? [...numbers, `${recipe.pairwise} = ${asked}`] : numbers;
  const pattern =
    patternOf(recipe).describe?.(asked) ?? `${recipe.pattern}${given.length ? `(${given.join(', ')})` : ''}`;
  const most = certaintyOf(recipe) === 'most' ? 'at most ' : '';
  return [
    `projection ${projection.name}: ${recipe.sources.count} × ${recipe.targets.count}, ${pattern}${recipe.without.map(w => ` without ${w}`).join('')}`,
    transmission.kind === 'poisson'
      ? 'no synapses: each target draws its own counts'
      : `${most}${synapsesText(projection.expectedSynapses)}`,
    ...(parameters.length ? [parameters.map(p => `${p.name} = ${elementText(p, names)}`).join(', ')] : []),
    ...(axonal ? [`axonal ${delayText(axonal, plan.step, names)}`] : []),
    `${axonal ? 'dendritic ' : ''}${delayText(delay, plan.step, names)}`,
    ...pastLines(projection, plan),
    ...lostLines(projection),
    ...transmissionLines(transmission, projection, plan, names)
  ];
}

function pastLines({ past = [], from }: ProjectionPlan, { groups }: Plan): string[] {
  const { name, states } = groups[from]!;
  const read = past.map(slot => states[slot]!.name).join(', ');
  return past.length > 0 ? [`reads ${read} of ${name} as of the delay before`] : [];
}

function lostLines({ lost }: ProjectionPlan): string[] {
  if (!lost) return [];
  const { share, perPresentation } = lost;
  const much =
    share === undefined
      ? `${formatNumber(perPresentation!)} spikes of a presentation`
      : `${formatNumber(100 * share)} % of the spikes`;
  return [`loses ${much}, each for all synapses of its neuron`];
}

function delayText(delay: DelayPlan, step: number, names: FormulaNames): string {
  if (delay.kind === 'fixed')
    return `delay ${showTime(delay.steps * step)} = ${formatNumber(delay.steps)} ${delay.steps === 1 ? 'step' : 'steps'}`;
  const text = elementText(delay.value, names);
  return isNumber(delay.value.value)
    ? `delay ${text}, stored for each synapse`
    : `delay ${text} ms, rounded to whole steps`;
}

const synapsesText = (expected: number): string =>
  `${formatNumber(Math.round(expected))} ${expected === 1 ? 'synapse' : 'synapses'} expected`;

function transmissionLines(
  transmission: Transmission,
  projection: ProjectionPlan,
  plan: Plan,
  names: FormulaNames
): string[] {
  const { to } = projection;
  const target = plan.groups[to]!;
  switch (transmission.kind) {
    case 'static':
      return transmission.sends.map(
        send => `each spike adds ${amountText(send, target, names)} to ${target.states[send.slot]!.name}`
      );
    case 'poisson':
      return transmission.sends.map(
        send => `each count adds ${amountText(send, target, names)} to ${target.states[send.slot]!.name}`
      );
    case 'continuous':
      return injectLines(transmission.injects, target, names);
    case 'reset':
      return [
        ...transmission.resets.map(
          ({ slot, value }) => `each spike sets ${target.states[slot]!.name} to ${names.text(value)}`
        ),
        `each spike makes its target refractory for ${names.text(transmission.refractory.duration)} ms`
      ];
    case 'dynamic':
      return programLines(transmission.program, projection, plan, names);
  }
}

/** `2 · V on arrival` */
const amountText = ({ amount, by }: Send, target: GroupPlan, names: FormulaNames): string =>
  by === undefined ? names.text(amount) : `(${names.text(amount)}) * ${target.states[by]!.name} on arrival`;

const injectLines = (injects: readonly Inject[], target: GroupPlan, names: FormulaNames): string[] =>
  injects.map(inject => `adds ${names.text(inject.value)} to ${target.inputs[inject.input]!.name} each step`);

/** Of a state that a course is about. */
function courseText(
  slot: number,
  { course, states }: SynapseProgram,
  step: number,
  names: FormulaNames
): string | undefined {
  if (slot !== course?.tag && slot !== course?.moved) return undefined;
  const { tag, factor, signal, rate, every } = course;
  const [own, kept] = [slot, tag].map(place => states[place]!.name) as [string, string];
  const anew = `anew each ${showTime(every * step)}`;
  if (slot === tag) return `${own}' = ${names.sum([[number(rate), own]])}, kept as it was at a start, ${anew}`;
  return `${own}' = ${formatNumber(factor)} * ${kept} * ${names.text(signal)}, kept without an integral for all synapses, ${anew}`;
}

/** `, once a neuron of A` */
function keptText(slot: number, { traces, from, to }: ProjectionPlan, groups: Plan['groups']): string {
  const side = (['pre', 'post'] as const).find(side => traces?.states[side].includes(slot));
  return side ? `, once a neuron of ${groups[side === 'pre' ? from : to]!.name}` : '';
}

function programLines(
  program: SynapseProgram,
  projection: ProjectionPlan,
  { groups, step }: Plan,
  names: FormulaNames
): string[] {
  const target = groups[projection.to]!;
  const targets = target.states.map(s => s.name);
  const states = program.states.map(s => s.name);
  const events = (on: 'onPre' | 'onPost'): string[] => linesOf(program[on]);
  const linesOf = (assignments: SynapseProgram['onPre']): string[] =>
    assignments.map(
      a => `  ${assignmentText(a, names, a.target.kind === 'send' || a.target.kind === 'post' ? targets : states)}`
    );
  return [
    ...(projection.axonal ? ['plastic or dynamic'] : [`plastic or dynamic, the delay is ${program.side}`]),
    ...program.states.map(
      ({ name, initial, rate, drive, carried }, slot) =>
        `state ${name} = ${elementText(initial, names)} at first, ${
          carried === undefined
            ? (courseText(slot, program, step, names) ??
              `${name}' = ${names.sum([[rate, name], [drive]])}${keptText(slot, projection, groups)}`)
            : `carried each step${keptText(slot, projection, groups) || ' for each synapse'}, as ${carried}`
        }`
    ),
    ...noiseLines(program.noises ?? [], 'synapse'),
    ...carriedSynapses(projection).flatMap(synapses => integratorLines(synapses, names)),
    ...(program.onPre.length ? ['on pre', ...events('onPre')] : []),
    ...(program.onPost.length ? ['on post', ...events('onPost')] : []),
    ...(program.signals ?? []).flatMap(({ name, group, targets, assignments }) => [
      `on ${name}, spikes of ${groups[group]!.name}: ${targets ? 'one for each target' : 'one for all synapses'}`,
      ...linesOf(assignments)
    ]),
    ...(program.recurring ?? []).flatMap(({ every, assignments }) => [
      `each ${showTime(every * step)}`,
      ...linesOf(assignments)
    ]),
    ...injectLines(program.injects ?? [], target, names)
  ];
}
