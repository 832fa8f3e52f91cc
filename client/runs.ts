// The runs that this window started, the newest of each experiment: what they report goes to whoever watches. Knows no editor.
import {
  endedMethod,
  pictureMethod,
  progressMethod,
  runMethod,
  shownMethod,
  startedMethod,
  stopMethod,
  type PictureUpdate,
  type RunAccepted,
  type RunEnded,
  type RunParams,
  type RunProgress,
  type RunStarted
} from '../server/protocol.js';

/** What shows something about runs. A run is known by what it was started with. */
export interface RunWatcher {
  started?(run: RunStarted): void;
  picture?(run: RunStarted, picture: PictureUpdate): void;
  progress?(run: RunStarted, progress: RunProgress): void;
  /** `stale`: a text was edited meanwhile, so that the places told may not be those of the text any more */
  ended?(run: RunStarted, ended: RunEnded, stale: boolean): void;
  /** a text it was made from was edited; told once a run */
  stale?(run: RunStarted): void;
}

export interface ServerLink {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
}

interface Known {
  readonly started: RunStarted;
  running: boolean;
  stale: boolean;
}

export class Runs {
  /** by uri and experiment */
  private readonly newest = new Map<string, Known>();
  private readonly watchers: RunWatcher[] = [];

  constructor(
    private readonly server: ServerLink,
    private readonly newId: () => string
  ) {}

  watch(watcher: RunWatcher): void {
    this.watchers.push(watcher);
  }

  /** Resolves when the run has begun or was refused; rejects where the server cannot be reached. */
  async start(uri: string, experiment?: string): Promise<RunAccepted> {
    const params: RunParams = { run: this.newId(), uri, ...(experiment !== undefined && { experiment }) };
    const answer = await this.server.request(runMethod, params);
    if (isRecord(answer) && (typeof answer.experiment === 'string' || typeof answer.refused === 'string'))
      return answer as RunAccepted;
    throw new Error(`The language server answered ${runMethod} with something else than this extension understands.`);
  }

  /** All running ones, or those of one experiment. */
  stop(uri?: string, experiment?: string): void {
    for (const { run } of this.running) {
      if (uri === undefined || this.newest.get(keyOf(uri, experiment ?? ''))?.started.run === run)
        this.server.notify(stopMethod, { run });
    }
  }

  /** So many pictures of a run were drawn. */
  shown(run: string, pictures: number): void {
    if (this.running.some(runStarted => runStarted.run === run)) this.server.notify(shownMethod, { run, pictures });
  }

  get running(): readonly RunStarted[] {
    return [...this.newest.values()].filter(known => known.running).map(known => known.started);
  }

  /** A notification of the server. What is ill-formed or about a run that was replaced is not passed on. */
  receive(method: string, params: unknown): void {
    if (method === startedMethod) return this.begin(params);
    const known = isRecord(params)
      ? [...this.newest.values()].find(known => known.started.run === params.run)
      : undefined;
    if (!known?.running) return;
    const run = known.started;
    if (method === pictureMethod) this.tell(runWatcher => runWatcher.picture?.(run, params as PictureUpdate));
    if (method === progressMethod) this.tell(runWatcher => runWatcher.progress?.(run, params as RunProgress));
    if (method === endedMethod) {
      known.running = false;
      this.tell(runWatcher => runWatcher.ended?.(run, params as RunEnded, known.stale));
    }
  }

  /** A text was edited. */
  edited(uri: string): void {
    for (const known of this.newest.values()) {
      if (known.stale || !known.started.files.includes(uri)) continue;
      known.stale = true;
      this.tell(runWatcher => runWatcher.stale?.(known.started));
    }
  }

  /** The server is gone, and with it all runs. */
  lost(message: string): void {
    for (const { run } of this.running) {
      const ended: RunEnded = {
        run,
        ended: 'failed',
        message,
        seconds: 0,
        steps: 0,
        plannedSteps: 0,
        spikes: 0,
        statistics: [],
        reports: [],
        verdicts: [],
        faults: []
      };
      this.receive(endedMethod, ended);
    }
  }

  private begin(params: unknown): void {
    if (!isStarted(params)) return;
    this.newest.set(keyOf(params.uri, params.experiment), { started: params, running: true, stale: false });
    this.tell(runWatcher => runWatcher.started?.(params));
  }

  private tell(what: (watcher: RunWatcher) => void): void {
    this.watchers.forEach(what);
  }
}

/** One string an experiment. */
export const keyOf = (uri: string, experiment: string): string => `${uri}#${experiment}`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a run was started with, where it comes from outside. */
function isStarted(value: unknown): value is RunStarted {
  return (
    isRecord(value) &&
    [value.run, value.uri, value.experiment].every(item => typeof item === 'string') &&
    Array.isArray(value.files) &&
    Array.isArray(value.populations)
  );
}
