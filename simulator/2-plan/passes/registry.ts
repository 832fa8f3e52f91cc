// The optional passes, in the order in which they are applied.
import { commonValues } from './common-values.js';
import { constantFolding } from './constant-folding.js';
import { delaySlices } from './delay-slices.js';
import { exactPropagators } from './exact-propagators.js';
import { lazyReplay } from './lazy-replay.js';
import { mergedReceptors } from './merged-receptors.js';
import { narrowTargets } from './narrow-targets.js';
import type { Pass } from './pass.js';
import { reciprocals } from './reciprocals.js';
import { signalIntegrals } from './signal-integrals.js';
import { sharedTraces } from './shared-traces.js';

export const passes: readonly Pass[] = [
  constantFolding,
  mergedReceptors,
  signalIntegrals,
  reciprocals,
  exactPropagators,
  commonValues,
  narrowTargets,
  sharedTraces,
  lazyReplay,
  delaySlices
];
