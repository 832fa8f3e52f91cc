// The experiment of a file that stands around a line.
import type { ExperimentInfo } from '../../server/protocol.js';

export const experimentAt = (experiments: readonly ExperimentInfo[], line: number): ExperimentInfo | undefined =>
  experiments.find(({ place }) => place.start.line <= line && line <= place.end.line);
