// What the server reports about runs reaches the watchers, of the newest run of each experiment and of nothing else.
import { describe, expect, test } from 'vitest';
import { Runs, type RunWatcher } from '../../client/runs.js';
import { endedWithNothing, fingerprint, type RunEnded, type RunStarted } from '../../server/protocol.js';

const file = 'file:///net.snn';
const started = (run: string, experiment = 'first'): RunStarted => ({
  run,
  uri: file,
  experiment,
  files: [file, 'file:///cells.snn'].map(uri => ({ uri, fingerprint: fingerprint(`text of ${uri}`) })),
  populations: [],
  parameters: [],
  record: [],
  plots: []
});

const endOf = (run: string, ended: RunEnded['ended'] = 'complete'): RunEnded => {
  const { message: _, ...end } = endedWithNothing(run, 'failed', '');
  return { ...end, ended };
};
const progress = { phase: 'running', steps: 1, plannedSteps: 10, spikes: 0, seconds: 1 };
const picture = {
  fresh: true,
  title: 'first',
  subtitle: '',
  time: [0, 1],
  spikes: { recorded: 0 },
  panels: []
};

function observed(answer: unknown = { experiment: 'first' }): { runs: Runs; seen: string[]; sent: unknown[] } {
  const seen: string[] = [];
  const sent: unknown[] = [];
  let ids = 0;
  const runs = new Runs(
    {
      request: (method, params) => {
        sent.push([method, params]);
        return Promise.resolve(answer);
      },
      notify: (method, params) => void sent.push([method, params])
    },
    () => `id-${++ids}`
  );
  const watcher: RunWatcher = {
    started: ({ run }) => seen.push(`started ${run}`),
    picture: ({ run }) => seen.push(`picture ${run}`),
    progress: ({ run }) => seen.push(`progress ${run}`),
    ended: ({ run }, { ended, message }, stale) =>
      seen.push(`ended ${run} ${ended}${message ? `: ${message}` : ''}${stale ? ', stale' : ''}`),
    restored: ({ run }) => seen.push(`restored ${run}`),
    stale: ({ run }) => seen.push(`stale ${run}`),
    fresh: ({ run }, ended) => seen.push(`fresh ${run}${ended ? ` ${ended.ended}` : ''}`)
  };
  runs.watch(watcher);
  return { runs, seen, sent };
}

describe('new runs', () => {
  test('are asked for under names of their own', async () => {
    const { runs, sent } = observed();
    expect(await runs.start(file, 'first')).toEqual({ experiment: 'first' });
    await runs.start(file);
    expect(sent).toEqual([
      ['snn/run', { run: 'id-1', uri: file, experiment: 'first' }],
      ['snn/run', { run: 'id-2', uri: file }]
    ]);
  });

  test('may be refused', async () =>
    expect(await observed({ refused: 'net.snn has an error.' }).runs.start(file)).toEqual({
      refused: 'net.snn has an error.'
    }));

  test('need an answer that makes sense', async () => {
    for (const nonsense of [null, 'yes', {}, { experiment: 7 }])
      await expect(observed(nonsense).runs.start(file)).rejects.toThrow('snn/run');
  });
});

describe('reports about runs', () => {
  test('are followed from start to end', () => {
    const { runs, seen } = observed();
    runs.receive('snn/started', started('a'));
    const ofRun = { progress: { ...progress, run: 'a' }, picture: { ...picture, run: 'a' }, ended: endOf('a') };
    // behind its end a run may be drawn once more
    for (const what of ['progress', 'picture', 'ended', 'picture', 'progress', 'ended'] as const)
      runs.receive(`snn/${what}`, ofRun[what]);
    expect(seen).toEqual(['started a', 'progress a', 'picture a', 'ended a complete', 'picture a']);
    expect(runs.running).toEqual([]);
  });

  test('of those that were replaced are not passed on', () => {
    const { runs, seen } = observed();
    runs.receive('snn/started', started('a'));
    runs.receive('snn/started', started('b'));
    runs.receive('snn/ended', endOf('a', 'cancelled'));
    runs.receive('snn/picture', { run: 'b', ...picture });
    expect(seen).toEqual(['started a', 'started b', 'picture b']);
  });

  test('that are ill-formed are not passed on', () => {
    const { runs, seen } = observed();
    for (const nonsense of [undefined, null, 'a', {}, { run: 'a' }, { ...started('a'), files: 'none' }]) {
      runs.receive('snn/started', nonsense);
      runs.receive('snn/picture', nonsense);
    }
    runs.receive('snn/started', started('b'));
    runs.receive('snn/picture', { ...picture, run: 'b', panels: [{ marks: 'many' }] });
    runs.receive('snn/progress', { ...progress, run: 'b', steps: '1' });
    runs.receive('snn/ended', { ...endOf('b'), verdicts: [{ passed: 'yes' }] });
    expect(seen.splice(0)).toEqual(['started b']);
    expect(seen).toEqual([]);
  });
});

