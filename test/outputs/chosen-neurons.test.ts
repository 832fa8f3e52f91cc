// Statistics and plots of the neurons that fulfil a condition: `rate(A where inh == 1)`, against the same neurons named by their numbers.
import { describe, expect, test } from 'vitest';
import { evaluateMeasured, judge, plot, type Value } from '../../outputs/index.js';
import { run, type Recording } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';
import { only } from '../support/only.js';
import { simulated } from '../support/simulated.js';
import { languageOf, shown, uriOf } from '../support/text-world.js';

const network = `neuron cell {
  param inh = 0
  param V_th = 15 mV
  const tau = 10 ms
  state V = 0 mV
  state learnt = 0 persistent
  V' = (20 mV + V_th / 3 - V) / tau
  spike when V >= V_th
  on spike { V = 0 mV; learnt += 1 }
}
neuron inhibitory = cell(inh = 1)
population A[3, 4] : cell(inh = if mod(index, 4) < 1 then 1 else 0, V_th = 10 mV + index * 1 mV)
population B[2] : inhibitory
`;
const study = (statements: string, more = ''): string => `${network}experiment e {
  step 0.1 ms
  record spikes of A, B
  record V of A every 1 ms
  run 100 ms
${more}  ${statements}
}
`;
/** The values of the reports of a text. */
const reported = (recording: Recording): (Value | string)[] =>
  recording.reports.map(measured => {
    const { value, fault } = evaluateMeasured(recording, measured);
    return fault ? fault.message : value;
  });
const values = (statement: string): (Value | string)[] => reported(simulated(study(`report ${statement}`)));
/** \`code message\` of what is found before the run. */
const found = (text: string): string[] =>
  shown(
    languageOf({ 'main.snn': text })
      .check(uriOf('main.snn'), text)
      .filter(({ code }) => !code.startsWith('un') || code.startsWith('unknown'))
  );

