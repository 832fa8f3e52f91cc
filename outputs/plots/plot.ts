// A recording as one figure: the panels its `plot` statements ask for, or the pictures anybody would want first.
import {
  formatQuantity,
  NetworkError,
  type Expression,
  type Measured,
  type NetworkModel,
  type PointValue,
  type Recording
} from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { written } from '../reading/written.js';
import { leafText, shownRun } from '../verdicts/sweep-points.js';
import { defaultPlots } from './default-plots.js';
import { messagePanel } from './message-panel.js';
import type { Plot, PlotCall } from './plot-call.js';
import { plots } from './registry.js';
import type { Domain, Panel, Scene } from './scene.js';
import { milliseconds } from '../reading/question.js';

export interface PlotOptions {
  /** in place of the experiment's own */
  readonly plots?: readonly Measured[];
  /** rows of a raster and lines of a trace above which a panel shows an even choice and says so */
  readonly mostLines?: number;
  /** the network that was run: window() has its plasticity rules from it */
  readonly model?: NetworkModel;
  /** of a sweep under way the point that the recording is of */
  readonly at?: readonly PointValue[];
}

/** What cannot be drawn has a panel that says why and what to record. Without `plot` statements: `defaultPlots`. */
export function plot(recording: Recording, options: PlotOptions = {}): Scene {
  const asked = options.plots ?? recording.plots;
  const wanted: readonly Wanted[] =
    asked.length > 0
      ? asked.map(measured => ({ expression: measured.value, measured }))
      : defaultPlots(recording).map(expression => ({ expression }));
  const time: Domain = [0, Math.max(recording.steps, 1) * recording.step];
  const panels = wanted.flatMap(wanted => panelsOf(recording, wanted, time, options));
  return {
    title: recording.experiment,
    subtitle: subtitle(recording),
    time,
    panels:
      panels.length > 0
        ? panels
        : [messagePanel('trace', '', 'Nothing was recorded: add `record spikes of ...` to the experiment.')]
  };
}

interface Wanted {
  readonly expression: Expression;
  /** the statement it comes from; a default plot has none */
  readonly measured?: Measured;
}

function panelsOf(
  recording: Recording,
  { expression, measured }: Wanted,
  time: Domain,
  { mostLines = 100, model, at = [] }: PlotOptions
): readonly Panel[] {
  const title = measured?.text ?? written(expression);
  const kind = kindOf(expression);
  const shown = kind?.overSweep ? { recording } : shownRun(recording);
  const said = at.length > 0 && !kind?.overSweep ? `at ${leafText({ at })}` : shown.said;
  const placed = (panel: Panel): Panel => ({
    ...panel,
    ...(measured && { source: measured.source }),
    notes: said === undefined ? panel.notes : [said, ...panel.notes]
  });
  try {
    const call = { recording: shown.recording, title, time, mostLines, ...(model && { model }) };
    return drawn(expression, call).map(placed);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return [placed(messagePanel(kind?.kind ?? 'trace', title, error.message))];
  }
}

const kindOf = (expression: Expression): Plot | undefined =>
  plots.find(p => expression.kind === 'call' && p.name === expression.function);

/** The panels of a `plot` expression. Throws NetworkError for what is none, and where the recording has not what is asked for. */
export function drawn(expression: Expression, call: Omit<PlotCall, 'items' | 'arguments'>): readonly Panel[] {
  const kind = kindOf(expression);
  if (!kind || expression.kind !== 'call')
    throw valueError(`${call.title} is not a plot; use one of ${plots.map(p => p.name).join(', ')}.`, expression);
  const what = expression.arguments.what;
  const items = what?.kind === 'list' ? what.items : what ? [what] : [];
  return kind.panels({ ...call, items, arguments: expression.arguments });
}

function subtitle(recording: Recording): string {
  const shown = (steps: number): string => formatQuantity(steps * recording.step, milliseconds);
  const simulated = shown(recording.steps);
  const planned = shown(recording.plannedSteps);
  const length =
    recording.ended === 'complete'
      ? simulated
      : `${simulated} of ${planned}, ${recording.ended === 'fault' ? 'ended by a fault' : 'stopped'}`;
  return `${length} · step ${formatQuantity(recording.step, milliseconds)} · seed ${recording.seed}`;
}
