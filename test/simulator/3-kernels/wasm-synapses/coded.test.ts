// Synapses of all kinds have generated code: none is left to the class of the reference.
import { expect, test } from 'vitest';
import { plan } from '../../../../simulator/2-plan/index.js';
import { emit } from '../../../../simulator/3-kernels/index.js';
import { lowered } from '../../../support/lowered.js';
import { randomNetwork } from './random-network.js';

test.each(Array.from({ length: 40 }, (_, i) => i + 1))('network %i', seed => {
  const kernels = emit(plan(lowered(randomNetwork(seed).text), { experiment: 'e' }), {}, 'wasm');
  expect((kernels as unknown as { readonly alone: readonly unknown[] }).alone).toEqual([]);
});
