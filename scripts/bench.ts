// `npm run bench`: the speed of simulations beside hand-written kernels and Brian2. `-- --only NAME` takes one workload, `--runs N` so many
// runs, `--quick` two, `--json FILE` keeps the numbers, `--large` adds 10^8 synapses. Never a test: times of a shared machine mean little.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { cancelLatency, type Latency } from './bench/cancel.js';
import { coldStarts } from './bench/cold-start.js';
import { growthPlot, type Growth } from './bench/growth-plot.js';
import { connectingOf, connections, type Connecting } from './bench/connecting.js';
import { handOver, inOwnProcess } from './bench/in-own-process.js';
import { thisMachine } from './bench/machine.js';
import { planningOf, planningOfExamples } from './bench/planning.js';
import { report, type Measured, type Measurements } from './bench/report.js';
import { brianPython, compileBrian2, runBrian2 } from './bench/run-brian2.js';
import { runSnn } from './bench/run-snn.js';
import { compileYardstick, runYardstick } from './bench/run-yardstick.js';
import type { Sample } from './bench/sample.js';
import { everything, growing, inBrian2, large, workloads, type Workload } from './bench/workloads.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    measure: { type: 'string' }
  }
});
const page = 'docs/generated/bench.md';
const picture = 'docs/generated/bench.svg';

/** What a process of its own does: `snn NAME`, `threads NAME`, `look NAME`, `yardstick NAME`, `stop NAME`, `planning FILE`, `connecting NAME`. */
function measure(what: string): unknown {
  const [kind = '', name = ''] = what.split(':');
  if (kind === 'planning') return planningOf(name);
  if (kind === 'connecting') return connectingOf(name);
  const workload = everything.find(workload => workload.name === name)!;
  switch (kind) {
    case 'yardstick':
      return runYardstick(workload);
    case 'stop':
      return cancelLatency(workload);
    default:
      return runSnn(workload, kind === 'look', kind === 'threads' ? 1 : 0);
  }
}

const sampled = (kind: 'snn' | 'threads' | 'look' | 'yardstick', { name }: Workload): Sample =>
  inOwnProcess(`${kind}:${name}`);

const leastRunning = (samples: readonly Sample[]): string =>
  samples.length ? Math.min(...samples.map(sample => sample.running)).toFixed(2) : '-';

/** Turn by turn, so that all meet the same machine. */
function compared(workload: Workload, runs: number, python: string | undefined): Measured {
  console.error(workload.title);
  const hand = compileYardstick(workload);
  const brian = python && inBrian2.includes(workload.name) ? compileBrian2(python, workload.name) : undefined;
  const snn: Sample[] = [];
  const threads: Sample[] = [];
  const yardstick: Sample[] = [];
  const brian2: Sample[] = [];
  const cores = availableParallelism();
  for (let n = 0; n < runs; n++) {
    snn.push(sampled('snn', workload));
    if (cores > 1) threads.push(sampled('threads', workload));
    if (hand) yardstick.push(sampled('yardstick', workload));
    if (brian) brian2.push(runBrian2(brian));
  }
  const { bytes } = sampled('look', workload);
  const latency = inOwnProcess<Latency>(`stop:${workload.name}`);
  console.error(
    `  least seconds: snn ${leastRunning(snn)}, hand-written ${leastRunning(yardstick)}, Brian2 ${leastRunning(brian2)}`
  );
  return {
    workload,
    snn: snn.map(sample => ({ ...sample, bytes: bytes! })),
    threads,
    yardstick,
    brian2,
    ...(brian ? { compiling: brian.compiling } : {}),
    latency
  };
}

function grown(workload: Workload, runs: number): Growth {
  console.error(workload.name);
  const hand = compileYardstick(workload);
  const snn: Sample[] = [];
  const yardstick: Sample[] = [];
  for (let n = 0; n < runs; n++) {
    snn.push(sampled('snn', workload));
    if (hand) yardstick.push(sampled('yardstick', workload));
  }
  return { workload, snn, yardstick };
}

/** Each several times, turn by turn. */
function connected(runs: number): Connecting[][] {
  console.error('connecting');
  const turns = Array.from({ length: runs }, () =>
    connections.map(({ name }) => inOwnProcess<Connecting>(`connecting:${name}`))
  );
  return connections.map((_, i) => turns.map(turn => turn[i]!));
}

function main(): void {
  const chosen = workloads.filter(({ name }) => options.only === undefined || name === options.only);
  const runs = Number(options.runs ?? (options.quick ? 2 : 5));
  const all = options.only === undefined;
  const wrong =
    chosen.length === 0
      ? `There is no workload ${options.only}; there is ${workloads.map(workload => workload.name).join(', ')}.`
      : Number.isInteger(runs) && runs > 0
        ? undefined
        : `--runs ${options.runs}: give a whole number, 1 or more.`;
  if (wrong !== undefined) {
    console.error(wrong);
    process.exitCode = 2;
    return;
  }
  const python = brianPython();
  const coldStart = all ? coldStarts(runs) : undefined;
  const measured: Measurements = {
    machine: thisMachine(python),
    runs,
    workloads: chosen.map(workload => compared(workload, runs, python)),
    growth: all ? growing.map(workload => grown(workload, runs)) : [],
    connecting: all ? connected(runs) : [],
    planning: all ? planningOfExamples(file => inOwnProcess(`planning:${file}`)) : [],
    ...(coldStart ? { coldStart } : {}),
    ...(options.large ? { large: sampled('look', large) } : {})
  };
  const text = report(measured, 'bench.svg');
  console.log(text);
  if (options.json !== undefined)
    writeFileSync(
      options.json,
      JSON.stringify(measured, (key, value: unknown) => (key === 'text' ? undefined : value), 2) + '\n'
    );
  if (!all || options.quick) return;
  writeFileSync(page, text);
  writeFileSync(picture, growthPlot(measured.growth));
}

if (options.measure === undefined) main();
else handOver(measure(options.measure));
