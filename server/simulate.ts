// One run from order to end: simulates, and reports pictures and progress meanwhile. Without clock and thread of its own.
import {
  formatCount,
  offeredPlots,
  plot,
  reachedText,
  wishedPanels,
  type Scene,
  type SceneLimits
} from '../outputs/index.js';
import {
  neuronKeys,
  plan,
  type NetworkModel,
  type NeuronKeys,
  type PointValue,
  type Progress,
  type Recording,
  type RunOptions,
  type SavedFile
} from '../simulator/index.js';
import { npzOf } from './npz.js';
import { Pace } from './pace.js';
import { livePictureLimits, PictureStream } from './picture-stream.js';
import { endedMethod, keysMethod, pictureMethod, progressMethod } from './protocol.js';
import { runResult } from './run-result.js';
import { savedIn, savedText } from './saved-files.js';
import { TimeLeft } from './time-left.js';
import { signals, type SimulationOrder, type SimulationQuestion, type SimulationReport } from './simulation-order.js';

export interface Surroundings {
  readonly run: (model: NetworkModel, options: RunOptions) => Recording;
  readonly post: (report: SimulationReport) => void;
  /** wall-clock time in ms */
  readonly now: () => number;
  /** writes a file that the experiment saves beside its own; throws what the file system says */
  readonly write: (uri: string, file: string, content: Uint8Array) => void;
}

/** ms between two pictures, and two reports of progress */
const pictureInterval = 120;
const progressInterval = 100;
/** pictures that may be on their way: a client that draws slowly is sent fewer, one that shows nothing none */
const mostAhead = 2;
/** spikes and samples above which a recording is not drawn meanwhile, which takes as much again: the picture then waits for the end */
export const mostLive = 10_000_000;

/** Answers a question about a run that is over. */
export type Answering = (question: SimulationQuestion) => void;

/** The last reports are the whole picture and `ended`. Returns when the run is over. */
export function simulate(order: SimulationOrder, { run, post, now, write }: Surroundings): Answering {
  const begun = now();
  const seconds = (): number => (now() - begun) / 1000;
  const stream = new PictureStream(order.run);
  const left = new TimeLeft(now);
  const [picturePace, progressPace] = [new Pace(now, pictureInterval), new Pace(now, progressInterval)];
  let at: readonly PointValue[] = [];
  let { plots } = order;
  const draw = (recorded: Recording): Scene => drawn(recorded, { model: order.model, at }, plots);
  let sent = 0;
  const show = (scene: Scene, limits?: SceneLimits): void => {
    post({ method: pictureMethod, params: stream.update(scene, limits) });
    sent++;
  };
  const isAwaited = (): boolean => sent - Atomics.load(order.flag, signals.shown) < mostAhead;
  let isLive = true;
  let progress: Progress | undefined;
  const recording = run(order.model, {
    ...order.options,
    cancelled: () => Atomics.load(order.flag, signals.stop) !== 0 || seconds() >= (order.preview ?? Infinity),
    onStart: (_, start) => {
      isLive = true;
      at = start.at;
      stream.restart();
    },
    onProgress: latest => {
      progress = latest;
      const rest = left.after(latest);
      progressPace.perform(() =>
        post({
          method: progressMethod,
          params: { run: order.run, ...latest, seconds: seconds(), ...(rest !== undefined && { left: rest }) }
        })
      );
    },
    onRecorded: soFar => {
      if (isLive && lengthOf(soFar()) > mostLive) {
        show(waiting(draw(soFar())), livePictureLimits);
        isLive = false;
      }
      if (isLive && isAwaited()) picturePace.perform(() => show(draw(soFar()), livePictureLimits));
    }
  });
  Atomics.store(order.flag, signals.simulated, 1);
  if (recording.points.length > 0) stream.restart();
  at = [];
  // Without a single step there is nothing to see but the faults.
  if (recording.steps > 0) show(draw(recording));
  const isPreview = order.preview !== undefined;
  const saved = isPreview ? [] : savedIn(recording);
  const spikes = progress?.spikes ?? recording.spikes.reduce((sum, spike) => sum + spike.steps.length, 0);
  post({
    method: endedMethod,
    params: {
      run: order.run,
      seconds: seconds(),
      spikes,
      ...runResult(recording, order.texts),
      ...(isPreview && { reached: reachedText(recording) }),
      ...(saved.length > 0 ? { saved: saved.map(one => written(recording.uri, one, write)) } : {}),
      offers: offeredPlots(recording).map(({ text, kind, missing }) => ({ text, kind, ...(missing && { missing }) }))
    }
  });
  return question => {
    if (question.ask === 'keys') return post({ method: keysMethod, params: { run: order.run, keys: keysOf(order) } });
    plots = question.plots;
    if (question.anew) stream.restart();
    show(draw(recording));
  };
}

/** The plots of the experiment, and those that somebody wants to see besides. */
function drawn(
  recording: Recording,
  of: { readonly model: NetworkModel; readonly at: readonly PointValue[] },
  plots: readonly string[]
): Scene {
  const scene = plot(recording, of);
  return { ...scene, panels: [...scene.panels, ...wishedPanels(recording, plots, of)] };
}

/** Of a network that cannot be planned there are none; its run says why. */
function keysOf({ model, options }: SimulationOrder): readonly NeuronKeys[] {
  const made = plan(model, options).plan;
  return made ? neuronKeys(made) : [];
}

/** Writes one file, and says what came of it. */
function written(uri: string, { file, arrays, isEarly }: SavedFile, write: Surroundings['write']): string {
  try {
    write(uri, file, npzOf(arrays));
    return savedText(file, isEarly);
  } catch (error) {
    return `${file} cannot be written (${(error as Error).message}): save to another place.`;
  }
}

/** Spikes, samples of traces and weights. */
function lengthOf({ spikes, traces, weights }: Recording): number {
  const counted = spikes.reduce((sum, { steps }) => sum + steps.length, 0);
  return [...traces, ...weights].reduce((sum, { values }) => sum + values.length, counted);
}

const waiting = (scene: Scene): Scene => ({
  ...scene,
  subtitle: `${scene.subtitle} · more than ${formatCount(mostLive)} spikes and samples: the rest is drawn at the end`
});
