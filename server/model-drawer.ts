// Pictures of models are simulated in a worker of their own, one after the other, which ends with the picture or with its time: whatever a model does, the server goes on.
import { Worker } from 'node:worker_threads';
import type { DrawModel } from '../language/index.js';
import type { ModelPicture } from '../outputs/index.js';

/** What the worker that simulates is started with for a picture. */
export interface DrawingOrder {
  readonly picture: ModelPicture;
}

export interface DrawingLimits {
  /** ms of a picture, the start of its worker included */
  readonly time: number;
  /** MB of JavaScript objects */
  readonly heap: number;
}

/** `program` is the file of the worker. What it gives is rejected where a picture takes too long or its worker fails. */
export function modelDrawer(program: string, limits: DrawingLimits = { time: 5000, heap: 256 }): DrawModel {
  let before: Promise<unknown> = Promise.resolve();
  return picture => {
    const drawn = before.then(() => drawnBy(program, picture, limits));
    before = drawn.catch(() => undefined);
    return drawn;
  };
}

function drawnBy(program: string, picture: ModelPicture, { time, heap }: DrawingLimits): Promise<string | undefined> {
  const workerData: DrawingOrder = { picture };
  const worker = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: heap } });
  return new Promise<string | undefined>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the picture took more than ${time} ms`)), time);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', code => {
      clearTimeout(late);
      reject(new Error(`its worker ended with code ${code}`));
    });
  }).finally(() => void worker.terminate());
}
