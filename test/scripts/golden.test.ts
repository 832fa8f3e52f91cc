// The replay of recorded networks notices what differs, and names it: a comparison that cannot fail proves nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGoldenNetwork, type GoldenNetwork } from '../../scripts/golden/golden-network.js';
import { networkText } from '../../scripts/golden/network-text.js';
import { replay } from '../../scripts/golden/replay.js';

const read = (name: string): GoldenNetwork =>
  parseGoldenNetwork(readFileSync(`test/golden/nest/${name}.json`, 'utf8'))!;
const ties = read('threshold_equality');
const { ids, times } = ties.expected.spikes;
const changed = (values: readonly number[], place: number, by: number): number[] =>
  values.map((value, i) => (i === place ? value + by : value));

describe('a difference', () => {
  const withSpikes = (change: (spikes: { ids: number[]; times: number[] }) => void): GoldenNetwork => {
    const spikes = { ids: [...ids], times: [...times] };
    change(spikes);
    return { ...ties, expected: { ...ties.expected, spikes } };
  };
  test('in the time of a spike is named with both times', () => {
    const moved = replay(
      withSpikes(spikes => {
        spikes.times[0]! += 0.1;
      })
    );
    expect(moved).toBe(
      `neuron ${ids[0]}, spike 1: expected at ${Number((times[0]! + 0.1).toFixed(6))} ms, found at ${times[0]} ms`
    );
  });
  test('of a spike too many or too few', () => {
    expect(
      replay(
        withSpikes(spikes => {
          spikes.ids.push(0);
          spikes.times.push(19.9);
        })
      )
    ).toMatch(/^neuron 0, spike \d+: expected at 19\.9 ms, found none$/);
    expect(
      replay(
        withSpikes(spikes => {
          spikes.ids.pop();
          spikes.times.pop();
        })
      )
    ).toMatch(/: expected none, found at [\d.]+ ms$/);
  });
  test('is the earliest, whichever neuron it is', () => {
    const first = times.indexOf(Math.min(...times));
    expect(
      replay(
        withSpikes(spikes =>
          spikes.times.forEach((_, i) => {
            spikes.times[i]! += 0.1;
          })
        )
      )
    ).toMatch(new RegExp(`^neuron ${ids[first]}, spike 1: `));
  });
  test('of a parameter of the model shows up as a spike', () => {
    const populations = ties.populations.map(population => ({
      ...population,
      params: { ...population.params, V_th: 20.0000001 }
    }));
    expect(replay({ ...ties, populations })).toMatch(/^neuron \d, spike \d+: expected at/);
  });
  test('of a weight in the 12th decimal', () => {
    const pairs = read('stdp_pairs');
    const plastic = pairs.connections.findIndex(connection => connection.stdp);
    const off = (by: number): GoldenNetwork => {
      const final_weights = pairs.expected.final_weights!.map((weights, i) =>
        i === plastic ? changed(weights!, 3, by) : weights
      );
      return { ...pairs, expected: { ...pairs.expected, final_weights } };
    };
    expect(replay(off(3e-12))).toMatch(
      new RegExp(`^connection ${plastic}, synapse 3: expected weight \\S+, found \\S+$`)
    );
    expect(replay(off(3e-13))).toBeUndefined();
  });
  test('of a voltage in the 9th decimal', () => {
    const named = ['refractory_exp', 'delays_exp', 'balanced_exp_200']
      .map(read)
      .find(goldenNetwork => goldenNetwork.expected.voltage_probe?.length)!;
    const off = (by: number): GoldenNetwork => {
      const [first, ...others] = named.expected.voltage_probe!;
      return {
        ...named,
        expected: { ...named.expected, voltage_probe: [{ ...first!, V_m: changed(first!.V_m, 40, by) }, ...others] }
      };
    };
    expect(replay(off(3e-9))).toMatch(/^neuron \d+ at [\d.]+ ms: expected -?[\d.]+ mV, found -?[\d.]+ mV$/);
    expect(replay(off(0))).toBeUndefined();
  });
});

describe('the text of a network', () => {
  test('is what a user would write, with its lists in tables', () => {
    const { main, files } = networkText(read('stdp_pairs'));
    expect(files[main]).toMatch(
      /^population P0\[20\] : lif_delta\(tau_m = 20 ms, E_L = 0 mV, V_th = 20 mV, V_reset = 10 mV, t_ref = 1 ms, /m
    );
    expect(files[main]).toMatch(/ {2}plasticity stdp_power\(lambda = 0\.05, alpha = 1\.05, mu_plus = 0, /);
    expect(files[main]).toMatch(/ {2}record sent_weight of c1_0 every 400 ms\n/);
    expect(files['trains.csv']!.startsWith('id,time\n')).toBe(true);
  });
  test('refuses what the library has no counterpart for', () => {
    const [population] = ties.populations;
    const textOf = (more: Partial<GoldenNetwork['populations'][number]>) => () =>
      networkText({ ...ties, populations: [{ ...population!, ...more }] });
    expect(textOf({ model: 'iaf_psc_odd' })).toThrow(
      /no library model for 'iaf_psc_odd'; there is one for iaf_psc_exp/
    );
    expect(textOf({ params: { ...population!.params, zeal: 3 } })).toThrow(
      /The parameter zeal = 3 of iaf_psc_delta has no counterpart/
    );
  });
});

test('a file of another form does not count', () => {
  expect(parseGoldenNetwork('{"format": "other"}')).toBeUndefined();
  expect(parseGoldenNetwork('[]')).toBeUndefined();
});

describe('npm run golden', () => {
  const golden = (folder: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync('npm', ['run', '--silent', 'golden', '--', folder], { encoding: 'utf8' });
  test('replays every network below a folder and ends with matched/total', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'snn-golden-'));
    mkdirSync(path.join(folder, 'deeper.json'));
    const silent = { ...ties, name: 'off', expected: { ...ties.expected, spikes: { ids: [], times: [] } } };
    writeFileSync(path.join(folder, 'good.json'), JSON.stringify(ties));
    writeFileSync(path.join(folder, 'deeper.json', 'also.json'), JSON.stringify({ ...ties, name: 'below' }));
    writeFileSync(path.join(folder, 'off.json'), JSON.stringify(silent));
    writeFileSync(path.join(folder, 'other.json'), '{"notes": "nothing"}');
    writeFileSync(path.join(folder, 'torn.json'), '{"format": "snn-gol');
    const { status, stdout } = golden(folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/✓ threshold_equality: 5 spikes agree/);
    expect(stdout).toMatch(/✓ below: 5 spikes agree/);
    expect(stdout).toMatch(/✗ off \(.*off\.json\): neuron \d, spike 1: expected none, found at [\d.]+ ms\n/);
    expect(stdout).toMatch(/- .*other\.json is not of the form snn-golden\/1 and does not count\n/);
    expect(stdout).toMatch(/✗ .*torn\.json: /);
    expect(stdout).toMatch(/\n2\/4\n$/);
  }, 60_000);
  test('of no folder says what to name', () => {
    expect(golden('nowhere')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nowhere is none') as string
    });
  }, 60_000);
});
