// A worker that waits until the flag is raised, and then ends as cancelled.
import { parentPort, workerData } from 'node:worker_threads';

Atomics.wait(workerData.flag, 0, 0);
parentPort.postMessage({
  method: 'snn/ended',
  params: {
    run: workerData.run,
    ended: 'cancelled',
    seconds: 1,
    steps: 1,
    plannedSteps: 2,
    spikes: 0,
    statistics: [],
    reports: [],
    verdicts: [],
    faults: []
  }
});
