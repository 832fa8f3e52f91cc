// `npm run systems`: runs the published systems of the examples at full size and writes docs/generated/systems.md with its pictures. What has been
// run is kept in out/systems/ and not run again, unless with `-- --again`. `--only NAME` takes one, `--json FILE` keeps the numbers, `--mnist FOLDER` has the
// four files of MNIST, without which the systems that learn them are left out. No test: it takes long.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { handOver, inOwnProcess } from './bench/in-own-process.js';
import { thisMachine } from './bench/machine.js';
import { runSystem, type Reached } from './systems/run-system.js';
import { systemsPage } from './systems/systems-page.js';
import { systems } from './systems/systems.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    again: { type: 'boolean', default: false },
    json: { type: 'string' },
    mnist: { type: 'string' },
    measure: { type: 'string' }
  }
});
const kept = 'out/systems';
const page = 'docs/generated/systems.md';
const pictures = 'docs/generated/systems';

function reached(name: string): Reached {
  const file = path.join(kept, `${name}.json`);
  if (options.again || !existsSync(file)) {
    console.error(`${name} …`);
    const result = inOwnProcess<Reached>(options.mnist ? `${name}:${options.mnist}` : name);
    writeFileSync(file, JSON.stringify(result, null, 2));
    console.error(
      `  ${result.seconds.toFixed(0)} s; ${result.verdicts.filter(verdict => verdict.passed).length} of ${result.verdicts.length} expectations hold`
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Reached;
}

if (options.measure) {
  const [wanted, folder] = options.measure.split(/:(.*)/s);
  handOver(runSystem(systems.find(({ name }) => name === wanted)!, folder));
} else {
  const chosen = systems.filter(({ name }) => !options.only || name === options.only);
  for (const { name, mnist } of chosen)
    if (mnist && !options.mnist && !existsSync(path.join(kept, `${name}.json`)))
      console.error(`${name} is left out: name the folder of MNIST with --mnist.`);
  if (chosen.length === 0) {
    console.error(`There is no system ${options.only}; there are ${systems.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  for (const folder of [kept, pictures]) mkdirSync(folder, { recursive: true });
  const all = chosen
    .filter(({ name, mnist }) => !mnist || options.mnist || existsSync(path.join(kept, `${name}.json`)))
    .map(system => ({ system, reached: reached(system.name) }));
  if (options.json)
    writeFileSync(
      options.json,
      JSON.stringify(
        all.map(({ reached }) => reached),
        null,
        2
      )
    );
  if (!options.only) {
    for (const { system, reached } of all) writeFileSync(path.join(pictures, `${system.name}.svg`), reached.svg);
    writeFileSync(page, systemsPage(all, thisMachine(undefined)));
    console.error(`${page} is written.`);
  }
}
