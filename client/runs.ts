// The runs that this window started, the newest of each experiment: what they report goes to whoever watches. Knows no editor.
import { isEnded, isKeys, isPicture, isProgress, isStarted } from '../server/protocol-shapes.js';
import {
  drawMethod,
  endedMethod,
  keysMethod,
  endedWithNothing,
  fingerprint,
  pictureMethod,
  progressMethod,
  runMethod,
  shownMethod,
  startedMethod,
  stopMethod,
  type DrawParams,
  type PictureUpdate,
  type RunAccepted,
  type RunBesides,
  type RunEnded,
  type RunKeys,
  type RunParams,
  type RunProgress,
  type RunStarted
} from '../server/protocol.js';

/** What shows something about runs. A run is known by what it was started with. */
export interface RunWatcher {
  /** `isQuiet`: nobody asked to see it; its results are for a list of tests */
  started?(run: RunStarted, isQuiet: boolean): void;
  picture?(run: RunStarted, picture: PictureUpdate): void;
  progress?(run: RunStarted, progress: RunProgress): void;
  keys?(run: RunStarted, keys: RunKeys): void;
  /** `stale`: a text was edited meanwhile, so that the places told may not be those of the text any more */
  ended?(run: RunStarted, ended: RunEnded, stale: boolean): void;
  /** a run of an earlier window, whose panel is back */
  restored?(run: RunStarted, ended: RunEnded): void;
  /** a text it was made from was edited */
  stale?(run: RunStarted): void;
  /** the edits were undone; with what the run has come to, where it is over */
  fresh?(run: RunStarted, ended: RunEnded | undefined): void;
}

export interface ServerLink {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
}

interface Known {
  readonly started: RunStarted;
  ended?: RunEnded;
  /** uris of texts that differ from those of the run */
  readonly edited: Set<string>;
}

export class Runs {
  /** by uri and experiment */
  private readonly newest = new Map<string, Known>();
  private readonly watchers: RunWatcher[] = [];
  /** names of the runs that nobody asked to see, until they begin */
  private readonly quiet = new Set<string>();

  constructor(
    private readonly server: ServerLink,
    private readonly newId: () => string
  ) {}

  watch(watcher: RunWatcher): void {
    this.watchers.push(watcher);
  }

  /** Resolves when the run has begun or was refused; rejects where the server cannot be reached. */
  start(uri: string, experiment?: string, besides: RunBesides & Pick<RunParams, 'preview'> = {}): Promise<RunAccepted> {
    return this.request({ run: this.newId(), uri, ...(experiment !== undefined && { experiment }), ...besides });
  }

  /** The same, and no panel opens for it. */
  async startQuietly(uri: string, experiment: string): Promise<RunAccepted> {
    const run = this.newId();
    this.quiet.add(run);
    try {
      return await this.request({ run, uri, experiment });
    } finally {
      this.quiet.delete(run);
    }
  }

  private async request(params: RunParams): Promise<RunAccepted> {
    const answer = await this.server.request(runMethod, params);
    if (isRecord(answer) && (typeof answer.experiment === 'string' || typeof answer.refused === 'string'))
      return answer as RunAccepted;
    throw new Error(`The language server answered ${runMethod} with something else than this extension understands.`);
  }

  /** All running ones, those of a file, or that of one experiment. */
  stop(uri?: string, experiment?: string): void {
    for (const started of this.running) {
      if ((uri ?? started.uri) === started.uri && (experiment ?? started.experiment) === started.experiment)
        this.server.notify(stopMethod, { run: started.run });
    }
  }

  /** So many pictures of a run were drawn. */
  shown(run: string, pictures: number): void {
    if (this.running.some(runStarted => runStarted.run === run)) this.server.notify(shownMethod, { run, pictures });
  }

  /** Asks for the picture of a run that has ended, with further plots; or for what its neurons can be sorted by. Says why there is none. */
  async ask(run: string, what: Omit<DrawParams, 'run'> | 'keys'): Promise<string | undefined> {
    const answer =
      what === 'keys'
        ? await this.server.request(keysMethod, { run })
        : await this.server.request(drawMethod, { run, ...what });
    return isRecord(answer) && typeof answer.refused === 'string' ? answer.refused : undefined;
  }

  /** The newest run of an experiment, or of the experiment of a file that ran last. */
  last(uri: string | undefined, experiment?: string): RunStarted | undefined {
    return [...this.newest.values()]
      .map(({ started }) => started)
      .findLast(
        started => (uri ?? started.uri) === started.uri && (experiment ?? started.experiment) === started.experiment
      );
  }

