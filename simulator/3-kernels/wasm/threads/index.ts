// Threads over one memory: who carries what, where they wait for each other, and the spikes that they tell each other.
export { Board } from './board.js';
export { addDriver, type Call, type Driver, type Phases } from './driver-code.js';
export { spendCode, stretch } from './barrier-code.js';
export { LossyLog, type SpikeSource } from './lossy-log.js';
export { Ranges } from './ranges.js';
export { SpikeLog } from './spike-log.js';
export { WorkSharing, type Way } from './work-sharing.js';
