// What the systems reached, beside what was published, as a page for people.
import type { GeneratedFile } from '../docs/generated-file.js';
import type { Reached } from './run-system.js';
import { ownData, type System } from './systems.js';

export const systemsFolder = 'docs/generated/systems';

export interface SystemRun {
  readonly system: System;
  readonly reached: Reached;
}

/** What `npm run docs` and `npm run systems` write of the systems that have been run. */
export const systemsPage = (runs: readonly SystemRun[]): GeneratedFile => ({
  path: 'docs/generated/systems.md',
  text:
    [
      '# Published systems',
      '`npm run systems` ran these. Each ran on one thread; the machine may have had other work. The files are in [examples](../../examples).',
      ...runs.map(section)
    ].join('\n\n') + '\n'
});

function section({ system, reached }: SystemRun): string {
  const { title, file, experiment, settings = {}, units = {}, memoryLimit, data, published, differs, name } = system;
  const set = Object.entries(settings).map(([parameter, value]) =>
    units[parameter] ? ` --set "${parameter}=${value} ${units[parameter]}"` : ` --set ${parameter}=${value}`
  );
  const folder = data ? ` --set ${data.parameter}=${ownData[data.of].named}` : '';
  const { processor, commit, node } = reached.machine;
  const limit = memoryLimit ? ` --memory-limit ${memoryLimit}` : '';
  return [
    `## ${title}`,
    `\`npx snn run examples/${file} --experiment ${experiment}${folder}${set.join('')}${limit}\``,
    [
      `- Published: ${published}.`,
      `- Differs: ${differs}.`,
      `- ${reached.simulated} s of simulated time, seed ${reached.seed}, took ${reached.seconds.toFixed(0)} s on ${processor} with Node ${node.slice(1)}, at ${commit}.`,
      ...reached.verdicts.map(({ passed, message }) => `- ${passed ? 'Reached' : 'Missed'}: ${message}`)
    ].join('\n'),
    `![What ${experiment} shows](systems/${name}.svg)`
  ].join('\n\n');
}
