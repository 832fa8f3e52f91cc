// `snn run`: statistics, expectations, settings, seeds, JSON and digests, with their exit codes.
import { describe, expect, test } from 'vitest';
import { clock, folderWith } from './command.js';

const noisy = `param p = 5 in 0 .. 10
population In[50] : poisson_source(rate = p * 4 Hz)
experiment noise {
  step 0.1 ms
  record spikes of In
  run 200 ms
}
`;
const swept = clock
  .replace('  run 100 ms\n', '')
  .replace('  report', '  sweep g from 1 to 3 in 3 points { run 100 ms }\n  report');
const folder = folderWith({
  'net.snn': clock,
  'failing.snn': clock.replace('20 Hz .. 30 Hz', '40 Hz .. 50 Hz'),
  'broken.snn': 'population E[10] : nothing\n',
  'bare.snn': 'population E[10] : lif\n',
  'off-grid.snn': clock.replace('run 100 ms', 'run 0.05 ms'),
  'unstable.snn':
    "neuron bomb {\n  state V = 1 mV\n  V' = V * V / (1 mV * 1 ms)\n  spike when V < 0 mV\n}\npopulation B[3] : bomb\nexperiment bang {\n  step 0.1 ms\n  record V of B\n  run 10 ms\n}\n",
  'noisy.snn': noisy,
  'swept.snn': swept,
  'order.snn': `population Zebra[5] : poisson_source(rate = 100 Hz)
population Ant[2] : lif
connect zebra_to_ant: Zebra -> Ant {
  synapse exp_current(weight = 1 pA)
  pattern independent
}
connect ant_to_ant: Ant -> Ant {
  synapse exp_current(weight = 1 pA)
  pattern all_to_all
}
experiment e {
  step 0.1 ms
  record spikes of Zebra[0..1]
  run 100 ms
}
`,
  'needs.snn':
    'data w = table("weights.csv")\npopulation E[2] : lif\nconnect E -> E {\n  synapse delta(weight = w.weight * 1 mV)\n  pattern list(pre = w.pre, post = w.post)\n}\nexperiment x { step 0.1 ms; run 1 ms }\n'
});

describe('a run', () => {
  test('prints statistics, reports and expectations of each experiment, exit code 0', async () => {
    const { code, out, err } = await folder.snn('run net.snn');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^experiment steady \(100 ms, step 0\.1 ms, seed 3\)\n/);
    expect(out).toMatch(/ {2}Clock +2 neurons +5 spikes +25 Hz, CV 0\n/);
    expect(out).toMatch(/ {2}Target +1 neuron +spikes not recorded\n/);
    expect(out).toMatch(/drive.* +2 synapses +mean weight 2 mV\n/);
    expect(out).toMatch(/ {2}rate\(Clock\) \(Hz\) +maximum\(V of Target\) \(mV\)\n {2}25 Hz +\S+ mV\n/);
    expect(out).toMatch(/ {2}✓ rate\(Clock\) is 25 Hz, within 20 Hz to 30 Hz\.\n/);
    expect(out).toMatch(/\nexperiment brief \(15 ms, /);
  });
  test('lists as declared, tells of the recorded neurons, and counts no synapses where there are none', async () => {
    const { out } = await folder.snn('run order.snn');
    const lines = out.split('\n').map(line => line.trim().split(/ {2,}/));
    expect(lines.slice(1, 3)).toEqual([
      ['Zebra', '2 of 5 neurons', expect.stringMatching(/^\d+ spikes$/), expect.stringMatching(/^\d+ Hz/)],
      ['Ant', '2 neurons', 'spikes not recorded']
    ]);
    expect(lines.slice(4, 6)).toEqual([
      ['zebra_to_ant(Zebra->Ant)', 'independent spikes for each target'],
      ['ant_to_ant(Ant->Ant)', '4 synapses']
    ]);
  });
  test('of a chosen experiment prints only that', async () => {
    const { out } = await folder.snn('run net.snn --experiment brief');
    expect(out).not.toContain('steady');
    expect((await folder.snn('run -e brief -e steady net.snn')).out).toMatch(/brief[^]*steady/);
  });
  test('draws the spikes when asked', async () => {
    expect((await folder.snn('run net.snn -e steady --raster')).out).toMatch(/Clock │.*[\u2801-\u28ff]/);
  });
});

