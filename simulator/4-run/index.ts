// Stage 4: an experiment is run and leaves a Recording.
export { memoryCount } from './memory-count.js';
export { digest } from './digest.js';
export type { Chunk, PointValue, PointStart, Progress, RunOptions } from './options.js';
export type {
  RecordedPopulation,
  RecordedProjection,
  RecordedLabels,
  RecordedSpikes,
  RecordedTest,
  SavedFile,
  RecordedTrace,
  RecordedWeights,
  Recording,
  SweepPoint
} from './recording.js';
export { run } from './run.js';
