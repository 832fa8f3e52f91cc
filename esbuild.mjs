// Bundles the programs into dist/ and copies what they read. `--production` minifies, `--watch` rebuilds on every change.
import * as esbuild from 'esbuild';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(
    `Building needs Node 22 or later and this is ${process.version}. Run \`npm run build\`: npm brings the right one on Linux x64.`
  );
  process.exit(1);
}
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const base = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  loader: { '.wasm': 'binary', '.ttf': 'binary' }
};
// CommonJS: vscode-languageserver calls require() for Node's modules, which an ES module bundle does not have.
const node = {
  ...base,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' }
};
const web = { ...base, platform: 'browser', target: 'es2022', format: 'iife' };

/** Loaded only when it is needed: a bundle of its own beside the program that imports it. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/(start|png)\.js$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: path.replace(/^.*\/(\w+)\.js$/, './$1.cjs'), external: true } : undefined
    );
  }
};

const programs = [
  { ...node, entryPoints: ['client/extension.ts'], outfile: 'dist/client/extension.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['server/main.ts'], outfile: 'dist/server/main.cjs' },
  { ...node, entryPoints: ['server/sim-worker.ts'], outfile: 'dist/server/sim-worker.cjs' },
  { ...node, entryPoints: ['server/pool-worker.ts'], outfile: 'dist/server/pool-worker.cjs' },
  ...['snn', 'start', 'png'].map(name => ({
    ...node,
    entryPoints: [`cli/${name}.ts`],
    outfile: `dist/cli/${name}.cjs`,
    plugins: [apart],
    supported: { 'dynamic-import': false }
  })),
  { ...node, entryPoints: ['cli/run-worker.ts'], outfile: 'dist/cli/run-worker.cjs' },
  { ...web, entryPoints: ['client/webview/panel.ts'], outfile: 'dist/webview/panel.js' },
  { ...web, entryPoints: ['client/webview/panel.css'], outfile: 'dist/webview/panel.css' }
].filter(program => existsSync(program.entryPoints[0]));

// In place of an emptied folder: a program that runs meanwhile keeps its files.
rmSync(production ? 'dist' : 'dist/library', { recursive: true, force: true });
async function bundle(program) {
  if (!watch) return esbuild.build(program);
  return (await esbuild.context(program)).watch();
}
const results = await Promise.allSettled(programs.map(bundle));
// esbuild has said by then what is wrong and where.
if (results.some(result => result.status === 'rejected')) process.exit(1);
if (existsSync('library')) cpSync('library', 'dist/library', { recursive: true });
cpSync('docs/checks', 'dist/docs/checks', { recursive: true });
// where the page of unknown statements leads
cpSync('docs/generated/reference.md', 'dist/docs/generated/reference.md');
if (existsSync('dist/cli/snn.cjs')) chmodSync('dist/cli/snn.cjs', 0o755);
