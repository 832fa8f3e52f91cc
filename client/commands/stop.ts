// SNN: Stop. All runs of the window, or those of one experiment.
import type { Command } from './command.js';

export const stop: Command = {
  id: 'snn.stop',
  execute({ runs }, [uri, experiment]) {
    if (typeof uri === 'string' && typeof experiment === 'string') runs.stop(uri, experiment);
    else runs.stop();
    return Promise.resolve();
  }
};
