// Neurons are given classes and tested: which class, how many spikes at each sample, and nothing is learnt meanwhile.
import { describe, expect, test } from 'vitest';
import { run, type Progress, type Recording } from '../../../../simulator/index.js';
import { evaluateExpression } from '../../../../outputs/verdicts/evaluate-expression.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { languageOf, uriOf } from '../../../support/text-world.js';
import { simulatedOnAll } from './on-all-backends.js';

const files = { 'd.csv': 'a,b,c,class\n1,0,0,x\n0,2,0,y\n0,0,0,x\n3,2,0,y\n2,0,0,x\n' };
/** Each neuron fires as often as its value says. */
const network = `
data d = table("d.csv", label = "class")
encoder counts { input x : 1; spike at 1 ms when x > 0 }
population Retina[3] : counts reads d
population Teacher[2] : counts reads d
neuron cell { state V = 0 mV; state learnt = 0 persistent; spike when V > 0.5 mV; on spike { V = V - 1 mV; learnt += 1 } }
population Output[3] : cell
connect see: Retina -> Output { synapse delta(weight = 1 mV); pattern one_to_one; plasticity memristive(w_max = 2 mV) }
`;
const ran = (body: string, asked: string): Recording =>
  simulatedOnAll(
    `${network}experiment e { step 1 ms; record learnt of Output every 1 ms; record weight of see every 1 ms; ${body}; report ${asked} }`,
    files
  );
const asked = (recording: Recording, which = 0): unknown =>
  evaluateExpression(recording, recording.reports[which]!.value);

describe('label and test', () => {
  const one = 'present s to Retina for 5 ms; clear state of Output';
  const recording = ran(
    `run 5 ms; label Output by s in d { ${one} }; test Output on s in d { ${one} }; test Output on s in d[1..3] { ${one} }; run 5 ms; ${one.replace('s to', 'd[3] to')}`,
    'accuracy(Output), accuracy(Output, by = "best"), accuracy_interval(Output), selectivity(Output)'
  );
  const [whole, part] = recording.tests!;

  test('a neuron has the class at whose samples it fires most, or none', () => {
    expect(recording.labels).toMatchObject([{ population: 'Output', data: 'd', classes: ['x', 'y'] }]);
    expect(Array.from(recording.labels![0]!.of)).toEqual([0, 1, -1]);
    expect(Array.from(recording.labels![0]!.means)).toEqual([2 / 3, 0, 0, 1 / 2, 1, 0]);
  });
  test('spikes are counted sample by sample', () => {
    expect(Array.from(whole!.truth)).toEqual([0, 1, 0, 1, 0]);
    expect(Array.from(whole!.counts)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0]);
    expect([whole!.from, whole!.to, part!.from, part!.to]).toEqual([30, 55, 55, 70]);
    expect(Array.from(part!.truth)).toEqual([1, 0, 1]);
  });
  test('nothing is learnt meanwhile', () => {
    const { values, steps } = recording.traces[0]!;
    const at = (step: number): number[] =>
      Array.from(values.subarray(steps.indexOf(step) * 3, steps.indexOf(step) * 3 + 3));
    expect(at(70)).toEqual([0, 0, 0]);
    expect(at(80)).toEqual([1, 1, 0]);
    const weights = recording.weights[0]!;
    expect(weights.values.subarray(70 * 3, 71 * 3)).toEqual(weights.values.subarray(0, 3));
    expect(weights.values.subarray(80 * 3, 81 * 3)).not.toEqual(weights.values.subarray(0, 3));
  });
  test('the last test is asked for its accuracy', () => {
    // of the samples 1 to 3: y is told by neuron 1; nothing fires; both fire alike, and x comes first
    expect(asked(recording)).toBeCloseTo(1 / 3);
    expect(asked(recording, 1)).toBeCloseTo(1 / 3);
    const [low, high] = asked(recording, 2) as number[];
    // the score interval of 1 in 3
    expect(low).toBeCloseTo(0.0615, 4);
    expect(high).toBeCloseTo(0.7923, 4);
    expect(asked(recording, 3)).toEqual([expect.closeTo((2 / 3 - 1 / 2) / (2 / 3 + 1 / 2)), 1, 0]);
  });
});

test('what is frozen by a statement stays so behind a test', () => {
  const one = 'present s to Retina for 5 ms; clear state of Output';
  const recording = ran(`freeze see; label Output by s in d { ${one} }; for s in d { ${one} }`, 'selectivity(Output)');
  const { values } = recording.weights[0]!;
  expect(values.subarray(values.length - 3)).toEqual(values.subarray(0, 3));
});

test('a label is presented as the one neuron of its class', () => {
  const recording = simulatedOnAll(
    `${network}experiment e { step 1 ms; record spikes of Teacher; for s in d { present s.label to Teacher for 5 ms }; present d.label[3] to Teacher for 5 ms }`,
    files
  );
  expect(Array.from(recording.spikes[0]!.indices)).toEqual([0, 1, 0, 1, 0, 1]);
});

test('progress has the number of samples, and the accuracy so far', () => {
  const one = 'present s to Retina for 5 ms';
  const text = `${network}experiment e { step 1 ms; record spikes of Output, Teacher; label Output by s in d { ${one} }; test Output on s in d { ${one} }; run 5 ms }`;
  const said: Progress[] = [];
  run(lowered(text, files), { experiment: 'e', onProgress: progress => said.push(progress) });
  expect(said.some(({ accuracy }) => accuracy?.isSoFar)).toBe(true);
  expect(said.at(-1)).toMatchObject({ presentations: 10, accuracy: { isSoFar: false } });
  expect(said.at(-1)!.accuracy!.share).toBeCloseTo(3 / 5);
});

test('an accuracy without a test is told before the run', () => {
  const text = `${network}experiment e { step 1 ms; record spikes of Output, Teacher; run 1 ms; expect accuracy(Output) > 0.5 }`;
  const found = languageOf({ ...files, 'main.snn': text }).check(uriOf('main.snn'), text);
  expect(found.map(({ message }) => message)).toContain(
    'Output was not tested; write label Output by … and test Output on … before.'
  );
});

test.each([
  [
    'test Output on s in d { present s to Retina for 5 ms }',
    'Output is tested before its neurons have labels; write label Output by … before this.'
  ],
  [
    'label Output by s in plain { present s to Retina for 5 ms }',
    'plain (plain.csv) has no labels, so that Output cannot be labelled by it; give labels = … where plain is read.'
  ],
  ['label Output by s in d { freeze see }', "'freeze' is said once and not in every pass"],
  [
    'for s in d { present s.label to One for 5 ms }',
    'One has 1 neurons, and the labels of d are 2 classes, each of which needs one; make it One[2].'
  ]
])('%s is refused', (body, message) =>
  expect(
    errorsOf(
      `${network}data plain = table("plain.csv")\npopulation One : counts reads d\npopulation Other[3] : counts reads plain\nexperiment e { step 1 ms; record spikes of Output, One, Other, Teacher; run 1 ms; ${body} }`,
      { ...files, 'plain.csv': 'a,b,c\n1,2,3\n' }
    )
  ).toEqual([expect.stringContaining(message)])
);
