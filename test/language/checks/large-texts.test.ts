// Texts that are large in one way or another are answered, once, with the reason at the line.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const check = (text: string): string[] => shown(languageOf().check(uriOf('main.snn'), text));
const spikes = (times: readonly string[]): string =>
  snn`
    population S[1] : spike_list(times = [${times.join(', ')}])
    experiment e {
      step 0.1 ms
      record spikes of S
      run 1 s
    }
  `;
const cell = snn`
  population E[10] : lif(I_e = 300 pA)
  param g = 1
  population F[1] : lif(I_e = g * 300 pA)
`;
const experiment = (body: string): string => snn`
  ${cell}experiment e {
    step 0.1 ms
  ${body}
  }
`;

describe('of one cause there is one finding', () => {
  test('thousands of times beside the grid are told with one of them and their number', () => {
    const found = check(spikes(Array.from({ length: 20_000 }, (_, i) => `${i / 100 + 0.15} ms`)));
    expect(found).toEqual([
      expect.stringMatching(
        /^off-step-grid 1 A spike time of S is 0\.15 ms, which is .*; use 0\.1 ms or 0\.2 ms \(and so for \d+ more of its times\)\.$/
      )
    ]);
  });
  test('thousands of uses of a number without its unit are told at the number', () => {
    const uses = Array.from({ length: 20_000 }, (_, i) => (i % 2 ? 'x' : `${i + 1} mV`));
    expect(check(`const x = 3\nconst y = [${uses.join(', ')}]\n`)).toEqual([
      'missing-unit 1 x is 3, which has no unit, but is used as a voltage (mV); write 3 mV.'
    ]);
  });
  test('a few are told each at its place', () => {
    expect(check(spikes(['1 ms', '1.05 ms', '1.15 ms']))).toHaveLength(2);
  });
});

test('hundreds of thousands of lines of comment are read', () => {
  const comments = '// nothing\n'.repeat(300_000);
  expect(check(`${comments}const c = 1\n${comments}const d = c\nparam p = d`)).toEqual([]);
});

describe('what cannot be run for its number is refused at its line', () => {
  test.each([
    [
      'across seeds 1..1000000000 {\n run 1 s\n}',
      'too-many-runs',
      'The experiment e runs with 1000000000 seeds and has at most 100000 runs; give fewer.'
    ],
    [
      'sweep g from 1 to 2 in 1e9 points {\n run 1 s\n}',
      'too-many-runs',
      'The sweep of g has 1000000000 values and an experiment at most 100000 runs; give fewer.'
    ],
    [
      'repeat 1e10 { run 0.1 ms }',
      'too-many-steps',
      'The experiment e comes to 10000000000 steps of 0.1 ms, and a run has at most 2147483647; make the step longer or the run shorter.'
    ]
  ])('%s', (body, code, message) => {
    expect(check(experiment(body))).toEqual([`${code} 6 ${message}`]);
  });
  test('a sweep times its seeds', () => {
    expect(check(experiment('sweep g from 1 to 2 in 1000 points with seeds 1..1000 {\n run 1 ms\n}'))).toEqual([
      'too-many-runs 6 The experiment e has 1000 values with 1000 seeds each and at most 100000 runs; give fewer.'
    ]);
  });
  test('more populations than can be compiled', () => {
    const many = Array.from({ length: 10_001 }, (_, i) => `population P${i}[1] : lif\n`).join('');
    expect(
      check(snn`
      ${many}experiment e {
        step 0.1 ms
        record spikes of P0
        run 1 ms
      }
    `)
    ).toEqual([
      'too-many-parts 10002 The network has 10001 populations and connections and can have at most 10000: put neurons of one model into one population, and select them by their index.'
    ]);
  });
});

describe('what could be drawn only for ever', () => {
  const drawing = (current: string): string =>
    snn`
      population E[10] : lif(I_e = ${current})
      experiment e {
        step 0.1 ms
        record V of E
        run 1 ms
      }
    `;
  test('between bounds far from the mean it is the nearer bound', () =>
    expect(check(drawing('truncated_normal(0 mV, 1 mV, 1e300 mV, 1e301 mV) / 1e300 mV * 1 pA'))).toEqual([]));
  test.each([
    [
      'poisson(1e20) * 1 pA',
      'impossible-draw 1 poisson() cannot be drawn: the mean is 100000000000000000000; give 1000000000000 or less.'
    ],
    [
      'binomial(1e15, 0.5) * 1 pA',
      'impossible-draw 1 binomial() cannot be drawn: n is 1000000000000000; give 1000000000000 or less.'
    ]
  ])('%s is refused', (current, message) => expect(check(drawing(current))).toEqual([message]));
  test.each(['1e10', '1e10 * (1 + t / 1 s)'])('so is a source of %s spikes a step', mean => {
    const source = snn`
      neuron source {
        param m = 1
        spike count poisson(m * ${mean})
      }
    `;
    expect(
      check(snn`
        ${source}population S[1] : source
        experiment e {
          step 0.1 ms
          record spikes of S
          run 1 ms
        }
      `)
    ).toEqual([
      expect.stringMatching(/^spike-count \d The mean spike count of neuron 0 of S is .*; give .* or less\.$/)
    ]);
  });
});

test('of too many findings the worst are shown, and how many there are besides', () => {
  const warned = 'param unread = 1\n';
  const wrong = Array.from({ length: 300 }, (_, i) => `const c${i} = nothing${i}\n`).join('');
  const found = check(`${warned}${wrong}${spikes(['1 ms'])}`);
  expect(found.slice(0, 200)).toEqual(
    Array.from({ length: 200 }, (_, i) => expect.stringMatching(`^unknown-name ${i + 2} `) as string)
  );
  expect(found.slice(200)).toEqual([
    expect.stringMatching(/^too-many-findings 201 \d+ more findings of this file are not shown; fix these first\.$/)
  ]);
});
