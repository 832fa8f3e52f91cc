// What an experiment expects, reports or draws, and does not record: there would be nothing to look at.
import type { Expression, Measured, Plan, Selection } from '../../simulator/index.js';
import type { Fix } from '../diagnostic.js';
import { type Experiment, isExperiment } from '../generated/ast.js';
import { partsOf } from '../known/parts.js';
import type { PlanCheck } from './check.js';

export const notRecorded: PlanCheck = {
  code: 'not-recorded',
  severity: 'warning',
  on: 'plan',
  run({ plans, program, uri, report }) {
    for (const {
      experiment,
      plans: [plan]
    } of plans) {
      if (!plan) continue;
      const node = program.declarations.find(
        (one): one is Experiment => isExperiment(one) && one.name === experiment.name
      );
      for (const { measured, need } of needsOf(plan)) {
        if (isRecorded(need, plan)) continue;
        const record = `record ${need.variable} of ${selectionText(need.selection, program.$document!.textDocument.getText())}`;
        const what = `${need.variable} of ${need.selection.of}`;
        report(
          measured.source,
          `${measured.text} needs ${what}, and ${experiment.name} does not record ${need.variable === 'spikes' ? 'them' : 'it'}; add ${record}.`,
          { fixes: node ? [addTo(node, record, uri)] : [] }
        );
      }
    }
  }
};

interface Need {
  /** a variable, or `spikes` */
  readonly variable: string;
  readonly selection: Selection;
}

function needsOf({ script }: Plan): { readonly measured: Measured; readonly need: Need }[] {
  const all = [...script.expects.map(one => one.claim), ...script.reports, ...script.plots];
  return all.flatMap(measured => [...partsOf(measured.value)].flatMap(needIn).map(need => ({ measured, need })));
}

function needIn(part: Expression): Need[] {
  if (part.kind === 'recorded') return [{ variable: part.variable, selection: part.selection }];
  return part.kind === 'selection' && part.selection.role === 'population'
    ? [{ variable: 'spikes', selection: part.selection }]
    : [];
}

/** Whether the first and the last neuron asked for are among those recorded; of more, a run says which are not. */
function isRecorded({ variable, selection }: Need, { records, groups }: Plan): boolean {
  if (selection.role === 'projection')
    return records.weights.some(one => one.connect === selection.of && one.variable === variable);
  const group = groups.findIndex(one => one.name === selection.of);
  const sets = (variable === 'spikes' ? records.spikes : records.traces.filter(one => one.variable === variable))
    .filter(one => one.group === group)
    .map(one => one.neurons);
  const asked = selection.ranges.length === 0 ? { low: 0, high: groups[group]!.size - 1 } : rangeOf(selection);
  if (!asked) return sets.length > 0;
  return [asked.low, asked.high].every(neuron =>
    sets.some(({ first, count, neurons }) =>
      neurons ? neurons.includes(neuron) : neuron >= first && neuron < first + count
    )
  );
}

/** Written as numbers along one axis. */
function rangeOf({ ranges }: Selection): { readonly low: number; readonly high: number } | undefined {
  const [range] = ranges;
  if (!range || ranges.length > 1 || range.low.kind !== 'number') return undefined;
  const high = range.high ?? range.low;
  return high.kind === 'number' ? { low: range.low.value, high: high.value } : undefined;
}

const selectionText = ({ source }: Selection, text: string): string =>
  text.slice(source.offset, source.end).replace(/^\S+\s+of\s+/, '');

function addTo(node: Experiment, record: string, uri: string): Fix {
  const offset = node.statements[0]?.$cstNode?.offset ?? node.$cstNode!.end - 1;
  return { title: `Add ${record}`, edits: [{ uri, offset, end: offset, text: `${record}\n  ` }] };
}