describe('a failed expectation', () => {
  test('names the expected and the measured value at its line, exit code 1', async () => {
    const { code, out } = await folder.snn('run failing.snn -e steady');
    expect(code).toBe(1);
    expect(out).toContain(
      '  ✗ failing.snn:17:3 rate(Clock) is 25 Hz, outside 40 Hz to 50 Hz. expect rate(Clock) in 40 Hz .. 50 Hz\n'
    );
  });
  test('does not keep the other experiments from running', async () => {
    expect((await folder.snn('run failing.snn')).out).toContain('experiment brief');
  });
});

describe('--json', () => {
  interface Result {
    file: string;
    experiments: {
      experiment: string;
      seed: number;
      digest: string;
      populations: { name: string; spikes?: number }[];
      verdicts: { passed: boolean; measured: string; line: number }[];
      faults: unknown[];
    }[];
  }
  test('is one document with statistics, verdicts and digest, also where something failed', async () => {
    const { code, out } = await folder.snn('run --json failing.snn');
    const { file, experiments } = JSON.parse(out) as Result;
    expect([code, file, experiments.map(experiment => experiment.experiment)]).toEqual([
      1,
      'failing.snn',
      ['steady', 'brief']
    ]);
    expect(experiments[0]).toMatchObject({
      seed: 3,
      faults: [],
      populations: [{ name: 'Clock', spikes: 5 }, { name: 'Target' }]
    });
    expect(experiments[0]!.verdicts).toMatchObject([{ passed: false, measured: '25 Hz', line: 17 }]);
    expect(experiments[0]!.digest).toMatch(/^[0-9a-f]{16,}$/);
  });
});

describe('--seed and --digest', () => {
  const digestOf = async (args: string): Promise<string> =>
    /digest (\S+)/.exec((await folder.snn(`run noisy.snn --digest ${args}`)).out)![1]!;
  test('passes over the plan may be left out and change no bit', async () => {
    expect(await digestOf('--seed 7 --without all')).toBe(await digestOf('--seed 7'));
  });
  test('the same seed gives the same bits, another seed others', async () => {
    const [a, b, c] = [await digestOf('--seed 7'), await digestOf('--seed 7'), await digestOf('--seed 8')];
    expect([a === b, a === c]).toEqual([true, false]);
  });
  test('a setting changes what is recorded', async () => {
    expect(await digestOf('--set p=10')).not.toBe(await digestOf('--set p=1'));
  });
  test.each(['-1', '1.5', 'x', '99999999999999999999'])('--seed %s is refused', async seed => {
    expect(await folder.snn(`run noisy.snn --seed=${seed}`)).toEqual({
      code: 2,
      out: '',
      err: `snn: --seed ${seed} is not a whole number from 0 to 9007199254740991.\n`
    });
  });
});

describe('--set', () => {
  test('gives parameters other values', async () => {
    expect((await folder.snn(['run', 'net.snn', '-e', 'steady', '--set', 'g=4', '--set', 'tau=5 ms'])).out).toMatch(
      /mean weight 4 mV/
    );
    expect((await folder.snn('run --set g=4 net.snn -e steady')).out).toMatch(/mean weight 4 mV/);
  });
  test.each([
    ['x=4', '--set x=4: the file has no parameter x; it has g, tau.'],
    ['g=4 mV', '--set g=4 mV: the parameter is a number without a unit, 4 mV is not.'],
    ['tau=4', '--set tau=4: the parameter is a time (ms), 4 is not.'],
    ['tau=4 mss', "--set tau=4 mss: There is no unit 'mss'."],
    ['g=7', '--set: g is 7 and must lie in 0 .. 5.'],
    ['g=-1', '--set: g is -1 and must lie in 0 .. 5.'],
    ['tau=0 ms', '--set: tau is 0 ms and must be above 0 ms.'],
    ['g', '--set g is not of the form name=value, such as --set g=4 or --set "tau=20 ms".'],
    ['g=', '--set g= is not of the form name=value, such as --set g=4 or --set "tau=20 ms".']
  ])('%s is refused', async (setting, message) => {
    expect(await folder.snn(['run', 'net.snn', '-e', 'steady', '--set', setting])).toEqual({
      code: 2,
      out: '',
      err: `snn: ${message}\n`
    });
  });
  test('is what the checks go by: a file that can be run with these values alone runs', async () => {
    const sized = folderWith({
      'sized.snn':
        'param n = 0 in 0 .. 9\npopulation E[n] : lif\nexperiment e { step 1 ms; record V of E; run n * 1 ms }\n'
    });
    expect((await sized.snn('run sized.snn')).err).toContain('E would have 0 neurons');
    expect(await sized.snn('run sized.snn --set n=3')).toMatchObject({ code: 0, err: '' });
    expect((await sized.snn('run sized.snn --set n=2.5')).err).toContain('E would have 2.5 neurons');
    expect((await sized.snn('run sized.snn --set n=10')).err).toBe('snn: --set: n is 10 and must lie in 0 .. 9.\n');
  });
  test('of one parameter twice is refused', async () => {
    expect((await folder.snn('run net.snn --set g=1 --set g=2')).err).toBe(
      'snn: --set gives g two values: give it one.\n'
    );
  });
});

