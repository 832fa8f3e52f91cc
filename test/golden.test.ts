// Networks recorded with NEST 3.8, replayed as .snn text through the public path: every spike at its step, weights to 1e-12.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { parseGoldenNetwork } from '../scripts/golden/golden-network.js';
import { replay } from '../scripts/golden/replay.js';

const folder = path.join(import.meta.dirname, 'golden', 'nest');
const files = readdirSync(folder).filter(name => name.endsWith('.json'));

test('the seven recorded networks are there', () => expect(files).toHaveLength(7));

test.each(files)(
  '%s',
  file => {
    const network = parseGoldenNetwork(readFileSync(path.join(folder, file), 'utf8'));
    expect(network, `${file} is not of the form snn-golden/1`).toBeDefined();
    expect(replay(network!)).toBeUndefined();
  },
  60_000
);
