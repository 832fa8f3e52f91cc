// What a run takes: the network, as the backend lays it out, and the recording.
import type { MemoryCount } from '../2-plan/index.js';
import { bytesOf } from '../3-kernels/index.js';
import { recordBytes } from './record-bytes.js';

/** Without a name the default backend. Throws NetworkError for a backend that does not exist. */
export const memoryCount =
  (backend?: string): MemoryCount =>
  plan => [...bytesOf(plan, backend), ...recordBytes(plan)];
