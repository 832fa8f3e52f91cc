// SNN: Restart Server. Runs that go on end with it.
import type { Command } from './command.js';

export const restartServer: Command = {
  id: 'snn.restartServer',
  execute: ({ restartServer: restart }) => restart()
};