describe('runs', () => {
  test('stop one by one, or all', () => {
    const { runs, sent } = observed();
    runs.receive('snn/started', started('a'));
    runs.receive('snn/started', started('b', 'second'));
    runs.stop(file, 'second');
    expect(sent).toEqual([['snn/stop', { run: 'b' }]]);
    runs.receive('snn/ended', endOf('b', 'cancelled'));
    runs.stop();
    expect(sent.slice(1)).toEqual([['snn/stop', { run: 'a' }]]);
    runs.stop(file, 'third');
    runs.stop('file:///other.snn');
    expect(sent).toHaveLength(2);
    runs.stop(file);
    expect(sent.slice(2)).toEqual([['snn/stop', { run: 'a' }]]);
  });

  test('tell how many of their pictures were drawn, while they go on', () => {
    const { runs, sent } = observed();
    runs.receive('snn/started', started('a'));
    runs.shown('a', 3);
    runs.shown('b', 1);
    runs.receive('snn/ended', endOf('a'));
    runs.shown('a', 4);
    expect(sent).toEqual([['snn/shown', { run: 'a', pictures: 3 }]]);
  });

  test('end with the server', () => {
    const { runs, seen } = observed();
    runs.receive('snn/started', started('a'));
    runs.lost('The server ended.');
    runs.lost('The server ended.');
    expect(seen).toEqual(['started a', 'ended a failed: The server ended.']);
  });
});

describe('runs and their texts', () => {
  test('are stale once one of their texts is edited', () => {
    const { runs, seen } = observed();
    runs.receive('snn/started', started('a'));
    runs.edited('file:///other.snn');
    runs.edited('file:///cells.snn');
    runs.edited(file);
    runs.receive('snn/ended', endOf('a'));
    expect(seen).toEqual(['started a', 'stale a', 'ended a complete, stale']);
    runs.receive('snn/started', started('b'));
    runs.edited(file);
    expect(seen.slice(3)).toEqual(['started b', 'stale b']);
  });

  test('are fresh again once all edits are undone', () => {
    const { runs, seen } = observed();
    const [own, other] = [file, 'file:///cells.snn'];
    runs.receive('snn/started', started('a'));
    runs.edited(own);
    runs.edited(other);
    expect([runs.differs(own), runs.differs('file:///none.snn')]).toEqual([true, false]);
    runs.compare(own, 'another text');
    runs.compare(own, `text of ${own}`);
    runs.receive('snn/ended', endOf('a'));
    runs.compare(other, `text of ${other}`);
    expect(seen).toEqual(['started a', 'stale a', 'ended a complete, stale', 'fresh a complete']);
    expect(runs.differs(own)).toBe(false);
  });

  test('of an earlier window come back, stale where the text is another one', () => {
    const { runs, seen } = observed();
    const texts = new Map([file, 'file:///cells.snn'].map(uri => [uri, `text of ${uri}`]));
    runs.restore(started('a'), endOf('a'), texts);
    runs.restore(started('b', 'second'), endOf('b'), new Map([...texts, [file, 'another text']]));
    runs.edited(file);
    runs.compare(file, `text of ${file}`);
    expect(seen).toEqual(['restored a', 'stale b', 'stale a', 'fresh a complete', 'fresh b complete']);
    runs.restore(started('c'), endOf('c'), texts);
    expect(seen).toHaveLength(5);
  });
});
