// SNN: Show Memory and Timings. What the language server takes, and what it took for each open text.
import type { Command } from './command.js';

export const showTimings: Command = {
  id: 'snn.showTimings',
  execute: ({ timings }) => timings.show()
};
