// What the systems reached, beside what was published, as a page for people.
import type { Machine } from '../bench/machine.js';
import type { Reached } from './run-system.js';
import type { System } from './systems.js';

interface Run {
  readonly system: System;
  readonly reached: Reached;
}

export const systemsPage = (runs: readonly Run[], { processor, commit, node }: Machine): string =>
  [
    '# Published systems',
    `\`npm run systems\` wrote this at ${commit}, on ${processor} with Node ${node.slice(1)}, on one thread; the machine may have had other work. The files are in [examples](../../examples).`,
    ...runs.map(section)
  ].join('\n\n') + '\n';

function section({ system, reached }: Run): string {
  const { title, file, experiment, settings = {}, memoryLimit, mnist, published, differs, name } = system;
  const set = Object.entries(settings).map(([parameter, value]) => ` --set ${parameter}=${value}`);
  const folder = mnist ? ` --set ${mnist}=mnist` : '';
  const limit = memoryLimit ? ` --memory-limit ${memoryLimit}` : '';
  return [
    `## ${title}`,
    `\`npx snn run examples/${file} --experiment ${experiment}${folder}${set.join('')}${limit}\``,
    [
      `- Published: ${published}.`,
      `- Differs: ${differs}.`,
      `- ${reached.simulated} s of simulated time, seed ${reached.seed}, took ${reached.seconds.toFixed(0)} s.`,
      ...reached.verdicts.map(({ passed, message }) => `- ${passed ? 'Reached' : 'Missed'}: ${message}`)
    ].join('\n'),
    `![What ${experiment} shows](systems/${name}.svg)`
  ].join('\n\n');
}