describe('neurons that fulfil a condition', () => {
  test.each([
    ['count(A where inh == 1)', 'count(A[0..2, 0])'],
    ['rate(A where index == 5 or index == 6, bin = 1 ms)', 'rate(A[1, 1..2])'],
    ['times(A where V_th >= 21 mV)', 'times(A[2, 3])'],
    ['cv_isi(A[1, 0..3] where inh == 1)', 'cv_isi(A[1, 0])'],
    ['isi(A[0..2, 0..1] where V_th > 18.5 mV)', 'isi(A[2, 1])'],
    ['mean(V of A where inh == 1, from = 50 ms)', 'mean(V of A[0..2, 0], from = 50 ms)'],
    ['last(V of A[0, 0..3] where not (inh == 1))', 'last(V of A[0, 1..3])'],
    ['fano(A where index < 2, bin = 10 ms)', 'fano(A[0, 0..1], bin = 10 ms)'],
    ['correlogram(A where index == 3)', 'correlogram(A[0, 3])'],
    [
      'event_counts(A where inh == 1, events = times(A where index == 11))',
      'event_counts(A[0..2, 0], events = times(A[2, 3]))'
    ],
    ['count(A where tau > 5 ms and inh == 1)', 'count(A[0..2, 0])'],
    ['count(B where inh == 1)', 'count(B)']
  ])('%s is %s', (chosen, numbered) => {
    const [one, other] = values(`${chosen}, ${numbered}`);
    expect(one).toEqual(other);
    expect(typeof one).not.toBe('string');
  });
  test('what was learnt is that of the end; several subsets are a list; a function of the user takes them', () => {
    const [rates, most, doubled] = reported(
      simulated(
        `function twice(P) = 2 * count(P)\n${study('report count(A where inh == 1, A where inh == 0, A), count(A where learnt >= 17), twice(A where inh == 1)')}`
      )
    ) as [number[], number, number];
    expect(rates[0]! + rates[1]!).toBe(rates[2]);
    expect(doubled).toBe(2 * rates[0]!);
    const single = Array.from({ length: 12 }, (_, i) => `count(A[${Math.floor(i / 4)}, ${i % 4}])`);
    const counts = values(single.join(', ')) as number[];
    expect(counts.some(n => n < 17) && counts.some(n => n >= 17)).toBe(true);
    expect(most).toBe(counts.filter(n => n >= 17).reduce((sum, n) => sum + n, 0));
  });
  test('both backends choose the same of values that are drawn, however many threads', () => {
    const text = study('report count(A where V_th < 15 mV), count(A where V_th >= 15 mV), count(A)').replace(
      'V_th = 10 mV + index * 1 mV',
      'V_th = uniform(10 mV, 19 mV)'
    );
    const model = lowered(text);
    const [fast, plain, two] = [{ backend: 'wasm' }, { backend: 'reference' }, { threads: 2 }].map(options =>
      reported(run(model, { experiment: 'e', ...(options as object) }))
    ) as [number[], number[], number[]];
    expect(fast[0]! + fast[1]!).toBe(fast[2]);
    expect(fast[0]).toBeGreaterThan(0);
    expect([plain, two]).toEqual([fast, fast]);
  });
  test('parts of what is recorded do, where they are chosen', () => {
    const text = study('report count(A where index > 9)').replace(
      'record spikes of A, B',
      'record spikes of A[2, 0..3]'
    );
    expect(found(text)).toEqual([]);
    expect(reported(simulated(text))).toEqual(values('count(A[2, 2..3])'));
  });
  test('pictures show them, and say so', () => {
    const drawn = plot(
      simulated(
        study(
          'plot raster(A where inh == 1), trace(V of A where index == 4), rate(A where inh == 1, A where inh == 0), map(V of A where inh == 1), histogram(V of A where inh == 1)'
        )
      )
    ).panels;
    const [raster, trace, rate, map, histogram] = drawn;
    expect([raster!.title, raster!.notes[0], raster!.y.bands?.[0]?.label]).toEqual([
      'raster(A where inh == 1)',
      '3 of 12 neurons of A',
      'A where inh == 1'
    ]);
    expect(Array.from(raster!.y.bands![0]!.neurons)).toEqual([0, 4, 8]);
    expect(trace!.marks.filter(mark => mark.kind === 'line')).toHaveLength(1);
    expect(rate!.legend.map(entry => entry.label)).toEqual(['A where inh == 1', 'A where inh == 0']);
    expect(map!.marks.flatMap(mark => (mark.kind === 'cells' ? [mark.z.length] : []))).toEqual([3]);
    expect(histogram!.notes[0]).toMatch(/^3 values/);
  });
  test('a sweep and seeds choose in each run', () => {
    const swept = study('', '').replace(
      'run 100 ms\n  \n',
      'sweep k in [12 mV, 14 mV] with seeds 1..2 {\n    run 19 ms\n  }\n  report count(A where V_th < k)\n'
    );
    const { points } = simulated(`param k = 11 mV\n${swept}`);
    // in each of both runs of a value
    const count = (n: number): Value | string =>
      only(reported(simulated(study(`report count(A where index < ${n}, to = 20 ms)`))));
    expect(points.map(({ recording }) => only(reported(recording)))).toEqual([count(2), count(4)]);
  });
});

describe('of a tested population', () => {
  const tested = (asked: string): string => `data bars = table("bars.csv", label = "class")
neuron out {
  param side = 0
  param V_reset = 0 mV
  state V = 0 mV
  V' = -V / (50 ms)
  spike when V > 5 mV
  on spike { V = V_reset }
}
population Eye[2] : poisson(max_rate = 200 Hz) reads bars
population Out[4] : out(side = mod(index, 2))
connect see: Eye -> Out {
  synapse delta(weight = if mod(post.index, 2) == pre.index then 2 mV else 0 mV)
}
experiment e {
  step 1 ms
  label Out by bar in bars { present bar to Eye for 100 ms }
  test Out on bar in bars { present bar to Eye for 100 ms }
  report ${asked}
}
`;
  const files = { 'bars.csv': 'a,b,class\n1,0,left\n0,1,right\n' };
  test('a part of its neurons answers alone', () => {
    const recording = simulated(
      tested(
        'accuracy(Out), accuracy(Out where side == 0), accuracy(Out[1..3]), selectivity(Out where side == 1), selectivity(Out[0])'
      ),
      {},
      files
    );
    // neurons of one side know one of the two classes
    expect(reported(recording)).toEqual([1, 0.5, 1, [1, 1], [1]]);
  });
});