test('a sweep has a row a value', async () => {
  const { code, out } = await folder.snn('run swept.snn -e steady');
  expect(code).toBe(0);
  expect(out).toMatch(/3 values of g/);
  expect(out).toMatch(/ {2}g = 1 +25 Hz +\S+ mV\n {2}g = 2 +25 Hz +\S+ mV\n {2}g = 3 +25 Hz +\S+ mV\n/);
  expect(out).toMatch(/✓ Holds at all 3 points/);
});

describe('what cannot run', () => {
  test.each([
    ['gone.snn', 2, /^snn: There is no file or folder gone\.snn/],
    ['.', 2, /^snn: \. is a folder: name one \.snn file\.\n$/],
    ['net.snn -e gone', 2, /^snn: net\.snn has no experiment gone; it has steady, brief\.\n$/],
    ['net.snn --without none', 2, /^snn: --without: There is no pass none to leave out; there are constant_folding, /],
    [
      'net.snn --memory-limit none',
      2,
      /^snn: --memory-limit none is no amount of memory above 0; write gigabytes, such as 8, or a unit, such as 500MB\.\n$/
    ],
    ['bare.snn', 2, /^snn: bare\.snn has no experiment/],
    ['broken.snn', 1, /unknown-name[^]*broken\.snn has errors: fix them before it can run\.\n$/],
    ['off-grid.snn', 1, /^off-grid\.snn:16:7 error .*0\.05 ms/],
    ['needs.snn', 1, /weights\.csv[^]*data-file/]
  ])('snn run %s: exit code %d', async (args, code, message) => {
    const outcome = await folder.snn(`run ${args}`);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/internal|\n\s+at /);
  });
  test('a fault of the run is reported at its line, exit code 1', async () => {
    const { code, out } = await folder.snn('run unstable.snn');
    expect(code).toBe(1);
    expect(out).toMatch(/^experiment bang \(\S+ ms of 10 ms, ended by a fault, /);
    expect(out).toMatch(/✗ unstable\.snn:\d+:\d+ .*V.* \[[a-z-]+\]\n/);
  });
  test.each([
    ['1B', /--memory-limit 1B is no amount/],
    ['8XB', /--memory-limit 8XB is no amount/],
    ['1kB', /above the limit of 1 kB/],
    ['0.001MB', /above the limit of 1 kB/],
    ['8GB', /^$/],
    ['8', /^$/]
  ])('--memory-limit %s', async (limit, said) =>
    expect((await folder.snn(`run net.snn -e steady --memory-limit ${limit}`)).err).toMatch(said)
  );
  test('more memory than allowed is refused with the estimate', async () => {
    const { code, out, err } = await folder.snn('run net.snn -e steady --memory-limit 0.000000001');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^net\.snn:.* error This run would take .*, above the limit of 1 B: .* \(line \d+\).*\[too-much-memory\]\n/
    );
  });
  test('a billion neurons are refused at once', async () => {
    const huge = folderWith({
      'huge.snn': 'population x[1000000000] : lif(I_e = 1 nA)\nexperiment e { step 0.1 ms; run 1 s }\n'
    });
    const begun = performance.now();
    expect((await huge.snn('run huge.snn')).err).toContain(
      'huge.snn:1:12 error This run would take 16 GB, above the limit of 4 GB: neurons of x 16 GB (line 1).'
    );
    expect(performance.now() - begun).toBeLessThan(2000);
  });
  test('a higher limit lets it run', async () => {
    const long = folderWith({
      'long.snn':
        'population E[1000] : lif\nexperiment long {\n  step 0.1 ms\n  record V of E\n  run 0.1 ms\n}\npopulation Idle[400000000] : lif\n'
    });
    expect((await long.snn('explain --stage plan long.snn')).err).toContain('above the limit of 4 GB: neurons of Idle');
    expect((await long.snn('explain --stage plan long.snn --memory-limit 10')).code).toBe(0);
  });
});
