// A group of the plan as lines for people.
import { stepsAbove } from '../../0-numbers/index.js';
import { formatNumber, formatQuantity } from '../../1-model/index.js';
import { isNumber } from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { Assignment, GroupPlan, Plan, PresentationsPlan, SpikePlan, StatePlan } from '../plan/index.js';
import { integratorLines, noiseLines } from './integrator-lines.js';
import { elementText, FormulaNames } from './names.js';

export function groupBlock(group: GroupPlan, plan: Plan): string[] {
  const names = new FormulaNames(plan, group);
  const shape = group.shape.map(extent => formatNumber(extent)).join(' × ');
  return [
    `group ${group.name}: ${shape} ${group.size === 1 ? 'neuron' : 'neurons'} of ${group.model}${layoutText(group)}`,
    ...(group.parameters.length ? [group.parameters.map(p => `${p.name} = ${elementText(p, names)}`).join(', ')] : []),
    ...group.states.map(state => stateText(state, group, names)),
    ...noiseLines(group.noises, 'neuron'),
    ...(group.states.length ? integratorLines(group, names) : []),
    ...(group.eachStep.length
      ? [
          'each step',
          ...group.eachStep.map(
            assignment =>
              `  ${assignmentText(
                assignment,
                names,
                group.states.map(s => s.name)
              )}`
          )
        ]
      : []),
    ...(group.presentations ? [readsText(group.presentations)] : []),
    ...(group.spike ? [spikeText(group.spike, names)] : []),
    ...group.onSpike.map(
      assignment =>
        `  then ${assignmentText(
          assignment,
          names,
          group.states.map(s => s.name)
        )}`
    ),
    ...(group.onPresentation ?? []).map(
      assignment =>
        `behind a presentation ${assignmentText(
          assignment,
          names,
          group.states.map(s => s.name)
        )}`
    ),
    ...(group.refractory ? [refractoryText(group, plan, names)] : [])
  ];
}

/** `, on a grid of 1 mm × 1 mm with joined edges` */
function layoutText({ layout }: GroupPlan): string {
  if (!layout) return '';
  const extents = layout.extents.map(extent => formatQuantity(extent, [1, 0, 0, 0, 0, 0])).join(' × ');
  return `, ${layout.kind === 'grid' ? 'on a grid of' : 'at random over'} ${extents}${layout.joined ? ' with joined edges' : ''}`;
}

/** `V = -70 mV at first, receives spikes, held while refractory` */
function stateText(state: StatePlan, group: GroupPlan, names: FormulaNames): string {
  const fed =
    state.receptor === undefined
      ? ''
      : `, summed over the synapses of ${group.receptors[state.receptor]!.fedBy.join(', ')}`;
  return `state ${state.name} = ${elementText(state.initial, names)} at first${fed}${state.receives ? ', receives spikes' : ''}${state.held ? ', held while refractory' : ''}${state.persistent ? ', persistent' : ''}`;
}

function spikeText(spike: SpikePlan, names: FormulaNames): string {
  switch (spike.kind) {
    case 'when':
      return `spike when ${names.text(spike.condition)}${spike.rising ? ', and did not at the end of the last step' : ''}${
        spike.margin ? `, one a step: where ${names.text(spike.margin)} is largest, by lot of several` : ''
      }`;
    case 'rate':
      return `spike with rate ${names.text(spike.rate)} kHz`;
    case 'presented':
      return presentedText(spike, names);
    case 'poisson':
      return `spikes each step: a Poisson count of mean ${names.text(spike.mean)}`;
    case 'count':
      return `spikes each step: ${names.text(spike.count)}`;
    case 'shown':
      return 'spikes at the times of the recording that it reads';
    case 'stamps':
      return `spikes at given times, ${formatNumber(spike.steps.length)} in all`;
    case 'regular':
      return `spikes at ${names.text(spike.first)}${spike.interval ? `, then every ${names.text(spike.interval)}` : ''}`;
  }
}

function presentedText(
  { times, interval, condition }: Extract<SpikePlan, { kind: 'presented' }>,
  names: FormulaNames
): string {
  const every = interval ? `, then every ${names.text(interval)}` : '';
  const when = condition ? `, when ${names.text(condition)}` : '';
  return `spikes ${times.map(time => names.text(time)).join(', ')} ms after the start of a presentation${every}${when}`;
}

/** `reads samples 0 .. 39 of digits while one is presented` */
function readsText({ samples, steady }: PresentationsPlan): string {
  if (steady) return 'reads the same values but while the experiment rests';
  const shown = samples.map(({ set, low, high, label }) => {
    const what = label
      ? low === high
        ? 'the label of sample'
        : 'labels of samples'
      : low === high
        ? 'sample'
        : 'samples';
    return `${what} ${low === high ? low : `${low} .. ${high}`} of ${set.name}`;
  });
  return shown.length > 0
    ? `reads ${[...new Set(shown)].join(', ')} while one is presented`
    : 'reads nothing in this run';
}

export function assignmentText(
  { target, operator, value }: Assignment,
  names: FormulaNames,
  states: readonly string[]
): string {
  const place = target.kind === 'local' ? `let${target.slot}` : states[target.slot]!;
  const times = target.by === undefined ? '' : ` times post.${states[target.by]!} on arrival`;
  return target.kind === 'send'
    ? `send ${names.text(value)}${times} to post.${place}`
    : `${target.kind === 'post' ? 'post.' : ''}${place} ${operator ?? ''}= ${names.text(value)}`;
}

function refractoryText({ refractory }: GroupPlan, { step }: Plan, names: FormulaNames): string {
  const { duration } = refractory!;
  return isNumber(duration)
    ? `refractory for ${showTime(duration.value)} = ${stepsAbove(duration.value, step)} steps`
    : `refractory for ${names.text(duration)} ms`;
}
