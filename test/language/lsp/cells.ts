// A neuron in a file of its own, for tests of what goes from file to file.
import { snn } from '../../support/snn.js';

/** Text of the file that is called cells.snn. */
export const cells = snn`
    neuron cell {
      param tau = 5 ms
      input I : pA
      state V = 0 mV
      V' = -V / tau
      spike when V > 1 mV
    }
  `;
