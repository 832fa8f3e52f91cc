// window: what one pair of spikes does to the weight under a connection's plasticity rule, against the time from pre to post.
import {
  formatQuantity,
  run,
  type Dimension,
  type Expression,
  type ModelDefinition,
  type NetworkModel,
  type Projection,
  type Recording,
  type Source
} from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { isPlanned, Undecided } from '../reading/planned-recording.js';
import { milliseconds } from '../reading/question.js';
import { paddedDomain, valueAxis } from './axes.js';
import { numberArgument, type Plot, type PlotCall } from './plot-call.js';
import type { Mark, Panel } from './scene.js';

/**
 * Simulated: a network of pairs of neurons that spike once each, `range` before to `range` after each other (at the synapse, delays
 * apart), joined by synapses that have nothing but a weight and the rule with its arguments. They begin with `weight`, or as the
 * connection's synapses do.
 */
export const window: Plot = { name: 'window', kind: 'curve', panels: call => [panel(call)] };

/** ms */
const step = 0.1;
const stepsPerMs = 10;
/** ms */
const longest = 10_000;
const lagsEachSide = 60;

interface Window {
  readonly lags: Float64Array;
  readonly changes: Float64Array;
  readonly unit: Dimension;
  readonly initial: readonly number[];
}

function panel(call: PlotCall): Panel {
  const range = numberArgument(call, 'range', 100);
  if (!(range >= step && range <= longest)) {
    const [given, least, most] = [range, step, longest].map(value => formatQuantity(value, milliseconds));
    throw valueError(`window() shows a range from ${least} to ${most}, not one of ${given}.`, call.items[0]!);
  }
  const measured = call.items.map(item => measure(call, item, lagsUpTo(Math.round(range * stepsPerMs))));
  const marks = measured.flatMap((window, series) => marksOf(window, series));
  const { unit, lags } = measured[0]!;
  const values = measured.flatMap(window => Array.from(window.changes));
  const x = valueAxis('post \u2212 pre', milliseconds, [lags[0]!, lags[lags.length - 1]!]);
  const y = valueAxis('change of weight', unit, paddedDomain(values));
  const legend = call.items.map((item, series) => ({ label: nameOf(item), series }));
  const notes = measured.map(window => startingFrom(window));
  return { kind: 'curve', title: call.title, x, y, marks, legend, notes: [...new Set(notes)], weight: 1.4 };
}

/** Both sides apart, as the rule jumps between them; coincident spikes are a point. */
function marksOf({ lags, changes }: Window, series: number): readonly Mark[] {
  const middle = lags.indexOf(0);
  return [
    { kind: 'line', x: lags, y: changes.map((change, i) => (i === middle ? NaN : change)), series },
    { kind: 'points', x: lags.subarray(middle, middle + 1), y: changes.subarray(middle, middle + 1), series }
  ];
}

function startingFrom({ initial, unit }: Window): string {
  const low = Math.min(...initial);
  const high = Math.max(...initial);
  const from = formatQuantity(low, unit, 4);
  return low === high
    ? `one pair of spikes, from a weight of ${from}`
    : `one pair of spikes, from weights of ${from} to ${formatQuantity(high, unit, 4)}`;
}

const nameOf = (item: Expression): string => (item.kind === 'selection' ? item.selection.of : 'this');

/** In steps, evenly from -range to range, and a step on either side of 0. */
function lagsUpTo(range: number): readonly number[] {
  const even = Array.from({ length: lagsEachSide }, (_, i) => Math.round(((i + 1) * range) / lagsEachSide));
  const after = [...new Set([1, ...even])].filter(lag => lag >= 1);
  return [...after.toReversed().map(lag => -lag), 0, ...after];
}

