// Chunks put together are the recording that the run returns in the end.
import { expect, test } from 'vitest';
import type { Chunk, Recording } from '../../simulator/index.js';
import { LiveRecording } from '../../server/live-recording.js';
import { millivolts, population, recordingOf, spikesOf } from '../outputs/hand-made.js';

const trace = (steps: readonly number[], values: readonly number[]): Recording['traces'][number] =>
  ({ population: 'E', variable: 'V', unit: millivolts, neurons: Uint32Array.of(0, 1), steps: Float64Array.from(steps), values: Float64Array.from(values) });
const weights = (steps: readonly number[], values: readonly number[]): Recording['weights'][number] =>
  ({ connect: 'c', variable: 'weight', unit: millivolts, pre: Uint32Array.of(0), post: Uint32Array.of(1), steps: Float64Array.from(steps), values: Float64Array.from(values) });
const parts = { populations: [population('E', 2), population('I', 1)] };
const empty = recordingOf(0, { ...parts, plannedSteps: 30, spikes: [spikesOf('E', [[], []]), spikesOf('I', [[]])], traces: [trace([], [])], weights: [weights([], [])] });
const chunks: readonly Chunk[] = [
  { point: 0, steps: 10, spikes: [spikesOf('E', [[1, 9], [4]]), spikesOf('I', [[]])], traces: [trace([5, 10], [1, 2, 3, 4])], weights: [weights([10], [7])] },
  { point: 0, steps: 20, spikes: [spikesOf('E', [[], []]), spikesOf('I', [[12]])], traces: [trace([], [])], weights: [weights([], [])] },
  { point: 0, steps: 30, spikes: [spikesOf('E', [[], [30]]), spikesOf('I', [[21, 22]])], traces: [trace([15], [5, 6])], weights: [weights([30], [8])] }
];

test('it begins with nothing recorded', () => expect(new LiveRecording(empty).recording).toEqual(empty));

test.each([['looked at once', false], ['looked at after every chunk', true]])('it is the whole in the end, %s', (_, looking) => {
  const live = new LiveRecording(empty);
  for (const chunk of chunks) {
    live.add(chunk);
    if (looking) expect(live.recording.steps).toBe(chunk.steps);
  }
  expect(live.recording).toEqual({
    ...empty, steps: 30, spikes: [spikesOf('E', [[1, 9], [4, 30]]), spikesOf('I', [[12, 21, 22]])],
    traces: [trace([5, 10, 15], [1, 2, 3, 4, 5, 6])], weights: [weights([10, 30], [7, 8])]
  });
});
