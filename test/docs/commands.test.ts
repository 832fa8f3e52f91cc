// Commands of the guide can be typed as they stand, in the folder of the project: files, experiments and parameters that they name are there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { handwrittenPages } from '../../scripts/docs/pages.js';

interface Command {
  readonly at: string;
  readonly file: string;
  readonly rest: string;
}

const commands = handwrittenPages().flatMap(({ path, text }): Command[] =>
  [...text.matchAll(/npx snn (?:run|plot|sweep|check|test) (\S+\.snn)([^`\n]*)/g)].map(([whole, file, rest]) => ({
    at: `${path}: ${whole}`,
    file: file!,
    rest: rest!
  }))
);
const examples = readdirSync('examples');

test('files of examples are named with their folder', () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter(({ file }) => examples.includes(file)).map(({ at }) => at)).toEqual([]);
});

test('what they choose and set is in the file', () => {
  const unknown = commands.flatMap(({ at, file, rest }) => {
    if (!file.startsWith('examples/')) return [];
    if (!existsSync(file)) return [`${at}: there is no ${file}`];
    const text = readFileSync(file, 'utf8');
    const chosen = [...rest.matchAll(/--experiment (\w+)/g)].map(
      ([, name]) => new RegExp(`^experiment ${name}\\b`, 'm')
    );
    const set = [...rest.matchAll(/--set (\w+)=/g)].map(([, name]) => new RegExp(`^param ${name}\\b`, 'm'));
    return [...chosen, ...set].filter(wanted => !wanted.test(text)).map(wanted => `${at}: nothing is ${wanted.source}`);
  });
  expect(unknown).toEqual([]);
});
