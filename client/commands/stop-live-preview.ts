// SNN: Stop Live Preview, the button of a title while it is on.
import type { Command } from './command.js';

export const stopLivePreview: Command = {
  id: 'snn.stopLivePreview',
  execute({ preview }) {
    preview.turnOff();
    return Promise.resolve();
  }
};
