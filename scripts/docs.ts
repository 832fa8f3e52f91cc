// `npm run docs`: writes the references of language and library, the list of checks and the pictures of the guide. `--check` compares instead.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { generatedParts } from './docs/generated-files.js';
import { orphans, staleFiles } from './docs/stale-files.js';

const files = generatedParts().flatMap(part => part.files());
const stale = [...staleFiles(files), ...orphans(files.map(file => file.path))];
if (!process.argv.includes('--check')) {
  for (const file of orphans(files.map(file => file.path))) rmSync(file);
  for (const file of files) {
    mkdirSync(path.dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.text);
  }
  console.log(`${files.length} files are current, ${stale.length} of them changed.`);
} else if (stale.length > 0) {
  console.error(
    `Not what the library and the guide say: ${stale.join(', ')}. Run \`npm run docs\` and commit the result.`
  );
  process.exitCode = 1;
}
