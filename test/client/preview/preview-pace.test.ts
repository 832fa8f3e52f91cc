// An edit is previewed once the keys rest; what goes on ends with the next edit, and a slow preview makes the next wait longer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PreviewPace } from '../../../client/preview/preview-pace.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced(isAccepted = true): { pace: PreviewPace; did: string[] } {
  const did: string[] = [];
  const begun = Date.now();
  const note = (what: string): number => did.push(`${what} at ${Date.now() - begun}`);
  const pace = new PreviewPace({
    start: () => {
      note('start');
      return Promise.resolve(isAccepted);
    },
    stop: () => void note('stop')
  });
  return { pace, did };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('only the last of several keys starts a preview', async () => {
  const { pace, did } = paced();
  for (let key = 0; key < 5; key++) {
    pace.edited();
    await pass(300);
  }
  expect(did).toEqual([]);
  await pass(1000);
  expect(did).toEqual(['start at 1600']);
});

test('an edit stops the preview that goes on', async () => {
  const { pace, did } = paced();
  pace.edited();
  await pass(400);
  pace.began();
  await pass(100);
  pace.edited();
  expect(did).toEqual(['start at 400', 'stop at 500']);
  await pass(400);
  expect(did).toEqual(['start at 400', 'stop at 500', 'start at 900']);
});

test('a preview that begins when an edit has overtaken it is stopped', async () => {
  const { pace, did } = paced();
  pace.start();
  pace.edited();
  pace.began();
  expect(did).toEqual(['start at 0', 'stop at 0', 'stop at 0']);
  await pass(400);
  pace.began();
  expect(did.slice(3)).toEqual(['start at 400']);
});

test('what has ended or was refused is not stopped', async () => {
  const { pace, did } = paced();
  pace.start();
  pace.began();
  pace.ended();
  pace.edited();
  expect(did).toEqual(['start at 0']);
  const refused = paced(false);
  refused.pace.start();
  await pass(0);
  refused.pace.edited();
  expect(refused.did).toEqual(['start at 0']);
});

test('behind a slow preview an edit waits longer, up to two seconds, and behind a quick one not any more', async () => {
  const { pace } = paced();
  const previewOf = async (ms: number): Promise<number> => {
    pace.start();
    pace.began();
    await pass(ms);
    pace.ended();
    return pace.pause;
  };
  expect(pace.pause).toBe(400);
  expect(await previewOf(1500)).toBe(750);
  expect(await previewOf(60_000)).toBe(2000);
  expect(await previewOf(100)).toBe(400);
});

test('one that was cut off has taken at least so long', async () => {
  const { pace } = paced();
  pace.start();
  await pass(1800);
  pace.edited();
  expect(pace.pause).toBe(900);
});

test('turned off, nothing starts', async () => {
  const { pace, did } = paced();
  pace.edited();
  pace.cease();
  await pass(5000);
  expect(did).toEqual([]);
});
