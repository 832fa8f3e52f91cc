// A worker that has stopped and takes longer over its results than it is given to stop.
import { parentPort, workerData } from 'node:worker_threads';

Atomics.store(workerData.flag, 2, 1);
parentPort.postMessage({
  method: 'snn/progress',
  params: { run: workerData.run, phase: 'running', steps: 7, plannedSteps: 10, spikes: 3, seconds: 0.5 }
});
setTimeout(
  () =>
    parentPort.postMessage({
      method: 'snn/ended',
      params: {
        run: workerData.run,
        ended: 'cancelled',
        seconds: 1,
        steps: 7,
        plannedSteps: 10,
        spikes: 0,
        statistics: [],
        reports: [],
        verdicts: [],
        faults: []
      }
    }),
  600
);
