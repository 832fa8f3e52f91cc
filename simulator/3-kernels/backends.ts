// Every backend: a folder here, a line there. The first is the one that runs where none is asked for.
import type { Backend } from './kernels.js';
import { reference } from './reference/index.js';
import { wasm } from './wasm/index.js';

export const backends: readonly Backend[] = [wasm, reference];
