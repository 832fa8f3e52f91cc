// All commands of the extension; package.json gives their titles and places.
import type { Command } from './command.js';
import { exportPicture } from './export-picture.js';
import { livePreview } from './live-preview.js';
import { newFile } from './new-file.js';
import { quickFix } from './quick-fix.js';
import { restartServer } from './restart-server.js';
import { run } from './run.js';
import { showCheckPage } from './show-check-page.js';
import { showPlan } from './show-plan.js';
import { showReferences } from './show-references.js';
import { showResults } from './show-results.js';
import { stopLivePreview } from './stop-live-preview.js';
import { showTimings } from './show-timings.js';
import { stop } from './stop.js';

export const commands: readonly Command[] = [
  run,
  stop,
  livePreview,
  stopLivePreview,
  newFile,
  exportPicture,
  showPlan,
  showReferences,
  showCheckPage,
  quickFix,
  showResults,
  showTimings,
  restartServer
];
