// A network whose file says how large it is, as small as the file allows: for tests that make networks of all examples, several times.
import type { NetworkModel } from '../../simulator/index.js';

export const smallest = (model: NetworkModel): NetworkModel => ({
  ...model,
  globals: model.globals.map(global =>
    global.name === 'scale' && global.low ? { ...global, value: global.low } : global
  )
});
