// A plan as text for people: `snn explain --stage plan`. Prints; computes nothing.
import {
  dimensionless,
  formatBytes,
  formatNumber,
  formatQuantity,
  type ExpectStatement,
  type Measured
} from '../../1-model/index.js';
import { showTime } from '../grid/durations.js';
import { numberAt } from '../patterns/index.js';
import type { NeuronSet, Plan } from '../plan/index.js';
import { groupBlock } from './group-block.js';
import { elementText, FormulaNames } from './names.js';
import { passLines } from './pass-lines.js';
import { projectionBlock } from './projection-block.js';

/** Blocks in the order of the plan, each line indented below its heading. Numbers in formulas are in ms, mV and pA (hence nS, pF, kHz). */
export function explainPlan(plan: Plan): string {
  const blocks = [
    headBlock(plan),
    ...plan.groups.map(group => groupBlock(group, plan)),
    ...plan.projections.map(projection => projectionBlock(projection, plan)),
    ...(plan.stimuli.length ? [['stimuli', ...stimulusLines(plan)]] : []),
    ...(plan.silences.length
      ? [
          [
            'silent',
            ...plan.silences.map(
              s => `${setText(s.neurons)} from ${showTime(s.from * plan.step)} to ${showTime(s.until * plan.step)}`
            )
          ]
        ]
      : []),
    ...(plan.script.settings.length ? [['set', ...setLines(plan)]] : []),
    ['recorded', ...recordLines(plan)],
    ['passes', ...passLines(plan)],
    memoryBlock(plan)
  ];
  return (
    blocks.map(([heading, ...lines]) => [heading, ...lines.map(line => `  ${line}`)].join('\n')).join('\n\n') + '\n'
  );
}

function headBlock(plan: Plan): string[] {
  const { step, script, globals } = plan;
  const constants = Object.entries(globals).map(([name, value]) => `${name} = ${formatNumber(value)}`);
  const measured = script.windows?.map(w => `${showTime(w.from * step)} .. ${showTime(w.to * step)}`).join(', ');
  return [
    `plan of experiment ${plan.experiment} in ${plan.uri.split('/').at(-1) ?? plan.uri}  (numbers in ms, mV, pA, nS, pF, kHz)`,
    `${script.mayEndEarlier ? 'at most ' : ''}${formatNumber(script.plannedSteps)} steps of ${showTime(step)} = ${showTime(script.plannedSteps * step)}, seed ${plan.seed}`,
    `statistics over ${measured ?? 'what is measured'}`,
    ...(constants.length ? [`constants ${constants.join(', ')}`] : []),
    ...script.expects.map((expect: ExpectStatement) => expect.text),
    ...script.reports.map((report: Measured) => `report ${report.text}`),
    ...script.plots.map((plot: Measured) => `plot ${plot.text}`)
  ];
}

/** What each `set` after the network has run changes. */
const setLines = ({ script: { settings }, step }: Plan): string[] =>
  settings.map(({ at, changed }) => {
    const values = Object.entries(changed).map(([name, value]) => `${name} = ${formatNumber(value)}`);
    return `${values.join(', ')} from ${showTime(at * step)}`;
  });

function stimulusLines(plan: Plan): string[] {
  return plan.stimuli.map(({ group, neurons, input, value, from, until }) => {
    const { name, inputs } = plan.groups[group]!;
    const names = new FormulaNames(plan, plan.groups[group]);
    return `${setText(neurons)} ${inputs[input]!.name} of ${name} += ${elementText(value, names)} from ${showTime(from * plan.step)} to ${showTime(until * plan.step)}`;
  });
}

function recordLines(plan: Plan): string[] {
  const { spikes, traces, weights } = plan.records;
  const every = (steps: number): string => `every ${showTime(steps * plan.step)}`;
  const lines = [
    ...spikes.map(({ neurons }) => `spikes of ${setText(neurons)}`),
    ...traces.map(t => `${t.variable} of ${setText(t.neurons)} ${every(t.every)}`),
    ...weights.map(
      w =>
        `${w.variable} of ${w.connect}${w.range ? `[${w.range.low}..${w.range.high}]` : ''}${w.byTarget ? ' by target' : ''} ${w.every ? every(w.every) : 'at the start and the end'}`
    )
  ];
  return lines.length ? lines : ['nothing'];
}

function memoryBlock({ memory }: Plan): string[] {
  const sum = memory.reduce((total, item) => total + item.bytes, 0);
  return [
    `memory ${formatBytes(sum)}, and 8 B a recorded spike`,
    ...memory.map(({ what, bytes }) => `${formatBytes(bytes)} ${what}`)
  ];
}

function setText(set: NeuronSet): string {
  if (set.count === set.size) return set.population;
  if (set.count === 1) return `${set.population}[${formatQuantity(numberAt(set, 0), dimensionless)}]`;
  return set.neurons
    ? `${set.count} neurons of ${set.population}`
    : `${set.population}[${set.first}..${set.first + set.count - 1}]`;
}
