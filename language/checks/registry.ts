// All checks, in the order they run. A check is one file beside this one and one page in docs/checks.
import type { Check } from './check.js';
import { importCycle } from './import-cycle.js';
import { importNotFound } from './import-not-found.js';
import { misspeltStatement } from './misspelt-statement.js';
import { syntaxError } from './syntax-error.js';
import { unknownName } from './unknown-name.js';

export const checks: readonly Check[] = [
  syntaxError,
  misspeltStatement,
  importNotFound,
  importCycle,
  unknownName
];
