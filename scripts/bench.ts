// `npm run bench`: the speed of simulations beside hand-written kernels and Brian2. `-- --quick` takes fewer runs, `-- --only
// NAME` one workload, `-- --json FILE` keeps the numbers. Never a test: times of a machine that others use mean little.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report, type Measured, type Measurements } from './bench/report.js';
import { brianPython, runBrian2 } from './bench/run-brian2.js';
import { runSnn } from './bench/run-snn.js';
import { compileYardstick, runYardstick } from './bench/run-yardstick.js';
import { mark, type Sample } from './bench/sample.js';
import { grown, workloads, type Workload } from './bench/workloads.js';

const { values: options } = parseArgs({ options: {
  quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' },
  measure: { type: 'string' }, look: { type: 'boolean', default: false }
} });
const sizes = [1, 2, 4];
const command = 'dist/cli/snn.cjs';

/** In a process of its own: `snn NAME` or `yardstick NAME`. */
function measure(what: string): void {
  const [kind, name = ''] = what.split(':'), workload = [...workloads, ...sizes.map(grown)].find(one => one.name === name)!;
  console.log(mark + JSON.stringify(kind === 'snn' ? runSnn(workload.text, options.look) : runYardstick(workload)));
}

function sampled(kind: 'snn' | 'yardstick', { name }: Workload, look = false): Sample {
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', process.argv[1]!, '--measure', `${kind}:${name}`, ...(look ? ['--look'] : [])], { encoding: 'utf8' });
  const line = stdout.split('\n').find(one => one.startsWith(mark));
  if (!line) throw new Error(`${kind} did not run ${name}:\n${stderr}`);
  return JSON.parse(line.slice(mark.length)) as Sample;
}

/** Turn by turn, so that both meet the same machine. */
function compared(workload: Workload, runs: number, python: string | undefined): Measured {
  const hand = compileYardstick(workload.name), snn: Sample[] = [sampled('snn', workload, true)], yardstick: Sample[] = [];
  for (let n = 0; n < runs; n++) {
    snn.push(sampled('snn', workload));
    if (hand) yardstick.push(sampled('yardstick', workload));
  }
  const { bytes } = snn.shift()!;
  return { workload, snn: snn.map(one => ({ ...one, bytes: bytes! })), yardstick, brian2: python ? runBrian2(python, workload.name, runs) : [] };
}

function coldStarts(runs: number): number[] {
  if (!existsSync(command)) return [];
  const file = 'out/bench/cold-start.snn';
  writeFileSync(file, 'population P[1] : lif(R = 100 MOhm, V_th = 0 mV)\nexperiment e { step 1 ms  run 1 ms }\n');
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    spawnSync(process.execPath, [command, 'run', file]);
    return (performance.now() - began) / 1000;
  });
}

function main(): void {
  const chosen = workloads.filter(({ name }) => options.only === undefined || name === options.only);
  if (chosen.length === 0) {
    console.error(`There is no workload ${options.only}; there is ${workloads.map(one => one.name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const runs = options.quick ? 3 : 5, python = brianPython(), all = options.only === undefined;
  const measured: Measurements = {
    runs, workloads: chosen.map(one => compared(one, runs, python)),
    growth: all ? sizes.map(grown).map(workload => ({ workload, snn: Array.from({ length: runs }, () => sampled('snn', workload)), yardstick: [], brian2: [] })) : [],
    coldStart: all ? coldStarts(runs) : []
  };
  const text = report(measured);
  console.log(text);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(measured, (key, value: unknown) => key === 'text' ? undefined : value, 2) + '\n');
  if (all && !options.quick) writeFileSync('docs/generated/bench.md', text);
}

if (options.measure === undefined) main();
else measure(options.measure);
