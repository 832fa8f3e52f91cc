// A worker that reports progress once and then hears nothing more, as a kernel in an endless loop would.
import { parentPort, workerData } from 'node:worker_threads';

parentPort.postMessage({
  method: 'snn/progress',
  params: { run: workerData.run, phase: 'running', steps: 7, plannedSteps: 10, spikes: 3, seconds: 0.5 }
});
for (;;);
