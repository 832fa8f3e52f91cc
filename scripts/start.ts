// `npm start`: the built `snn` on the examples. Checks them all, simulates two, prints rates, expectations and small
// rasters, and draws the pictures into out/.
import { spawnSync } from 'node:child_process';

const simulated = [
  { name: 'cuba', experiment: 'spontaneous' },
  { name: 'stdp_competition', experiment: 'short' }
];

/** Runs a subcommand in this terminal; true when it had nothing to complain about. */
function snn(...args: string[]): boolean {
  console.log(`\n$ npx snn ${args.join(' ')}`);
  return spawnSync(process.execPath, ['dist/cli/snn.cjs', ...args], { stdio: 'inherit' }).status === 0;
}

const outcomes = [snn('check', 'examples')];
for (const { name, experiment } of simulated) {
  const what = [`examples/${name}.snn`, '--experiment', experiment];
  outcomes.push(snn('run', ...what, '--raster'));
  outcomes.push(snn('plot', ...what, '--output', `out/${name}.svg`, '--output', `out/${name}.png`));
}
const failed = outcomes.filter(succeeded => !succeeded).length;
console.log(
  failed === 0
    ? '\nThe pictures are in out/. `npm run vscode` opens the examples in VS Code, `npx snn --help` tells what else there is.'
    : `\n${failed} of ${outcomes.length} commands above complained; what they say stands below each.`
);
process.exitCode = failed === 0 ? 0 : 1;
