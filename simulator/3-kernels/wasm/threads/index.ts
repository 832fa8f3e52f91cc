// Threads over one memory: who carries what, where they meet, and the spikes that they tell each other.
export { Board } from './board.js';
export { addDriver, type Call, type Driver, type Phases } from './driver-code.js';
export { meetingCode, spendCode, stretch } from './meeting-code.js';
export { Ranges } from './ranges.js';
export { SpikeLog } from './spike-log.js';
