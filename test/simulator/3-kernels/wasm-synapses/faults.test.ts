// What goes wrong at a synapse has the same words, time and synapse on every backend and any number of threads.
import { afterAll, describe, expect, test } from 'vitest';
import { digest, run } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { lowered } from '../../../support/lowered.js';

const pools = [1, 2].map(testThreadPool);
afterAll(() => pools.forEach(pool => pool.stop()));

/** `time message` of the fault that ends the run everywhere. */
function faultOf(text: string): string {
  const model = lowered(text);
  const everywhere = [{ backend: 'reference' }, { backend: 'wasm' }, ...pools.map(pool => ({ backend: 'wasm', pool }))];
  const recordings = everywhere.map(options => run(model, { experiment: 'e', ...options }));
  const [wanted] = recordings;
  for (const got of recordings)
    expect([got.ended, got.faults, digest(got)]).toEqual(['fault', wanted!.faults, digest(wanted!)]);
  return `${wanted!.faults[0]!.time} ${wanted!.faults[0]!.message}`;
}

const cells = `neuron driven { param rate = 100 Hz; state V = 0; state got = 0; V' = 0.1 * xi / sqrt(1 ms) + rate * 0.1
  spike when V >= 1; on spike { V = 0 }  refractory 0.5 ms holds V }
synapse plain into got { param weight = 0.5; on pre { post.got += weight } }
population A[19] : driven
population B[27] : driven(rate = uniform(200 Hz, 900 Hz))
`;
const network = (rule: string, delay: string, pattern = 'fixed_probability(70 %)'): string => `${cells}${rule}
connect c: A -> B { synapse plain(weight = uniform(0.5, 1)); pattern ${pattern}; delay ${delay}; plasticity bad }
experiment e { step 0.5 ms; seed 1; record spikes of A, B; record weight of c every 1 ms; run 500 ms }`;
const parallel = `list(pre = [3, 3, 9, 1, 1, 18, 18, 4], post = [26, 2, 9, 9, 9, 1, 25, 14])`;

describe.each(['dendritic 1.5 ms', 'axonal 1 ms', 'dendritic uniform(0.5 ms, 5 ms)', 'axonal uniform(0.5 ms, 5 ms)'])(
  'with delay %s',
  delay => {
    // `t` keeps synapses from waiting for the next spike before them
    test.each<[string, string]>([
      [
        'a pre spike',
        'plasticity bad { on pre { weight *= 1e200 * (1 + pre.index + 1e-9 * t / 1 ms) }  on post { weight *= 0.999 } }'
      ],
      [
        'a post spike',
        'plasticity bad { on pre { weight *= 0.999 + 1e-9 * pre.index }  on post { weight *= 1e150 * (1 + post.index) } }'
      ],
      [
        'either',
        'plasticity bad { state x = 1; on pre { weight *= 1e150 * (1 + 1e-9 * pre.index) }  on post { x *= 1e150; weight *= 1e150 } }'
      ],
      [
        'a step',
        "plasticity bad { state x = 1; weight' = weight * weight * x * (1 + pre.index) / 20 ms; on pre { x *= 1.1 }; on post { x *= 1.1 } }"
      ],
      [
        'a step of what pre has in common',
        "plasticity bad { state x = 1; x' = x * x * (1 + pre.index) / 20 ms; weight' = 0.001 /ms * x; on pre { x *= 1.1 } }"
      ],
      [
        'a step of what post has in common',
        "plasticity bad { state x = 1; x' = x * x * (1 + post.index) / 20 ms; weight' = 0.001 /ms * x * (1 + pre.index); on post { x *= 1.1 } }"
      ],
      [
        'spikes that change what a side has in common',
        "plasticity bad { state x = 1; state y = 1; x' = (2 + sin(t / 1 ms) - x) / 20 ms; y' = (1 - y) / 20 ms; weight' = 0.001 /ms * x * y; on pre { x *= 1e100 }; on post { y *= 1e100 } }"
      ]
    ])('%s', (_, rule) => {
      const said =
        /^\d+(\.5)? (x|y|weight) of synapse \d+ of c\(A->B\) \(A\[\d+\] -> B\[\d+\]\) became infinity; make the step smaller/;
      expect(faultOf(network(rule, delay))).toMatch(said);
      expect(faultOf(network(rule, delay, parallel))).toMatch(said);
    });
  }
);

test('of two states the one that is assigned first', () => {
  const assigned = (first: string, second: string): string => {
    const never = 'log(min(pre.index - pre.index, 0))';
    return faultOf(
      network(
        `plasticity bad { state x = 1; on pre { ${first} = ${never}; ${second} = ${never}; ${first} = 1 } }`,
        'dendritic 1 ms'
      )
    );
  };
  expect(assigned('x', 'weight')).toMatch(/ x of synapse \d+ of c\(A->B\)/);
  expect(assigned('weight', 'x')).toMatch(/ weight of synapse \d+ of c\(A->B\)/);
});

test('an entry that a list does not have', () => {
  const rule =
    'plasticity bad { param amounts : list of 1 = [0.1, 0.2]; on pre { weight += if pre.index > 3 then amounts[floor(t / 20 ms)] else 0 } }';
  expect(faultOf(network(rule, 'dendritic 1 ms'))).toMatch(
    /The list has 2 entries, numbered 0 to 1; entry 2 is not among them/
  );
});

test.each(['1 ms', 'uniform(0.5 ms, 5 ms)'])('a refractory time that a spike gives, with delay %s', delay => {
  const text = `${cells}synapse reset into V { param least = 1; on pre { post.V = 0; refractory post for (16.5 - pre.index) * least * 1 ms } }
connect c: A -> B { synapse reset; pattern fixed_probability(60 %); delay ${delay} }
experiment e { step 0.5 ms; seed 3; record spikes of A, B; run 500 ms }`;
  expect(faultOf(text)).toMatch(
    /^\d+(\.5)? The refractory time that c\(A->B\) gives is -(0\.5|1\.5) ms; give a time of 0 ms or more\.$/
  );
});
