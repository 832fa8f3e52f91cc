// Progress and cancellation of long work.
export { Cancelled, Pulse, span } from './pulse.js';
