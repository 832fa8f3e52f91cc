// `npm run systems`: runs the published systems of the examples at full size and writes docs/generated/systems.md with its pictures. What a run reached is
// kept beside its picture, in docs/generated/systems/NAME.json, so that a machine runs only what was never run. `-- --only NAME` (more than once for
// several) takes those alone, `--again` runs what has been run; `--json FILE` writes what they reached to a file of one's own. Data that
// aren't ours to give away are named by `--mnist FOLDER` and such; systems whose data nobody names keep the figures they have. No test: it takes long.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { handOver, inOwnProcess } from './bench/in-own-process.js';
import { thisMachine } from './bench/machine.js';
import { runSystem, type Reached } from './systems/run-system.js';
import { keptFile, keptSystems } from './systems/kept-systems.js';
import { systemsFolder, systemsPage } from './systems/systems-page.js';
import { ownData, systems, type System } from './systems/systems.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    again: { type: 'boolean', default: false },
    json: { type: 'string' },
    measure: { type: 'string' },
    ...Object.fromEntries(Object.keys(ownData).map(name => [name, { type: 'string' as const }]))
  }
});

const isWanted = ({ name }: System): boolean => options.only.length === 0 || options.only.includes(name);

function runUnlessKept(system: System): void {
  const data = system.data && (options as Record<string, unknown>)[system.data.of];
  if (!options.again && existsSync(keptFile(system, 'json'))) return;
  if (system.data && !data)
    console.error(`${system.name} is not run: name ${ownData[system.data.of].are} with --${system.data.of}.`);
  else runAndKeep(system, data as string | undefined);
}

function runAndKeep(system: System, data: string | undefined): void {
  console.error(`${system.name} …`);
  const { svg, ...result } = inOwnProcess<Reached & { svg: string }>(data ? `${system.name}:${data}` : system.name);
  writeFileSync(keptFile(system, 'json'), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(keptFile(system, 'svg'), svg);
  const held = result.verdicts.filter(verdict => verdict.passed).length;
  console.error(`  ${result.seconds.toFixed(0)} s; ${held} of ${result.verdicts.length} expectations hold`);
}

if (options.measure) {
  const [wanted, data] = options.measure.split(/:(.*)/s);
  const result = runSystem(systems.find(({ name }) => name === wanted)!, data);
  handOver({ ...result, machine: thisMachine(undefined) });
} else {
  const unknown = options.only.find(name => !systems.some(system => system.name === name));
  if (unknown !== undefined) {
    console.error(`There is no system ${unknown}; there are ${systems.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  mkdirSync(systemsFolder, { recursive: true });
  for (const system of systems) if (isWanted(system)) runUnlessKept(system);
  const all = keptSystems();
  if (options.json)
    writeFileSync(
      options.json,
      JSON.stringify(
        all.map(({ reached }) => reached),
        null,
        2
      )
    );
  const page = systemsPage(all);
  writeFileSync(page.path, page.text);
  console.error(`${page.path} is written.`);
}
