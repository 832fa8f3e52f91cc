// What earlier runs of the systems reached, kept in the tree beside their pictures.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Reached } from './run-system.js';
import { systemsFolder, type SystemRun } from './systems-page.js';
import { systems, type System } from './systems.js';

export const keptFile = ({ name }: System, extension: 'json' | 'svg'): string =>
  path.posix.join(systemsFolder, `${name}.${extension}`);

/** Those that have been run, in the order of the page. */
export const keptSystems = (): SystemRun[] =>
  systems
    .filter(system => existsSync(keptFile(system, 'json')))
    .map(system => ({ system, reached: JSON.parse(readFileSync(keptFile(system, 'json'), 'utf8')) as Reached }));
