// Runs one of our TypeScript scripts: `node scripts/run.mjs NAME ARGS` bundles scripts/NAME.ts (it may import the project) and executes it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const [name, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 22 || !existsSync(path.join(root, 'node_modules', 'esbuild'))) {
  console.error(
    `This script needs the installed packages and Node 22 or later (this is ${process.version}). Run \`npm ci\`, then start it through \`npm run\`.`
  );
  process.exit(1);
}
const outfile = path.join(root, 'out', 'scripts', `${name}.mjs`);
const { build } = await import('esbuild');
await build({
  entryPoints: [path.join(root, 'scripts', `${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
  absWorkingDir: root
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
