// `npm run bench:editor`: what the bundled language server takes while somebody types (`npm run build` before). `-- --lines 1000,10000` takes
// these lengths (100,1000,10000 write the page), `--edits N` so many edits, `--soak MINUTES` goes on typing and watches the memory,
// `--profile DIR` keeps a profile of the server, `--preview` has a preview go on at each key, `--json FILE` keeps the numbers. Never a test:
// times of a shared machine mean little.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { soaked } from './bench/editor/soak.js';
import { measured } from './bench/editor/measured.js';
import { editorReport } from './bench/editor/editor-report.js';
import { thisMachine } from './bench/machine.js';

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '100,1000,10000,100000' },
    edits: { type: 'string' },
    soak: { type: 'string' },
    profile: { type: 'string' },
    preview: { type: 'boolean', default: false },
    json: { type: 'string' }
  }
});
const page = 'docs/generated/editor-speed.md';
const lengths = options.lines.split(',').map(Number);

const flags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
const found = [];
for (const lines of lengths) {
  const edits = Number(options.edits ?? (lines > 10_000 ? 20 : 60));
  const one = await measured(lines, edits, flags, options.preview);
  console.error(JSON.stringify(one));
  found.push(one);
}
const soak = options.soak === undefined ? undefined : await soaked(1000, Number(options.soak));
if (soak) console.error(JSON.stringify(soak));
if (options.json) writeFileSync(options.json, JSON.stringify({ found, soak }, undefined, 2));
if (options.lines.startsWith('100,1000,10000') && !options.profile && !options.preview)
  writeFileSync(page, editorReport(found, soak, thisMachine(undefined)));