describe('says what is wrong', () => {
  test.each([
    [
      'report rate(A where inh == 2)',
      'no-value 19 No neuron of A fulfils inh == 2, so that nothing is chosen; ask for values that its neurons have.'
    ],
    [
      'expect count(B where inh == 0) > 1',
      'no-value 19 No neuron of B fulfils inh == 0, so that nothing is chosen; ask for values that its neurons have.'
    ],
    [
      'report mean(V of A where V > 3 mV)',
      'no-value 19 V of A moves while the network runs, and where chooses neurons by what they are: parameters, persistent states and index.'
    ],
    ['report rate(A where inh)', 'dimension-mismatch 19 where needs a condition, but inh is a plain number.'],
    [
      'report rate(A where V_th > 3)',
      'missing-unit 19 3 has no unit and cannot be compared with V_th, a voltage (mV); write 3 mV.'
    ],
    ['report rate(A where ihn == 1)', "unknown-name 19 There is no 'ihn' here. Did you mean 'inh'?"],
    [
      'report mean([1, 2] where index == 1)',
      'not-a-value 19 where chooses neurons of a population, as in rate(E where index < 10), or recorded synapses, as in mean(weight of c where post.index == 3), and [1, 2] is neither; leave it out.'
    ]
  ])('%s', (statement, message) => expect(found(study(statement)).slice(0, 1)).toEqual([message]));
  test.each(['index > 20', 'inh == 2'])('of %s, and lets the rest stand', condition => {
    const message = `No neuron of A fulfils ${condition}, so that nothing is chosen; ask for values that its neurons have.`;
    const text = study(
      `report count(A where ${condition}), count(A[0, 0..3])\n  plot raster(A where ${condition}), raster(A)\n  expect count(A where ${condition}) > 0\n  expect count(A) > 0`
    );
    const model = lowered(text);
    const recording = run(model, { experiment: 'e' });
    expect([recording.ended, recording.faults]).toEqual(['complete', []]);
    expect(reported(recording)[0]).toBe(message);
    expect(reported(recording)[1]).toBeGreaterThan(0);
    expect(judge(recording).map(verdict => verdict.passed)).toEqual([false, true]);
    expect(plot(recording).panels.map(panel => only(panel.marks.map(mark => mark.kind)))).toEqual(['text', 'spikes']);
    const severities = languageOf({ 'main.snn': text })
      .check(uriOf('main.snn'), text)
      .filter(({ code }) => code === 'no-value')
      .map(({ severity }) => severity);
    expect(severities).toEqual(['warning']);
  });
  test('in a condition on which it depends how a run goes on', () =>
    expect(found(study('', '  repeat until count(A where inh == 1) > 5 at most 3 { run 1 ms }\n'))[0]).toMatch(
      /^run-condition 19 where chooses neurons when the run is over/
    ));
  test('of a range none of which is chosen', () =>
    expect(values('rate(A[0, 0..1] where index == 7)')).toEqual([
      'No neuron of A[0, 0..1] fulfils index == 7, so that nothing is chosen; ask for values that its neurons have.'
    ]));
  test('of a network too large for its values to be looked at before, the run says it', () => {
    const many = study('expect rate(A where V_th > 25 mV) > 1 Hz')
      .replace('A[3, 4]', 'A[60, 50]')
      .replace('V_th = 10 mV + index * 1 mV', 'V_th = uniform(10 mV, 19 mV)');
    expect(found(many)).toEqual([]);
    const verdict = only(judge(simulated(many)));
    expect(verdict.message).toBe(
      'No neuron of A fulfils V_th > 25 mV, so that nothing is chosen; ask for values that its neurons have.'
    );
  });
});
