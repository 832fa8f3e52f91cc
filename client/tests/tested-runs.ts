// Runs that are tests: started one by one without a panel, followed to their ends. Knows no editor.
import { endedWithNothing, type RunEnded, type RunStarted } from '../../server/protocol.js';
import { keyOf, type Runs, type RunWatcher } from '../runs.js';

interface Waiting {
  /** absent until it has begun */
  run?: string;
  readonly end: (ended: RunEnded) => void;
}

const replaced = 'The experiment was run again before this run had ended: see the results of the newer run.';

export class TestedRuns implements RunWatcher {
  /** by experiment */
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly runs: Pick<Runs, 'startQuietly' | 'stop'>) {}

  /** What a run of the experiment has come to, or the sentence why there is none, also where the server cannot be reached; `stopped` ends it early. */
  async run(uri: string, experiment: string, stopped: AbortSignal): Promise<RunEnded | { readonly refused: string }> {
    const key = keyOf(uri, experiment);
    const ended = new Promise<RunEnded>(end => this.waiting.set(key, { end }));
    const stop = (): void => this.runs.stop(uri, experiment);
    try {
      const answer = await this.runs.startQuietly(uri, experiment);
      if ('refused' in answer) return answer;
      if (stopped.aborted) stop();
      stopped.addEventListener('abort', stop);
      return await ended;
    } catch (error) {
      return { refused: (error as Error).message };
    } finally {
      stopped.removeEventListener('abort', stop);
      this.waiting.delete(key);
    }
  }

  /** A preview that was asked for before gives way to the test. */
  started({ run, uri, experiment, preview }: RunStarted): void {
    const waiting = this.waiting.get(keyOf(uri, experiment));
    if (!waiting || preview !== undefined) return;
    if (waiting.run === undefined) waiting.run = run;
    else if (waiting.run !== run) waiting.end(endedWithNothing(waiting.run, 'cancelled', replaced));
  }

  ended({ run, uri, experiment }: RunStarted, ended: RunEnded): void {
    const waiting = this.waiting.get(keyOf(uri, experiment));
    if (waiting?.run === run) waiting.end(ended);
  }
}
