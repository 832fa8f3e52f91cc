// Runs the command line in this process, in a folder of its own, and keeps what it says.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createColors } from 'picocolors';
import { InProcessRunner, main, type Io } from '../../cli/index.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  /** the arguments as one text, split at spaces, or as they are */
  snn(args: string | readonly string[], io?: Partial<Io>): Promise<Outcome>;
}

/** A new folder with these files; names may have folders in them. */
export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'snn-cli-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return {
    path: folder,
    snn: (args, io = {}) => command(typeof args === 'string' ? args.split(' ') : args, folder, io)
  };
}

async function command(argv: readonly string[], folder: string, io: Partial<Io>): Promise<Outcome> {
  const said = { out: '', err: '' };
  const code = await main(argv, {
    version: '1.2.3',
    io: {
      out: text => void (said.out += text),
      err: text => void (said.err += text),
      raw: text => void (said.out += text),
      input: () => new Uint8Array(),
      columns: 80,
      watched: false,
      colours: createColors(false),
      folder,
      runner: new InProcessRunner(),
      onInterrupt: () => () => undefined,
      ...io
    }
  });
  return { code, ...said };
}

/** A neuron that spikes at 10, 20, 30 and 40 ms, with a parameter and two experiments. */
export const clock = `/// Spikes at known times.
param g = 2 in 0 .. 5
param tau = 10 ms positive
population Clock[2] : spike_list(times = [[10 ms, 20 ms, 30 ms, 40 ms], [25 ms]])
population Target[1] : lif_delta(tau_m = tau, E_L = 0 mV, V_th = uniform(20 mV, 21 mV), V_reset = 0 mV)
connect drive: Clock -> Target {
  synapse delta(weight = g * 1 mV)
  pattern all_to_all
}
experiment steady {
  step 0.1 ms
  seed 3
  record spikes of Clock
  record V of Target
  record weight of drive every 100 ms
  run 100 ms
  expect rate(Clock) in 20 Hz .. 30 Hz
  report rate(Clock), maximum(V of Target)
  plot raster(Clock), trace(V of Target)
}
experiment brief {
  step 0.1 ms
  record spikes of Clock
  run 15 ms
}
`;
