// The rules of ARCHITECTURE.md as pure functions over {path, text}; test/architecture.test.ts applies them to the tree.
// Every violation is one sentence that names the file, the rule and the remedy.
export { cycleViolations, doorViolations, importViolations } from './imports.js';
export { nameViolations, sizeViolations } from './names-and-sizes.js';
export { checkPageViolations, registryViolations } from './registries.js';
export { instructionViolations, roomViolations, siblingViolations, stageViolations } from './simulator.js';
export type { SourceFile } from './source-file.js';
