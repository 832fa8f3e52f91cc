// Progress and cancellation of long work.
export { Cancelled, ProgressMeter, span } from './progress-meter.js';
