// `npm run golden -- DIR`: replays every recorded network below a folder and compares all spikes, weights and voltages.
// Says of each that differs where it first does, and ends with `matched/total`.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { parseGoldenNetwork, type GoldenNetwork } from './golden/golden-network.js';
import { replay } from './golden/replay.js';

/** Prints the outcome of one file; undefined for a file that is no recorded network. */
function replayFile(file: string): boolean | undefined {
  const started = performance.now();
  try {
    const network = parseGoldenNetwork(readFileSync(file, 'utf8'));
    if (!network) {
      console.log(`- ${file} is not of the form snn-golden/1 and does not count`);
      return undefined;
    }
    const difference = replay(network);
    const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    console.log(
      difference === undefined
        ? `✓ ${network.name}: ${spikesOf(network)} spikes agree, ${took}`
        : `✗ ${network.name} (${file}): ${difference}`
    );
    return difference === undefined;
  } catch (error) {
    console.log(`✗ ${file}: ${(error as Error).message}`);
    return false;
  }
}

const spikesOf = ({ expected }: GoldenNetwork): number => expected.spikes.ids.length;

function main(folder: string | undefined): number {
  if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(
      `Name a folder of recorded networks, such as \`npm run golden -- test/golden\`${folder === undefined ? '' : `; ${folder} is none`}.`
    );
    return 2;
  }
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(
    entry => entry.isFile() && entry.name.endsWith('.json')
  );
  const files = entries.map(entry => path.join(entry.parentPath, entry.name)).sort();
  const outcomes = files.map(replayFile).filter(outcome => outcome !== undefined);
  const matched = outcomes.filter(Boolean).length;
  console.log(`${matched}/${outcomes.length}`);
  return outcomes.length > 0 && matched === outcomes.length ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
