// confusion: which classes were told of the samples of each class, as shares of these.
import { dimensionless, type Expression, type RecordedTest } from '../../simulator/index.js';
import { answerBy, answersOf, classesWithoutNeuron, type AnswerBy } from '../reading/answers.js';
import { formatCount } from '../reading/quantity.js';
import { lastTest } from '../reading/tests.js';
import { valueError } from '../reading/value.js';
import { valueAxis } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { Axis, Panel } from './scene.js';

/** Of the last test: the class that is shown upwards, the one that is told across, and behind these no answer. */
export const confusion: Plot = {
  name: 'confusion',
  kind: 'map',
  panels: call => call.items.map(item => panelOf(call, item))
};

function panelOf(call: PlotCall, item: Expression): Panel {
  if (item.kind !== 'selection' || item.selection.role !== 'population')
    throw valueError('confusion() draws a population that was tested, such as confusion(Output).', item);
  const by = answerBy(call.arguments.by, item);
  const test = lastTest(call.recording, item.selection, item);
  const { classes } = test.labels;
  const { shares, unanswered } = sharesOf(test, by);
  const missing = classesWithoutNeuron(test);
  const columns = classes.length + (unanswered > 0 ? 1 : 0);
  const places = classes.flatMap((_, shown) => Array.from({ length: columns }, (_, told) => ({ shown, told })));
  const right = places.reduce((sum, { shown, told }) => sum + (shown === told ? shares.right[shown]! : 0), 0);
  return {
    kind: 'map',
    title: call.title,
    x: classAxis('class that was told', unanswered > 0 ? [...classes, 'none'] : classes),
    y: classAxis('class that was shown', classes),
    square: true,
    z: valueAxis('share', dimensionless, [0, 1]),
    legend: [],
    notes: [
      `${formatCount(right)} of ${formatCount(test.truth.length)} told right`,
      ...(unanswered > 0 ? [`nothing told of ${formatCount(unanswered)}`] : []),
      ...(missing.length > 0 ? [`no neuron for ${missing.join(', ')}`] : [])
    ],
    weight: 2.4,
    marks: [
      {
        kind: 'cells',
        x: Float64Array.from(places, ({ told }) => told),
        y: Float64Array.from(places, ({ shown }) => shown),
        z: Float64Array.from(places, ({ shown, told }) => shares.at(shown, told)),
        width: 1,
        height: 1,
        series: 0
      }
    ]
  };
}

function sharesOf(
  test: RecordedTest,
  by: AnswerBy
): {
  readonly shares: { readonly right: Float64Array; at(shown: number, told: number): number };
  readonly unanswered: number;
} {
  const classes = test.labels.classes.length;
  const counts = new Float64Array(classes * (classes + 1));
  const shown = new Float64Array(classes);
  let unanswered = 0;
  answersOf(test, by).forEach((answer, sample) => {
    const truth = test.truth[sample]!;
    shown[truth]!++;
    if (answer < 0) unanswered++;
    counts[truth * (classes + 1) + (answer < 0 ? classes : answer)]!++;
  });
  const right = Float64Array.from({ length: classes }, (_, one) => counts[one * (classes + 1) + one]!);
  const at = (one: number, told: number): number => counts[one * (classes + 1) + told]! / Math.max(1, shown[one]!);
  return { shares: { right, at }, unanswered };
}

const classAxis = (label: string, names: readonly string[]): Axis => ({
  label,
  unit: { name: '', size: 1 },
  domain: [-0.5, names.length - 0.5],
  whole: true,
  names
});
