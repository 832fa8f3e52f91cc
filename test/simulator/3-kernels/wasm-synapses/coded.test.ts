// Synapses of all kinds have generated code: none is left to the class of the reference.
import { expect, test } from 'vitest';
import { lowered } from '../../../support/lowered.js';
import { withoutCode } from '../wasm-groups/on-threads.js';
import { randomNetwork } from './random-network.js';

test.each(Array.from({ length: 40 }, (_, i) => i + 1))('network %i', seed => {
  expect(withoutCode(lowered(randomNetwork(seed).text), 'e')).toEqual([]);
});