function measure(call: PlotCall, item: Expression, lags: readonly number[]): Window {
  const projection =
    item.kind === 'selection' ? call.model?.projections.find(p => p.connect === item.selection.of) : undefined;
  const name = nameOf(item);
  if (!call.model)
    throw valueError(
      `${call.title} needs the network, and only its recording is here; run the experiment again.`,
      item
    );
  if (!projection)
    throw valueError(
      'window() draws the plasticity of a connect statement: write its name, such as window(plastic).',
      item
    );
  if (projection.rules.length === 0)
    throw valueError(
      `${name} has no plasticity, so its weights do not change; name a connect statement with \`plasticity\`.`,
      item
    );
  if (isPlanned(call.recording)) throw new Undecided();
  const pairs = pairsOf(call, call.model, projection, lags);
  const recording = run(pairs, { experiment: 'pairs', settings: settingsOf(call.model, call.recording) });
  const [fault] = recording.faults;
  const weights = recording.weights[0];
  if (fault || !weights)
    throw valueError(
      `${call.title} cannot be measured: ${fault?.message ?? 'there is no weight.'} Perhaps it needs window(${name}, weight = ...).`,
      item
    );
  const first = weights.values.subarray(0, lags.length);
  const last = weights.values.subarray(weights.values.length - lags.length);
  return {
    lags: Float64Array.from(lags, lag => lag / stepsPerMs),
    changes: last.map((w, i) => w - first[i]!),
    unit: weights.unit,
    initial: Array.from(first)
  };
}

/** The values of the run that is drawn. */
function settingsOf({ globals }: NetworkModel, recording: Recording): Record<string, number> {
  return Object.fromEntries(
    globals
      .filter(g => g.settable && Object.hasOwn(recording.globals, g.name))
      .map(g => [g.name, recording.globals[g.name]!])
  );
}

/** Pair i: the pre spike is at the synapse at a common time, the post spike `lags[i]` steps later. */
function pairsOf(call: PlotCall, model: NetworkModel, projection: Projection, lags: readonly number[]): NetworkModel {
  const { source } = projection;
  const middle = Math.max(...lags) + 2;
  const number = (value: number): Expression => ({ kind: 'number', value, dimension: milliseconds, source });
  const at = (steps: number): Expression => number(steps / stepsPerMs);
  const duration = at(2 * middle);
  const timed = (name: string, times: readonly number[]) => ({
    name,
    size: [{ kind: 'number', value: lags.length, source } as const],
    model: 'timed',
    arguments: {
      times: {
        kind: 'list',
        items: times.map((t): Expression => ({ kind: 'list', items: [at(t)], source })),
        source
      } as const
    },
    source
  });
  return {
    ...model,
    models: [
      ...model.models.filter(m => projection.rules.some(rule => rule.model === m.name)),
      timedNeuron(source),
      bareSynapse(model, projection)
    ],
    populations: [
      timed(
        'Pre',
        lags.map(() => middle - 1)
      ),
      timed(
        'Post',
        lags.map(lag => middle + lag)
      )
    ],
    projections: [
      {
        name: 'pairs(Pre->Post)',
        connect: 'pairs',
        from: whole('Pre', source),
        to: whole('Post', source),
        source,
        synapse: { model: 'bare', arguments: { weight: weightOf(call, model, projection) }, source },
        rules: projection.rules,
        pattern: { name: 'one_to_one', arguments: {}, without: [], source },
        delay: { value: at(1), side: 'axonal', source }
      }
    ],
    experiments: [
      {
        name: 'pairs',
        source,
        statements: [
          { kind: 'step', value: number(step), source },
          { kind: 'record', what: ['weight'], from: [whole('pairs', source, 'projection')], every: duration, source },
          { kind: 'run', duration, source }
        ]
      }
    ]
  };
}

const whole = (of: string, source: Source, role: 'population' | 'projection' = 'population') => ({
  role,
  of,
  ranges: [],
  source
});

function weightOf(call: PlotCall, model: NetworkModel, { synapse }: Projection): Expression {
  const given = call.arguments.weight;
  if (given) return given;
  const parameter = model.models.find(m => m.name === synapse.model)?.parameters.find(p => p.name === 'weight');
  return synapse.arguments.weight ?? parameter?.default ?? { kind: 'number', value: 0 };
}

const nothing = { inputs: [], states: [], noises: [], lets: [], equations: [], events: [], injects: [] } as const;

function timedNeuron(source: Source): ModelDefinition {
  const times = { name: 'times', dimension: milliseconds, positive: false, list: true, source };
  return {
    ...nothing,
    kind: 'neuron',
    name: 'timed',
    parameters: [times],
    spike: { kind: 'at', time: { kind: 'name', of: 'own', name: 'times', source }, source },
    source
  };
}

function bareSynapse(model: NetworkModel, { synapse, source }: Projection): ModelDefinition {
  const weight = model.models.find(m => m.name === synapse.model)!.parameters.filter(p => p.name === 'weight');
  return { ...nothing, kind: 'synapse', name: 'bare', parameters: weight, source };
}