  /** The newest run of those that a text belongs to. */
  lastMadeFrom(uri: string): RunStarted | undefined {
    return this.knownOf(uri).at(-1)?.started;
  }

  /** What a run has come to, and whether its text is another one by now. */
  outcome({ uri, experiment }: RunStarted): { readonly ended: RunEnded | undefined; readonly stale: boolean } {
    const known = this.newest.get(keyOf(uri, experiment));
    return { ended: known?.ended, stale: (known?.edited.size ?? 0) > 0 };
  }

  get running(): readonly RunStarted[] {
    return [...this.newest.values()].filter(known => !known.ended).map(known => known.started);
  }

  /** A notification of the server. What is ill-formed or about a run that was replaced is not passed on. */
  receive(method: string, params: unknown): void {
    if (method === startedMethod) return this.begin(params);
    const known = isRecord(params)
      ? [...this.newest.values()].find(known => known.started.run === params.run)
      : undefined;
    if (!known) return;
    const run = known.started;
    if (method === pictureMethod && isPicture(params))
      this.tell(runWatcher => runWatcher.picture?.(run, params as PictureUpdate));
    if (method === keysMethod && isKeys(params)) this.tell(runWatcher => runWatcher.keys?.(run, params as RunKeys));
    if (known.ended) return;
    if (method === progressMethod && isProgress(params))
      this.tell(runWatcher => runWatcher.progress?.(run, params as RunProgress));
    if (method === endedMethod && isEnded(params)) {
      known.ended = params as RunEnded;
      this.tell(runWatcher => runWatcher.ended?.(run, params as RunEnded, known.edited.size > 0));
    }
  }

  /** A panel is back that shows a run of an earlier window; `texts` are as they stand now. */
  restore(started: RunStarted, ended: RunEnded, texts: ReadonlyMap<string, string>): void {
    const key = keyOf(started.uri, started.experiment);
    if (this.newest.has(key)) return;
    const known: Known = { started, ended, edited: new Set() };
    this.newest.set(key, known);
    for (const [uri, text] of texts) if (isEdited(known, uri, text)) known.edited.add(uri);
    // the places of its results are those of its own text
    this.tell(watcher => (known.edited.size > 0 ? watcher.stale?.(started) : watcher.restored?.(started, ended)));
  }

  /** A text was edited; whether it is another one than that of a run tells `compare`. */
  edited(uri: string): void {
    for (const known of this.knownOf(uri)) this.differ(known, uri);
  }

  /** Whether a text is known to differ from that of a run. */
  differs(uri: string): boolean {
    return this.knownOf(uri).some(known => known.edited.has(uri));
  }

  /** This is how a text stands now. */
  compare(uri: string, text: string): void {
    for (const known of this.knownOf(uri)) {
      if (isEdited(known, uri, text)) this.differ(known, uri);
      else if (known.edited.delete(uri) && known.edited.size === 0)
        this.tell(runWatcher => runWatcher.fresh?.(known.started, known.ended));
    }
  }

  private differ({ started, edited }: Known, uri: string): void {
    const isFirst = edited.size === 0;
    edited.add(uri);
    if (isFirst) this.tell(runWatcher => runWatcher.stale?.(started));
  }

  private knownOf(uri: string): readonly Known[] {
    return [...this.newest.values()].filter(({ started }) => started.files.some(file => file.uri === uri));
  }

  /** The server is gone, and with it all runs. */
  lost(message: string): void {
    for (const { run } of this.running) {
      this.receive(endedMethod, endedWithNothing(run, 'failed', message));
    }
  }

  private begin(params: unknown): void {
    if (!isStarted(params)) return;
    const started = params as RunStarted;
    const key = keyOf(started.uri, started.experiment);
    // the newest stands last
    this.newest.delete(key);
    this.newest.set(key, { started, edited: new Set() });
    this.tell(runWatcher => runWatcher.started?.(started, this.quiet.has(started.run)));
  }

  private tell(what: (watcher: RunWatcher) => void): void {
    this.watchers.forEach(what);
  }
}

/** One string an experiment. */
export const keyOf = (uri: string, experiment: string): string => `${uri}#${experiment}`;

const isEdited = ({ started }: Known, uri: string, text: string): boolean =>
  started.files.some(file => file.uri === uri && file.fingerprint !== fingerprint(text));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
