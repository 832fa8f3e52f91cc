// Any number of threads computes the same bits: the examples and all models of the library for some steps, the recorded networks whole.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createLanguage } from '../../../../language/index.js';
import { parseGoldenNetwork } from '../../../../scripts/golden/golden-network.js';
import { experimentName, networkText } from '../../../../scripts/golden/network-text.js';
import { nodeWorld } from '../../../../server/index.js';
import { emit, type ThreadPool } from '../../../../simulator/3-kernels/index.js';
import { Arena } from '../../../../simulator/3-kernels/wasm/memory/arena.js';
import { outsideFunctions } from '../../../../simulator/3-kernels/wasm/math/index.js';
import { Ranges } from '../../../../simulator/3-kernels/wasm/threads/index.js';
import { digest, plan, run, type NetworkModel } from '../../../../simulator/index.js';
import { libraryFiles, libraryLanguage, uriOf } from '../../../library/library-files.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { eachKind } from '../../../support/each-kind.js';
import { presenting } from '../../../support/presenting.js';
import { lowered } from '../../../support/lowered.js';
import { smallest } from '../../../support/smallest.js';

const root = path.join(import.meta.dirname, '..', '..', '..', '..');
const examples = path.join(root, 'examples');
const golden = path.join(root, 'test', 'golden', 'nest');
/** One whose workers take part in all steps, and one by whose clock now this, now that way to go on is quicker. */
const pools = [testThreadPool(1), { ...testThreadPool(2), now: unsteadyClock() }];
afterAll(() => pools.forEach(pool => pool.stop()));

/** Steps in one call, and of all calls: no multiple of a slice. */
const atOnce = 37;
const most = 10 * atOnce;

/** Moves on by some ms with each look, now more, now less. */
function unsteadyClock(): () => number {
  let [looks, time] = [0, 0];
  return () => (time += 1 + ((++looks * 7) % 11));
}

/** Spikes as group, step and neuron, and all recorded variables at the end of each call. */
function outcome(model: NetworkModel, experiment: string, pool?: ThreadPool): number[] {
  const planned = plan(model, { experiment }).plan!;
  const kernels = emit(planned, {}, 'wasm', pool);
  const carryOn = presenting(planned, kernels);
  const found: number[] = [kernels.synapses.length];
  expect(kernels.threads).toBe(1 + (pool?.workers ?? 0));
  for (let steps = 0; steps < Math.min(most, planned.script.plannedSteps); ) {
    const advance = carryOn(atOnce);
    expect(advance.ended).toBeUndefined();
    steps = advance.steps;
    advance.spikes.forEach(({ length, steps: at, neurons }, group) => {
      for (let i = 0; i < length; i++) found.push(group, at[i]!, neurons[i]!);
    });
    planned.records.traces.forEach(({ neurons }, i) => {
      const values = new Float64Array(neurons.count);
      kernels.readTrace(i, values, 0);
      found.push(...values);
    });
  }
  kernels.end?.();
  return found;
}

function same(model: NetworkModel, experiment: string): void {
  const alone = outcome(model, experiment);
  for (const pool of pools) expect(outcome(model, experiment, pool)).toEqual(alone);
}

const exampleLanguage = createLanguage(nodeWorld(path.join(root, 'library')));
const ofLibrary = libraryLanguage();

describe('an example', () => {
  test.each(readdirSync(examples).filter(name => name.endsWith('.snn')))('%s', name => {
    const { model } = exampleLanguage.lower(pathToFileURL(path.join(examples, name)).href);
    for (const experiment of model!.experiments) same(smallest(model!), experiment.name);
  });
});

describe('a model of the library', () => {
  test.each(libraryFiles)('%s', name => {
    const { model } = ofLibrary.lower(uriOf(name));
    for (const experiment of model!.experiments) same(model!, experiment.name);
  });
});

describe('a network with', () => {
  test.each(Object.keys(eachKind))('%s', kind => {
    const model = lowered(eachKind[kind]!);
    const oracle = run(model, { experiment: 'e', backend: 'reference' });
    expect([oracle.ended, oracle.faults]).toEqual(['complete', []]);
    expect(oracle.spikes.reduce((sum, { steps }) => sum + steps.length, 0)).toBeGreaterThan(10);
    for (const pool of [undefined, ...pools])
      expect(digest(run(model, { experiment: 'e', ...(pool ? { pool } : {}) }))).toBe(digest(oracle));
  });
});

describe('a recorded network', () => {
  test.each(readdirSync(golden).filter(name => name.endsWith('.json')))('%s', name => {
    const { files, main } = networkText(parseGoldenNetwork(readFileSync(path.join(golden, name), 'utf8'))!);
    const model = lowered(files[main]!, files);
    const digests = [undefined, ...pools].map(pool =>
      digest(run(model, { experiment: experimentName, ...(pool ? { pool } : {}) }))
    );
    expect(new Set(digests).size).toBe(1);
  });
});

test('a worker that fails ends the run, instead of keeping it waiting', () => {
  const { model } = ofLibrary.lower(uriOf('neurons/lif.snn'));
  const experiment = model!.experiments[0]!.name;
  const nothing = (): number => 0;
  const broken: ThreadPool = {
    workers: 1,
    stop: () => undefined,
    start: ({ module, memory }) =>
      new WebAssembly.Instance(module, { env: { memory, ...outsideFunctions, progress: nothing, carry: nothing } })
        .exports.failed!(1)
  };
  const kernels = emit(plan(model!, { experiment }).plan!, {}, 'wasm', broken);
  expect(() => kernels.advance(1)).toThrow('A worker thread of the run failed.');
});

test('workers begin with the first step, so that a network that is refused or never run leaves none waiting', () => {
  const begun: string[] = [];
  const idle: ThreadPool = {
    workers: 1,
    stop: () => undefined,
    start: () => {
      begun.push('start');
      throw new Error('begun');
    }
  };
  const { model } = ofLibrary.lower(uriOf('neurons/lif.snn'));
  const experiment = model!.experiments[0]!.name;
  const kernels = emit(plan(model!, { experiment }).plan!, {}, 'wasm', idle);
  kernels.end!();
  expect(begun).toEqual([]);
  expect(() => kernels.advance(1)).toThrow('begun');
});

test('of a small population one thread has all neurons', () => {
  const ranges = new Ranges(6, 3, new Arena(0));
  expect(Array.from(ranges.bounds)).toEqual([0, 0, 6, 6]);
});
